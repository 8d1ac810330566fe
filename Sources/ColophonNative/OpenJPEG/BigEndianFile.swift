import Foundation

/// Reads numbers and boxes of a JPEG 2000 file, never beyond its end.
struct BigEndianFile {
  /// The beginning of a box: its kind, and where it ends.
  struct Box {
    var kind: String
    /// Nil for a box that goes on to the end of the file.
    var end: Int?
  }

  static let cut = damaged("it ends too early")

  static func damaged(_ detail: String) -> ImageError { .damaged(format: "JPEG 2000", detail: detail) }

  private let stream: UnsafeMutablePointer<FILE>
  private let length: Int
  /// In bytes from the beginning of the file.
  var position = 0

  init(_ stream: UnsafeMutablePointer<FILE>) {
    self.stream = stream
    fseek(stream, 0, SEEK_END)
    length = max(0, ftell(stream))
  }

  func holds(_ end: Int) -> Bool { end <= length }

  mutating func number(_ count: Int) throws(ImageError) -> Int {
    guard count <= length - position, fseek(stream, position, SEEK_SET) == 0 else { throw Self.cut }
    var value: UInt64 = 0
    for _ in 0..<count {
      let byte = fgetc(stream)
      guard byte >= 0 else { throw Self.cut }
      value = value << 8 | UInt64(UInt8(truncatingIfNeeded: byte))
    }
    position += count
    guard let number = Int(exactly: value) else { throw Self.damaged("a length that cannot be") }
    return number
  }

  /// Stops behind the head of the box.
  mutating func box() throws(ImageError) -> Box {
    let start = position
    var size = try number(4)
    let kind = try number(4)
    if size == 1 { size = try number(8) }
    let letters = (0..<4).reversed().map { UInt8(truncatingIfNeeded: kind >> (8 * $0)) }
    let box = Box(kind: String(decoding: letters, as: UTF8.self), end: size == 0 ? nil : start &+ size)
    guard let end = box.end else { return box }
    guard end >= position else { throw Self.damaged("a length that cannot be") }
    return box
  }

  mutating func skip(to box: Box) throws(ImageError) {
    guard let end = box.end, end < length else { throw Self.cut }
    position = end
  }
}
