import ColophonDocument
import Foundation

/// Answers "is this a word of the language?" and "are its letters like those of its words?".
///
/// The words lie in a binary fuse filter (Thomas Mueller Graf and Daniel Lemire, "Binary Fuse Filters: Fast and
/// Smaller Than Xor Filters", ACM Journal of Experimental Algorithmics 27, 2022): about nine bits a word; no word of
/// the list is denied, and of other words one in 256 passes.
package struct Lexicon: Sendable {
  /// ISO 639-1 where there is one, else ISO 639-3.
  package var language: String { file.language }
  /// Number of different words.
  package var wordCount: Int { file.words }
  package let characters: CharacterModel

  private let file: LexiconFile
  private let prefixes: [[UInt8]]

  /// After a prefix at least so many bytes must follow that are a word themselves.
  private static let shortestRest = 3

  /// Opens a file without reading it whole.
  package init(contentsOf file: URL) throws(LexiconError) {
    let opened = try LexiconFile(contentsOf: file)
    self.file = opened
    characters = CharacterModel(opened)
    prefixes = opened.prefixes.map { Array($0.utf8) }
  }

  /// The lexicons of a models folder in the order of their languages' codes; none if none were made.
  package static func all(in models: URL) throws -> [Lexicon] {
    try files(in: models).map { file throws(LexiconError) in try Lexicon(contentsOf: file) }
  }

  package static func files(in models: URL) -> [URL] {
    let folder = models.appending(path: "lexicons")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lexicon") }.sorted().map { folder.appending(path: $0) }
  }

  /// The lexicon as origins name it. Reads the whole file for its digest.
  package func reference() -> ModelReference {
    ModelReference(
      name: "lexicon/" + language,
      version: file.sources.map { "\($0.package) \($0.version)" }.joined(separator: ", "),
      digest: sha256(of: file.data),
      licence: Set(file.sources.map(\.licence)).sorted().map { $0.contains(" ") ? "(\($0))" : $0 }
        .joined(separator: " AND "))
  }

  /// Whether the word is in the list, with or without one of the language's prefixes.
  package func contains(_ word: FoldedWord) -> Bool {
    var text = word.text
    return text.withUTF8 { bytes in
      file.data.withUnsafeBytes { data in
        if holds(bytes[...], data) { return true }
        for prefix in prefixes
        where bytes.count >= prefix.count + Self.shortestRest && bytes.starts(with: prefix) {
          if holds(bytes[prefix.count...], data) { return true }
        }
        return false
      }
    }
  }

  private func holds(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ data: UnsafeRawBufferPointer) -> Bool {
    let value = (hash(bytes) &+ file.seed).mixed
    let length = file.segmentLength
    let mask = UInt64(length - 1)
    let first = Int(value.multipliedFullWidth(by: UInt64(file.segments * length)).high)
    let second = (first + length) ^ Int(value >> 18 & mask)
    let third = (first + 2 * length) ^ Int(value & mask)
    let held =
      data[file.fingerprints + first] ^ data[file.fingerprints + second] ^ data[file.fingerprints + third]
    return held == UInt8(truncatingIfNeeded: value ^ value >> 32)
  }

  /// FNV-1a with 64 bits; v counts as u and j as i where the language's old prints do not tell them apart.
  private func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      var byte = byte
      if file.joinsUV, byte == 0x76 || byte == 0x6a { byte -= 1 }
      value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return value
  }
}
