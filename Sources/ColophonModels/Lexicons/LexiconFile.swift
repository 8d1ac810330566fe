import Foundation

/// The header and the sections of a `.lexicon` file, which is mapped into memory and not read whole.
/// `Models/lexicons/FORMAT.md` has the layout.
struct LexiconFile: Sendable {
  /// A word list that went in.
  struct Source: Sendable {
    var package: String
    var version: String
    var licence: String
  }

  let path: String
  let data: Data
  let language: String
  /// Number of different words.
  let words: Int
  let seed: UInt64
  let segmentLength: Int
  let segments: Int
  let symbols: Int
  let joinsUV: Bool
  let sources: [Source]
  let prefixes: [String]
  /// Symbol of each letter.
  let letters: [Unicode.Scalar: Int]
  /// Offsets of the sections in bytes.
  let table: Int
  let fingerprints: Int

  private static let headerLength = 96
  private static let mostSegmentLength = 1 << 18

  init(contentsOf file: URL) throws(LexiconError) {
    path = file.path
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else {
      throw .unreadable(path: file.path)
    }
    self.data = data
    guard data.count >= Self.headerLength, data.prefix(8).elementsEqual("CLPHLEX1".utf8) else {
      throw .notALexicon(path: file.path)
    }
    seed = Self.seed(data)
    words = Self.word(data, 16)
    segmentLength = Self.word(data, 20)
    segments = Self.word(data, 24)
    symbols = Self.word(data, 28)
    let letterCount = Self.word(data, 32)
    let notesLength = Self.word(data, 36)
    joinsUV = Self.word(data, 40) & 1 != 0
    language = String(decoding: data.dropFirst(48).prefix(16).prefix { $0 != 0 }, as: UTF8.self)
    // What is bounded here keeps all sums below 2⁶³.
    guard segmentLength > 0, segmentLength <= Self.mostSegmentLength, segmentLength.nonzeroBitCount == 1,
      (1...64).contains(symbols), segments > 0, !language.isEmpty
    else { throw .damaged(path: file.path) }
    let notes = Self.roundedUp(Self.headerLength)
    let letterSection = Self.roundedUp(notes + notesLength)
    table = Self.roundedUp(letterSection + 8 * letterCount)
    fingerprints = Self.roundedUp(table + symbols * symbols * symbols)
    let end = fingerprints + (segments + 2) * segmentLength
    guard end == data.count else {
      throw .wrongSize(path: file.path, expected: end, found: data.count)
    }
    let lines = String(decoding: data.dropFirst(notes).prefix(notesLength), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    sources = lines.filter { $0.first == "source" && $0.count == 4 }
      .map { Source(package: $0[1], version: $0[2], licence: $0[3]) }
    prefixes = lines.filter { $0.first == "prefix" && $0.count == 2 }.map { $0[1] }
    var letters: [Unicode.Scalar: Int] = [:]
    for index in 0..<letterCount {
      let symbol = Self.word(data, letterSection + 8 * index + 4)
      guard let letter = Unicode.Scalar(UInt32(Self.word(data, letterSection + 8 * index))), symbol < symbols
      else { throw .damaged(path: file.path) }
      letters[letter] = symbol
    }
    self.letters = letters
  }

  private static func roundedUp(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }

  private static func word(_ data: Data, _ offset: Int) -> Int {
    data.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  private static func seed(_ data: Data) -> UInt64 {
    data.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) }
  }
}
