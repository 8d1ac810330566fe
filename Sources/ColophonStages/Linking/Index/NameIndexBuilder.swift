import ColophonDocument
import Foundation

/// Makes the index of an authority's names: one run of bytes that is searched as it stands, in memory or mapped from
/// a file.
///
/// | part | holds |
/// | --- | --- |
/// | head | mark, version, numbers of entries, words, places and shapes |
/// | entries | offset of each entry in the texts |
/// | words | offset of each word's shape in the texts, and of its first place |
/// | places | for each word the entries that it stands in, in order |
/// | shapes | hash of a word's shape, whole and without each of its letters, with the word; sorted |
/// | texts | entries and shapes |
///
/// All numbers are little-endian and have 32 bits. The index of 500,000 names takes about 100 MB.
struct NameIndexBuilder {
  static let mark = Array("COLOPHON NAMES 1".utf8)

  private var texts: [UInt8] = []
  private var entryOffsets: [UInt32] = []
  private var numbers: [[UInt8]: UInt32] = [:]
  private var places: [[UInt32]] = []
  /// More bytes than 32 bits can count.
  private(set) var isFull = false

  mutating func add(_ entry: AuthorityEntry) {
    guard texts.count < Int(UInt32.max) - (1 << 24), !isFull else {
      isFull = true
      return
    }
    let number = UInt32(entryOffsets.count)
    entryOffsets.append(UInt32(texts.count))
    NameIndexEntry.append(entry, to: &texts)
    for name in entry.names.prefix(NameIndexEntry.mostNames) {
      for kind in entry.kinds {
        for word in ParsedName(name, kind: kind).words where word.role != .particle {
          note(NameSkeleton.of(word.letters), in: number)
        }
      }
    }
  }

  private mutating func note(_ shape: [UInt8], in entry: UInt32) {
    guard !shape.isEmpty else { return }
    if let word = numbers[shape] {
      if places[Int(word)].last != entry { places[Int(word)].append(entry) }
    } else {
      numbers[shape] = UInt32(places.count)
      places.append([entry])
    }
  }

  /// The finished index.
  consuming func build() -> Data {
    let words = numbers.sorted { $0.value < $1.value }.map(\.key)
    var wordOffsets: [UInt32] = []
    var firstPlaces: [UInt32] = [0]
    var shapes: [UInt64] = []
    for (number, word) in words.enumerated() {
      wordOffsets.append(UInt32(texts.count))
      texts += word
      firstPlaces.append(firstPlaces[number] + UInt32(places[number].count))
      for hash in NameIndexShape.hashes(word) { shapes.append(UInt64(hash) << 32 | UInt64(number)) }
    }
    wordOffsets.append(UInt32(texts.count))
    shapes.sort()

    var data = Data(Self.mark)
    func append(_ numbers: some Sequence<UInt32>) {
      for number in numbers { withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) } }
    }
    append([
      UInt32(entryOffsets.count), UInt32(words.count), firstPlaces[words.count], UInt32(shapes.count),
      UInt32(texts.count),
    ])
    append(entryOffsets)
    append(wordOffsets)
    append(firstPlaces)
    for list in places { append(list) }
    append(shapes.lazy.flatMap { [UInt32(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)] })
    data.append(contentsOf: texts)
    return data
  }
}

/// The shapes under which a word can be found again when one of its letters is another, is missing or is too many.
enum NameIndexShape {
  /// Words of fewer letters are found only whole: everything is close to them.
  static let shortest = 4

  static func hashes(_ word: [UInt8]) -> Set<UInt32> {
    var hashes: Set<UInt32> = [hash(word)]
    guard word.count >= shortest else { return hashes }
    for index in word.indices {
      var shorter = word
      shorter.remove(at: index)
      hashes.insert(hash(shorter))
    }
    return hashes
  }

  /// FNV-1a, the same on every machine and in every run.
  private static func hash(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

/// How an entry stands in an index.
enum NameIndexEntry {
  /// Names of one entry beyond these are not searched.
  static let mostNames = 200

  static func append(_ entry: AuthorityEntry, to bytes: inout [UInt8]) {
    let kinds = entry.kinds.compactMap { order.firstIndex(of: $0) }.reduce(UInt8(0)) { $0 | 1 << $1 }
    bytes.append(kinds)
    let names = entry.names.prefix(mostNames)
    for list in [[entry.id], entry.uri.map { [$0] } ?? [], Array(entry.sameAs.prefix(20)), Array(names)] {
      append(UInt16(list.count), to: &bytes)
      for text in list {
        let utf8 = Array(text.utf8.prefix(Int(UInt16.max)))
        append(UInt16(utf8.count), to: &bytes)
        bytes += utf8
      }
    }
  }

  /// Nil where the bytes are no entry.
  static func read(_ bytes: UnsafeRawBufferPointer, at start: Int) -> AuthorityEntry? {
    var offset = start
    func byte() -> UInt8? {
      guard bytes.indices.contains(offset) else { return nil }
      defer { offset += 1 }
      return bytes[offset]
    }
    func number() -> Int? {
      guard let low = byte(), let high = byte() else { return nil }
      return Int(low) | Int(high) << 8
    }
    func list() -> [String]? {
      guard let count = number() else { return nil }
      var texts: [String] = []
      for _ in 0..<count {
        guard let length = number(), offset + length <= bytes.count else { return nil }
        texts.append(String(decoding: bytes[offset..<(offset + length)], as: UTF8.self))
        offset += length
      }
      return texts
    }
    guard let mask = byte(), let id = list()?.first, let uri = list(), let sameAs = list(),
      let names = list(),
      let label = names.first
    else { return nil }
    return AuthorityEntry(
      id: id, uri: uri.first, sameAs: sameAs, kinds: kinds(mask), label: label,
      variants: Array(names.dropFirst()))
  }

  private static func kinds(_ mask: UInt8) -> [Entity.Kind] {
    order.enumerated().filter { mask & 1 << $0.offset != 0 }.map(\.element)
  }

  private static func append(_ number: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number))
    bytes.append(UInt8(truncatingIfNeeded: number >> 8))
  }

  private static let order: [Entity.Kind] = [.person, .place, .organisation]
}
