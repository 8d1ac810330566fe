import ColophonDocument
import ColophonModels
import Foundation

/// A fitted quality model with what its tests found, and the card that tells it.
package struct QualityReport: Sendable {
  package let model: QualityModel
  private let test: QualityTest
  private let choice: LineChoice?
  private let samples: [QualitySample]
  private let heldOut: [String]
  private let lexicons: [ModelReference]
  private let rankCorrelation: RankCorrelation

  /// How far two lists of numbers rise and fall together by their ranks, from -1 to 1; nil where that cannot be told.
  package typealias RankCorrelation = @Sendable ([Double], [Double]) -> Double?

  /// Fits on all samples but those of held-out sets and tests by leaving out each set in turn.
  ///
  /// - Parameters:
  ///   - plainReading: the reading that the others are compared with line by line.
  ///   - rankCorrelation: measures the estimates against the true error rates. It is handed in, so that the card and
  ///     `colophon evaluate` measure with one and the same.
  package init(
    _ samples: [QualitySample], heldOut: [String], plainReading: String?, lexicons: [ModelReference],
    version: String, licence: String, rankCorrelation: @escaping RankCorrelation
  ) {
    self.rankCorrelation = rankCorrelation
    self.samples = samples
    self.heldOut = heldOut
    self.lexicons = lexicons
    model = QualityTrainer.model(
      samples.filter { !heldOut.contains($0.set) }, version: version, licence: licence)
    let test = QualityTest(samples, heldOut: Set(heldOut))
    self.test = test
    choice = plainReading.map { LineChoice(test.answers(.line), first: $0) }
  }

  /// The tests in Markdown, as printed after the fit and as they stand in the card.
  package var figures: String {
    let pages = test.answers(.page)
    let lines = test.answers(.line)
    var parts = [
      """
      Every set was left out in turn and estimated by a model fitted to the others. Spearman's rank correlation of \
      estimated and true error rate over \(pages.count) readings of pages: \
      \(Self.two(correlation(pages) { $0.errorRate })) regardless of the order of lines, which is what the model \
      is fitted to, and \(Self.two(correlation(pages) { $0.orderedErrorRate })) in the order of the true texts. \
      Over \(lines.count) lines: \(Self.two(correlation(lines) { $0.errorRate })).
      """,
      bands(pages),
    ]
    if let choice, choice.clear > 0 {
      func rate(_ errors: Double) -> String { Self.percent(errors / choice.characters) }
      parts.append(
        """
        Choosing between two readings of the same line, one with the models of the true language and one with a \
        single model for everything, \(choice.lines) lines: where they differ by more than 5 points, \
        \(Self.percent(Double(choice.clearAndRight) / Double(choice.clear))) % of \(choice.clear) were chosen rightly. \
        Error rate of the chosen lines \(rate(choice.errors.chosen)) %; always the single model \
        \(rate(choice.errors.first)) %, always the true language's \(rate(choice.errors.second)) %, always the better \
        \(rate(choice.errors.best)) %.
        """)
    }
    parts.append(sets(pages))
    return parts.joined(separator: "\n\n")
  }

  private func bands(_ pages: [QualityTest.Answer]) -> String {
    let rows = QualityModel.Band.allCases.map { band in
      let rates = pages.filter { model.band(of: $0.estimate) == band }
        .map(\.sample.errorRate).sorted()
      let ordered = pages.filter { model.band(of: $0.estimate) == band }.map(\.sample.orderedErrorRate).max()
      guard let worst = rates.last else { return "| \(band.rawValue) | \(limits(band)) | 0 | | | |" }
      return
        "| \(band.rawValue) | \(limits(band)) | \(rates.count) | \(Self.percent(rates[rates.count / 2])) | "
        + "\(Self.percent(worst)) | \(Self.percent(ordered ?? 0)) |"
    }
    return """
      | band | expected errors | pages | median % | worst % | worst in order % |
      | --- | --- | ---: | ---: | ---: | ---: |
      \(rows.joined(separator: "\n"))
      """
  }

  private func limits(_ band: QualityModel.Band) -> String {
    switch band {
    case .good: "below \(Self.percent(model.limits.fair)) %"
    case .fair: "below \(Self.percent(model.limits.doubtful)) %"
    case .doubtful: "below \(Self.percent(model.limits.unreadable)) %"
    case .unreadable: "more, or nothing read"
    }
  }

  private func sets(_ pages: [QualityTest.Answer]) -> String {
    let rows = Set(pages.map(\.sample.set)).sorted().map { set in
      let own = pages.filter { $0.sample.set == set }
      let estimated = own.reduce(0) { $0 + $1.estimate } / Double(own.count)
      let real = own.reduce(0) { $0 + $1.sample.errorRate } / Double(own.count)
      return "| \(set)\(heldOut.contains(set) ? ", never trained on" : "") | \(own.count) | "
        + "\(Self.two(correlation(own) { $0.errorRate })) | \(Self.percent(estimated)) | \(Self.percent(real)) |"
    }
    return """
      | set left out | pages | correlation | mean estimate % | mean truth % |
      | --- | ---: | ---: | ---: | ---: |
      \(rows.joined(separator: "\n"))
      """
  }

  private func correlation(
    _ answers: [QualityTest.Answer], _ truth: (QualitySample) -> Double
  ) -> Double? {
    rankCorrelation(answers.map(\.estimate), answers.map { truth($0.sample) })
  }

  private static func two(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? "–" }
  private static func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }

  /// The model card.
  ///
  /// - Parameter about: what the data are, with their licences.
  package func card(weightsDigest: String, about: String) -> String {
    let table = ([QualitySample.tableHeader] + samples.map(\.tableRow)).joined(separator: "\n")
    let readings = Set(samples.map(\.reading)).count
    return """
      ---
      name: \(model.name)
      version: "\(model.version)"
      task: quality of a reading without ground truth
      licence: \(model.licence)
      file: \(QualityModelFile.fileName)
      file_sha256: \(weightsDigest)
      training_sha256: \(sha256(of: Data(table.utf8)))
      ---

      # \(model.name)

      Two formulas that estimate how many characters of a reading are wrong, for a line and for a page, without knowing \
      the truth: sums of \(model.line.terms.count) and \(model.page.terms.count) weighted features. They rest on the \
      engine's confidence, on how much of the reading is made of known words (`Models/lexicons`), on how likely its \
      letters follow each other, and on its signs. `model.json` names every feature with its weight; \
      `Sources/ColophonStages/Quality/ReadingFeatures.swift` says what each one is.

      ## Data

      \(about)

      Fitted to \(samples.count { $0.extent == .page && !heldOut.contains($0.set) }) readings of pages and \
      \(samples.count { $0.extent == .line && !heldOut.contains($0.set) }) lines from \(readings) runs. \
      \(heldOut.isEmpty ? "" : "Used for testing only: \(heldOut.joined(separator: ", ")). ")\
      `training_sha256` is over the table of all features and errors. Profile of the comparison: `folded`, see \
      `colophon evaluate`.

      A line is held against the place in the page's true text that it resembles most, so its error rate is that of \
      what was read. A page's errors are those of its lines and the characters missing from them, whatever the order \
      of the lines: in some of the true texts the lines stand in another order than on the page.

      The lexicons that took part:

      | lexicon | made from | SHA-256 begins |
      | --- | --- | --- |
      \(lexicons.map { "| \($0.name) | \($0.version) | `\($0.digest.prefix(16))` |" }.joined(separator: "\n"))

      ## How good it is

      \(figures)

      ## Limits

      - Only what was read is looked at. Text that the engine passed over, such as handwriting beside print, is not \
      missed, and neither is a wrong order of columns.
      - The confidences are Tesseract's. Another engine's need a fit of their own.
      - Early spelling, names, tables and languages without a lexicon look worse than they are.
      - The features were chosen while looking at these pages: no figure here is a blind test.
      - The estimate is nearer to the median than to the mean: very bad pages are worse than they are estimated.

      ## How to repeat

      ```sh
      colophon train quality --records RUN1 --records RUN2 --truth SET1/manifest.tsv --truth SET2/manifest.tsv \\
        --plain-reading RUN1\(heldOut.map { " --hold-out \($0)" }.joined()) --out Models/quality
      ```

      Each run is the output folder of a pipeline that read the pages with `ocr`, once with the models of the pages' \
      languages and once with `models: [eng]` for all, so that there are bad readings to learn from. A new feature is \
      a line in `ReadingFeatures.swift` and this command. The same readings, truth and lexicons give the same bytes.

      """
  }
}
