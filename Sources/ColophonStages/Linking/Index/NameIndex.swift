import ColophonDocument
import Foundation

/// Finds the entries of an authority whose names are like a given one.
///
/// The bytes may be mapped from a file, so that only what is searched comes into memory.
struct NameIndex: Sendable {
  /// The bytes are no index, or only a part of one.
  struct Damaged: Error {}

  /// Entries with more words in common than others that are compared letter by letter.
  static let mostCompared = 40
  /// A word that stands in more entries leads to none by itself, while others do.
  static let mostPlaces = 20_000

  let count: Int
  private let data: Data
  private let words: Int
  private let shapes: Int
  private let entriesAt: Int
  private let wordsAt: Int
  private let firstPlacesAt: Int
  private let placesAt: Int
  private let shapesAt: Int
  private let textsAt: Int

  init(_ data: Data) throws(Damaged) {
    let head = NameIndexBuilder.mark.count
    guard data.count >= head + 20, data.starts(with: NameIndexBuilder.mark) else { throw Damaged() }
    func number(_ index: Int) -> Int { data.withUnsafeBytes { Self.number($0, head + 4 * index) } }
    self.data = data
    count = number(0)
    words = number(1)
    shapes = number(3)
    entriesAt = head + 20
    wordsAt = entriesAt + 4 * count
    firstPlacesAt = wordsAt + 4 * (words + 1)
    placesAt = firstPlacesAt + 4 * (words + 1)
    shapesAt = placesAt + 4 * number(2)
    textsAt = shapesAt + 8 * shapes
    guard data.count == textsAt + number(4) else { throw Damaged() }
  }

  /// Entries of the kind that share a word with the name or have one like it; the most promising first.
  func entries(like name: ParsedName, kind: Entity.Kind) -> [AuthorityEntry] {
    data.withUnsafeBytes { bytes in
      // The rarest word first: it says most.
      let searched = name.words.filter { $0.role != .particle && !$0.isInitial }
        .map { word in (word, found: likeWords(NameSkeleton.of(word.letters), bytes)) }
        .sorted { places(of: $0.found, bytes) < places(of: $1.found, bytes) }
      var scores: [UInt32: Double] = [:]
      for (word, found) in searched {
        for (number, likeness) in found {
          let range = placeRange(number, bytes)
          let weight = likeness * max(word.weight, 0.2) * log(Double(count + 2) / Double(range.count + 1))
          let isCommon = range.count > Self.mostPlaces && !scores.isEmpty
          for index in range {
            let entry = UInt32(Self.number(bytes, placesAt + 4 * index))
            if let score = scores[entry] {
              scores[entry] = score + weight
            } else if !isCommon {
              scores[entry] = weight
            }
          }
        }
      }
      var best: [AuthorityEntry] = []
      for (number, _) in scores.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
        let offset = textsAt + Self.number(bytes, entriesAt + 4 * Int(number))
        guard let entry = NameIndexEntry.read(bytes, at: offset), entry.kinds.contains(kind) else { continue }
        best.append(entry)
        if best.count == Self.mostCompared { break }
      }
      return best
    }
  }

  /// Numbers of the words whose shape is the same or differs in a letter, with how like they are.
  private func likeWords(_ shape: [UInt8], _ bytes: UnsafeRawBufferPointer) -> [(Int, Double)] {
    var found: [Int: Double] = [:]
    for hash in NameIndexShape.hashes(shape) {
      var index = firstShape(hash, bytes)
      while index < shapes, Self.number(bytes, shapesAt + 8 * index) == Int(hash) {
        let word = Self.number(bytes, shapesAt + 8 * index + 4)
        if found[word] == nil {
          let start = textsAt + Self.number(bytes, wordsAt + 4 * word)
          let end = textsAt + Self.number(bytes, wordsAt + 4 * (word + 1))
          if start <= end, end <= bytes.count, let likeness = Self.likeness(shape, bytes[start..<end]) {
            found[word] = likeness
          }
        }
        index += 1
      }
    }
    return found.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  /// 1 for the same shape, less where a letter or two neighbours differ; nil beyond that.
  private static func likeness(_ a: [UInt8], _ b: Slice<UnsafeRawBufferPointer>) -> Double? {
    if a.elementsEqual(b) { return 1 }
    guard abs(a.count - b.count) <= 1 else { return nil }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let left = max(a.count, b.count) - start - end
    return left <= 1 ? 0.7 : left == 2 && a.count == b.count ? 0.5 : nil
  }

  private func placeRange(_ word: Int, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    let start = Self.number(bytes, firstPlacesAt + 4 * word)
    return start..<max(start, Self.number(bytes, firstPlacesAt + 4 * (word + 1)))
  }

  private func places(of words: [(Int, Double)], _ bytes: UnsafeRawBufferPointer) -> Int {
    words.reduce(0) { $0 + placeRange($1.0, bytes).count }
  }

  private func firstShape(_ hash: UInt32, _ bytes: UnsafeRawBufferPointer) -> Int {
    var low = 0
    var high = shapes
    while low < high {
      let middle = (low + high) / 2
      if Self.number(bytes, shapesAt + 8 * middle) < Int(hash) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// 0 beyond the bytes, which only a damaged index asks for.
  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
    return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
