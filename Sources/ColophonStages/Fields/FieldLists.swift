import ColophonDocument
import ColophonPipeline
import Foundation

/// The word lists that field reading rests on, folded for look-up.
struct FieldLists: Sendable {
  /// Folded names of settlements.
  let places: Set<String>
  /// Folded phrases that announce a publisher or a printer.
  private let publisherCues: Set<String>
  /// Folded given names.
  let givenNames: Set<String>
  let references: [ModelReference]

  static let names = ["given-names", "places", "publishers-cues"]

  /// Throws a `WordListError` when a list is missing or malformed.
  init(_ services: Services) throws {
    func rows(_ name: String, columns: Int) throws -> [[String]] {
      try WordList(contentsOf: WordList.file(name, in: services.models), columns: columns).rows
    }
    references = try Self.names.map { try WordList.reference($0, in: services.models) }
    places = Set(try rows("places", columns: 2).filter { $0[1] == "settlement" }.map { Self.fold($0[0]) })
    publisherCues = Set(try rows("publishers-cues", columns: 1).map { Self.foldPhrase($0[0]) })
    givenNames = Set(try rows("given-names", columns: 1).map { Self.fold($0[0]) })
  }

  /// Whether a settlement has the name. Early prints set J for a capital I (`LEJPZJG`).
  func isPlace(_ text: some StringProtocol) -> Bool {
    let name = Self.fold(text)
    return places.contains(name) || (name.contains("j") && places.contains(name.replacing("j", with: "i")))
  }

  /// Whether a folded phrase announces a publisher or a printer.
  func isPublisherCue(_ phrase: String) -> Bool { publisherCues.contains(phrase) }

  /// Each word folded.
  private static func foldPhrase(_ text: String) -> String {
    text.split(separator: " ").map { fold($0) }.joined(separator: " ")
  }

  /// Lower case, long s as s, umlauts without the small e above, no marks at either end.
  static func fold(_ text: some StringProtocol) -> String {
    PrintedText.modern(String(text)).lowercased()
      .trimmingCharacters(in: CharacterSet.alphanumerics.inverted)
  }
}
