import ColophonModels
import Foundation

/// The numbers that a reading's quality is estimated from, each with a name, in a fixed order.
///
/// A new feature is a new line of the list; the model must then be fitted anew (`Models/quality/README.md`).
package struct ReadingFeatures: Sendable {
  /// A feature of a line or a page. Its value is nil where a text has nothing to measure it by; the model then takes
  /// its mean.
  package struct Feature: Sendable {
    package let name: String
    let value: @Sendable (MeasuredText) -> Double?

    init(_ name: String, _ value: @escaping @Sendable (MeasuredText) -> Double?) {
      self.name = name
      self.value = value
    }
  }

  static let all: [Feature] = [
    Feature("confidence") { $0.meanConfidence },
    Feature("confidence_lowest_decile") { $0.confidenceQuantile(0.1) },
    Feature("confidence_median") { $0.confidenceQuantile(0.5) },
    Feature("known") { $0.known },
    Feature("plausibility") { $0.plausibility },
    Feature("implausible") { $0.implausible(below: -4) },
    Feature("known_and_sure") { text in text.askedShare { text.isKnown($0) && text.isSure($0) } },
    Feature("unknown_and_unsure") { text in text.askedShare { !text.isKnown($0) && !text.isSure($0) } },
    Feature("asked") { text in text.share { $0.parts.reduce(0) { $0 + $1.word.length } } },
    Feature("greek") { $0.share(\.greek) },
    Feature("odd_signs") { $0.share(\.oddSigns) },
    Feature("common_signs") { $0.share(\.commonSigns) },
    Feature("digits") { $0.share(\.digits) },
    Feature("capitals") { $0.share(\.capitals) },
    Feature("single_characters") { $0.wordShare(where: { $0.characters == 1 }) },
    Feature("mixed_words") { $0.wordShare(where: \.isMixed) },
    Feature("word_length") { $0.words.isEmpty ? nil : Double($0.characters) / Double($0.words.count) },
    Feature("characters") { log(1 + Double($0.characters)) },
    Feature("characters_a_line") {
      $0.lineCount > 0 ? log(1 + Double($0.characters) / Double($0.lineCount)) : nil
    },
  ]

  /// A line also has these features of its page: an engine that suits the page deserves trust in each line of it.
  private static let ofItsPage: Set = ["confidence", "known", "plausibility", "unknown_and_unsure"]

  package static var pageNames: [String] { all.map(\.name) }
  package static var lineNames: [String] {
    pageNames + pageNames.filter(ofItsPage.contains).map { "page_" + $0 }
  }

  /// In the order of `pageNames`.
  package static func ofPage(_ page: MeasuredText) -> [Double?] { all.map { $0.value(page) } }

  /// In the order of `lineNames`.
  ///
  /// - Parameter page: the values of the page that the line stands on.
  package static func ofLine(_ line: MeasuredText, page: [Double?]) -> [Double?] {
    ofPage(line) + zip(all, page).filter { ofItsPage.contains($0.0.name) }.map(\.1)
  }
}
