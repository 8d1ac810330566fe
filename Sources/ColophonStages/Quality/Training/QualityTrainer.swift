import ColophonModels
import Foundation

/// Fits the formulas of a quality model to samples whose errors are known.
struct QualityTrainer: Sendable {
  /// Keeps the logarithm of a faultless line finite; two errors in a hundred count about as one step.
  static let offset = 0.02
  /// A line weighs by its characters, but a long line tells not much more than one of this length.
  private static let mostLineWeight = 60

  /// Where a feature's effect on a line may bend. Pages are too few to learn bends from.
  private static let lineBends: [(feature: String, limits: [Double])] = [
    ("confidence", [0.5, 0.7, 0.85, 0.93]), ("confidence_lowest_decile", [0.3, 0.6, 0.85]),
    ("known", [0.3, 0.6, 0.85]), ("plausibility", [-4, -3, -2.3]),
  ]
  /// In samples; pages are few and need a firm hand.
  private static func penalty(_ extent: QualitySample.Extent) -> Double { extent == .line ? 1 : 100 }

  /// The formula for the extent, from the samples of that extent.
  static func formula(_ extent: QualitySample.Extent, _ samples: [QualitySample]) -> QualityModel.Formula {
    let samples = samples.filter { $0.extent == extent }
    let names = extent == .line ? ReadingFeatures.lineNames : ReadingFeatures.pageNames
    var terms = names.compactMap { term($0, above: nil, in: samples, names) }
    if extent == .line {
      for bend in lineBends {
        terms += bend.limits.compactMap { term(bend.feature, above: $0, in: samples, names) }
      }
    }
    let columns = terms.map { term in names.firstIndex(of: term.feature) ?? 0 }
    let rows = samples.map { sample in
      zip(terms, columns).map { term, column in
        sample.features[column].map { (term.part(of: $0) - term.mean) / term.deviation } ?? 0
      }
    }
    let fit = RidgeRegression(
      rows: rows, targets: samples.map { log($0.errorRate + offset) }, weights: samples.map(weight),
      penalty: penalty(extent))
    for index in terms.indices { terms[index].weight = fit.coefficients[index] }
    return QualityModel.Formula(bias: fit.intercept, terms: terms)
  }

  private static func weight(_ sample: QualitySample) -> Double {
    sample.extent == .page ? 1 : Double(min(sample.characters, mostLineWeight))
  }

  /// A term without weight yet; nil if it is the same for all samples.
  private static func term(
    _ feature: String, above limit: Double?, in samples: [QualitySample], _ names: [String]
  ) -> QualityModel.Term? {
    var term = QualityModel.Term(feature: feature, above: limit, mean: 0, deviation: 1, weight: 0)
    guard let column = names.firstIndex(of: feature) else { return nil }
    let values = samples.compactMap { $0.features[column] }.map { term.part(of: $0) }
    guard !values.isEmpty else { return nil }
    term.mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - term.mean) * ($1 - term.mean) } / Double(values.count)
    guard variance > 1e-12 else { return nil }
    term.deviation = variance.squareRoot()
    return term
  }

  static func model(_ samples: [QualitySample], version: String, licence: String) -> QualityModel {
    QualityModel(
      version: version, licence: licence, offset: offset,
      limits: QualityModel.Limits(fair: 0.035, doubtful: 0.06, unreadable: 0.5),
      line: formula(.line, samples), page: formula(.page, samples)
    ).rounded()
  }
}
