/// The order in which people number things: `page 2` before `page 10`.
///
/// Runs of ASCII digits compare as numbers of any length; ASCII letters compare without regard to case; everything
/// else by its UTF-8 bytes, which is the order of the Unicode scalars. Names that are equal so far are told apart by
/// their bytes, so the order is total, the same on every machine and in every locale.
enum NaturalOrder {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Negative when `a` comes first, 0 only when both are the same bytes.
  static func compare(_ a: Bytes, _ b: Bytes) -> Int {
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = digits(of: a, at: &i)
        let second = digits(of: b, at: &j)
        if first.count != second.count { return first.count - second.count }
        for offset in 0..<first.count {
          let difference = Int(a[first.lowerBound + offset]) - Int(b[second.lowerBound + offset])
          if difference != 0 { return difference }
        }
      } else {
        let difference = Int(folded(a[i])) - Int(folded(b[j]))
        if difference != 0 { return difference }
        i += 1
        j += 1
      }
    }
    let left = (a.count - i) - (b.count - j)
    return left != 0 ? left : compareBytes(a, b)
  }

  static func precedes(_ a: String, _ b: String) -> Bool {
    Array(a.utf8).withUnsafeBufferPointer { a in
      Array(b.utf8).withUnsafeBufferPointer { b in compare(a, b) < 0 }
    }
  }

  private static func compareBytes(_ a: Bytes, _ b: Bytes) -> Int {
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      return Int(a[index]) - Int(b[index])
    }
    return a.count - b.count
  }

  /// The significant digits of the number that begins at an index, which is moved behind the number.
  private static func digits(of bytes: Bytes, at index: inout Int) -> Range<Int> {
    while index < bytes.count, bytes[index] == UInt8(ascii: "0") { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return start..<index
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
