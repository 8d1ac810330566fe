import ColophonDocument
import ColophonModels
import Foundation

/// Estimates the quality of readings without ground truth: lexicons, letter models and the engine's confidence, put
/// together by the formulas of `Models/quality`.
package struct ReadingQuality: Sendable {
  /// What is to be expected of a reading of one page.
  package struct Estimate: Sendable {
    /// Expected share of wrong and missing characters, from 0 to 1.
    package var errorRate: Double
    package var band: QualityModel.Band
    /// For each line of the reading the expected share of wrong characters.
    package var lines: [Double]
    /// The languages that the reading was held against, the leading one first.
    package var languages: [String]
  }

  package let models: [ModelReference]
  package let lexicons: [Lexicon]
  private let model: QualityModel

  /// Opens the lexicons and the model of Colophon's models folder. Lexicons may be missing: the estimate then rests
  /// on the rest.
  package init(models folder: URL) throws {
    let file = try QualityModelFile(
      folder: QualityModelFile.folder(in: folder), lineFeatures: ReadingFeatures.lineNames,
      pageFeatures: ReadingFeatures.pageNames)
    let lexicons = try Lexicon.all(in: folder)
    self.init(
      model: file.model, lexicons: lexicons, models: lexicons.map { $0.reference() } + [file.reference])
  }

  init(model: QualityModel, lexicons: [Lexicon], models: [ModelReference]) {
    self.model = model
    self.lexicons = lexicons
    self.models = models.sorted { $0.name < $1.name }
  }

  /// - Parameter languages: codes of the languages to hold the reading against; nil to let the lexicons choose, as
  ///   the model was fitted.
  package func estimate(_ lines: [Line], languages: [String]? = nil) -> Estimate {
    let reading = MeasuredReading(lines, lexicons: lexicons, languages: languages)
    let page = reading.page
    let pageFeatures = ReadingFeatures.ofPage(page)
    // Where nothing was read there is nothing to trust.
    let errorRate =
      page.characters > 0 ? value(model.page, ReadingFeatures.pageNames, pageFeatures) : 1
    return Estimate(
      errorRate: errorRate, band: model.band(of: errorRate),
      lines: reading.lines.map { line in
        line.characters > 0
          ? value(model.line, ReadingFeatures.lineNames, ReadingFeatures.ofLine(line, page: pageFeatures)) : 1
      },
      languages: reading.languages)
  }

  package func band(of errorRate: Double) -> QualityModel.Band { model.band(of: errorRate) }

  private func value(_ formula: QualityModel.Formula, _ names: [String], _ values: [Double?]) -> Double {
    model.errorRate(formula, Dictionary(zip(names, values)) { first, _ in first })
  }
}
