/// The names in one folder, packed: some 60 bytes a file where names are short.
///
/// Each name has a major and a minor part, such as the stem and the extension, or the item and the page. The order
/// is the natural one of the major parts, then of the minor parts, then of the whole names.
struct NameTable {
  /// Which bytes of a name are its parts.
  struct Parts: Hashable {
    var major: Range<Int>
    var minor: Range<Int>
  }

  private struct Entry {
    var start: Int
    var count: UInt16
    var majorStart: UInt16
    var majorEnd: UInt16
    var minorStart: UInt16
    var minorEnd: UInt16
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  /// File systems allow names of at most some hundred bytes.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>, _ parts: Parts) {
    entries.append(
      Entry(
        start: bytes.count, count: UInt16(clamping: name.count),
        majorStart: UInt16(clamping: parts.major.lowerBound),
        majorEnd: UInt16(clamping: parts.major.upperBound),
        minorStart: UInt16(clamping: parts.minor.lowerBound),
        minorEnd: UInt16(clamping: parts.minor.upperBound)))
    bytes.append(contentsOf: name)
  }

  mutating func sort() {
    bytes.withUnsafeBufferPointer { bytes in
      entries.sort { a, b in
        var order = NaturalOrder.compare(Self.major(a, bytes), Self.major(b, bytes))
        if order == 0 { order = NaturalOrder.compare(Self.minor(a, bytes), Self.minor(b, bytes)) }
        if order == 0 { order = NaturalOrder.compare(Self.name(a, bytes), Self.name(b, bytes)) }
        return order < 0
      }
    }
  }

  func name(at index: Int) -> String { string(index, Self.name) }
  func major(at index: Int) -> String { string(index, Self.major) }
  func minor(at index: Int) -> String { string(index, Self.minor) }

  /// Whether two neighbours have the same major part, byte for byte.
  func sharesMajor(_ index: Int, _ other: Int) -> Bool { isEqual(index, other, Self.major) }
  func sharesMinor(_ index: Int, _ other: Int) -> Bool { isEqual(index, other, Self.minor) }

  /// Whether a name is in the table, whose order must be the one of `sort`.
  func contains(_ name: String, _ parts: Parts) -> Bool {
    var probe = NameTable()
    Array(name.utf8).withUnsafeBufferPointer { probe.append($0, parts) }
    guard let wanted = probe.entries.first else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      probe.bytes.withUnsafeBufferPointer { probe in
        var low = 0
        var high = entries.count
        while low < high {
          let middle = (low + high) / 2
          let entry = entries[middle]
          var order = NaturalOrder.compare(Self.major(entry, bytes), Self.major(wanted, probe))
          if order == 0 { order = NaturalOrder.compare(Self.minor(entry, bytes), Self.minor(wanted, probe)) }
          if order == 0 { return true }
          if order < 0 { low = middle + 1 } else { high = middle }
        }
        return false
      }
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func name(_ entry: Entry, _ bytes: Bytes) -> Bytes {
    Bytes(rebasing: bytes[entry.start..<(entry.start + Int(entry.count))])
  }

  private static func major(_ entry: Entry, _ bytes: Bytes) -> Bytes {
    Bytes(rebasing: name(entry, bytes)[Int(entry.majorStart)..<Int(entry.majorEnd)])
  }

  private static func minor(_ entry: Entry, _ bytes: Bytes) -> Bytes {
    Bytes(rebasing: name(entry, bytes)[Int(entry.minorStart)..<Int(entry.minorEnd)])
  }

  private func string(_ index: Int, _ part: (Entry, Bytes) -> Bytes) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: part(entries[index], $0), as: UTF8.self) }
  }

  private func isEqual(_ index: Int, _ other: Int, _ part: (Entry, Bytes) -> Bytes) -> Bool {
    bytes.withUnsafeBufferPointer {
      NaturalOrder.compare(part(entries[index], $0), part(entries[other], $0)) == 0
    }
  }
}
