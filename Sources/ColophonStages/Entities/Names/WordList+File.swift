import ColophonDocument
import ColophonModels
import Foundation

extension WordList {
  /// Where the list of a name lies in Colophon's models folder.
  static func file(_ name: String, in models: URL) -> URL { models.appending(path: "word-lists/\(name).tsv") }

  /// The list as origins name it. Throws a `WordListError` when the file cannot be read.
  static func reference(_ name: String, in models: URL) throws(WordListError) -> ModelReference {
    let file = file(name, in: models)
    guard let digest = try? sha256(of: file) else { throw .unreadable(path: file.path) }
    return ModelReference(
      name: "word-lists/\(name)", version: version, digest: digest, licence: "CC0-1.0")
  }

  /// As in the lists' card, `Models/word-lists/README.md`; a test holds the two together.
  static let version = "0.1.0"
}
