import ColophonDocument
import ColophonModels
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

  static let folder = "word-lists"
  static let files = ["given-names.tsv", "places.tsv", "publishers-cues.tsv"]

  init(_ services: Services) throws {
    let folder = services.models.appending(path: Self.folder)
    let card = try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let version = Self.frontMatter("version", in: card ?? "") ?? "unknown"
    let licence = Self.frontMatter("licence", in: card ?? "") ?? "NOASSERTION"
    var references: [ModelReference] = []
    var rows: [String: [[Substring]]] = [:]
    for file in Self.files {
      let data: Data
      do {
        data = try Data(contentsOf: folder.appending(path: file))
      } catch {
        throw Failure(
          .internalError, "expected the word list \(Self.folder)/\(file) below \(services.models.path)")
      }
      rows[file] = Self.rows(String(decoding: data, as: UTF8.self))
      references.append(
        ModelReference(
          name: "\(Self.folder)/\(file)", version: version,
          digest: sha256(of: data), licence: licence))
    }
    self.references = references
    places = Set(
      (rows["places.tsv"] ?? []).filter { $0.count > 1 && $0[1] == "settlement" }.map { Self.fold($0[0]) })
    publisherCues = Set((rows["publishers-cues.tsv"] ?? []).map { Self.foldPhrase($0[0]) })
    givenNames = Set((rows["given-names.tsv"] ?? []).map { Self.fold($0[0]) })
  }

  /// Whether a settlement has the name. Early prints set J for a capital I (`LEJPZJG`).
  func isPlace(_ text: some StringProtocol) -> Bool {
    let name = Self.fold(text)
    return places.contains(name) || (name.contains("j") && places.contains(name.replacing("j", with: "i")))
  }

  /// Whether a folded phrase announces a publisher or a printer.
  func isPublisherCue(_ phrase: String) -> Bool { publisherCues.contains(phrase) }

  /// Each word folded.
  private static func foldPhrase(_ text: Substring) -> String {
    text.split(separator: " ").map { fold($0) }.joined(separator: " ")
  }

  /// Lower case, long s as s, umlauts without the small e above, no marks at either end.
  static func fold(_ text: some StringProtocol) -> String {
    PrintedText.modern(String(text)).lowercased()
      .trimmingCharacters(in: CharacterSet.alphanumerics.inverted)
  }

  private static func rows(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// A value of the few lines between the `---` of a model card.
  private static func frontMatter(_ key: String, in card: String) -> String? {
    card.split(separator: "\n").first { $0.hasPrefix("\(key): ") }
      .map { $0.dropFirst(key.count + 2).trimmingCharacters(in: CharacterSet(charactersIn: " \"")) }
  }
}
