import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

/// The language of a record that does not name it, guessed from its title: for the breakdown by language only.
struct RecordLanguages {
  /// Languages that titles in Western libraries are in; fewer choices make short titles surer.
  private static let usual = [
    "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "la", "nl", "pl", "pt", "sv",
  ]

  private let identifier: LanguageIdentifier?
  private let selection: LanguageIdentifier.Selection?

  init(_ services: Services) {
    identifier = try? LanguageIdentifier(contentsOf: LanguageIdentifier.file(in: services.models))
    selection = try? identifier?.selection(of: Self.usual)
  }

  func language(of record: TrueRecord) -> String? {
    guard let title = record.values[.title]?.first, let selection else { return nil }
    return try? identifier?.identify(title, among: selection).first?.language
  }
}
