import Foundation

/// Reads the field that says which way up an image lies, in TIFF files and in the EXIF data of JPEG files.
///
/// Files come from anywhere: every number is checked, no more is read than a bounded number of small pieces, and a
/// field that cannot be found or trusted is taken for absent.
struct OrientationField {
  /// The field of one image of a TIFF file; 1, as stored, where it says nothing.
  static func ofTIFF(_ stream: UnsafeMutablePointer<FILE>, frame: Int) -> Int {
    let found = OrientationField(stream, start: 0)?.value(frame: frame)
    rewind(stream)
    return found ?? 1
  }

  /// The field in the EXIF data of a JPEG file; 1, as stored, where it has none.
  static func ofJPEG(_ stream: UnsafeMutablePointer<FILE>) -> Int {
    let found = exif(stream).flatMap { OrientationField(stream, start: $0)?.value(frame: 0) }
    rewind(stream)
    return found ?? 1
  }

  // MARK: - JPEG

  /// Segments before the picture; files of cameras have about ten.
  private static let mostSegments = 64

  /// Where the TIFF structure of EXIF data begins, in bytes of the file.
  private static func exif(_ stream: UnsafeMutablePointer<FILE>) -> Int? {
    var position = 2
    for _ in 0..<mostSegments {
      guard let head = bytes(of: stream, at: position, count: 10), head[0] == 0xFF else { return nil }
      // A marker may be preceded by more of its first byte.
      if head[1] == 0xFF {
        position += 1
        continue
      }
      // The picture begins, or ends.
      if head[1] == 0xDA || head[1] == 0xD9 { return nil }
      if head[1] == 0xE1, head[4...] == [0x45, 0x78, 0x69, 0x66, 0, 0] { return position + 10 }
      let length = Int(head[2]) << 8 | Int(head[3])
      guard length >= 2 else { return nil }
      position += 2 + length
    }
    return nil
  }

  // MARK: - TIFF

  private static let tag = 274
  private static let mostFrames = 65_536
  private static let mostEntries = 4096

  private let stream: UnsafeMutablePointer<FILE>
  /// Offsets count from here.
  private let start: Int
  private let isLittleEndian: Bool
  /// BigTIFF has wider numbers.
  private let isBig: Bool
  private let first: Int

  private init?(_ stream: UnsafeMutablePointer<FILE>, start: Int) {
    guard let head = Self.bytes(of: stream, at: start, count: 8) else { return nil }
    switch (head[0], head[1]) {
    case (0x49, 0x49): isLittleEndian = true
    case (0x4D, 0x4D): isLittleEndian = false
    default: return nil
    }
    self.stream = stream
    self.start = start
    isBig = Self.number(head[2..<4], isLittleEndian) == 43
    if isBig {
      guard let wide = Self.bytes(of: stream, at: start + 8, count: 8) else { return nil }
      first = Self.number(wide[...], isLittleEndian)
    } else {
      first = Self.number(head[4...], isLittleEndian)
    }
  }

  private func value(frame: Int) -> Int? {
    guard (0..<Self.mostFrames).contains(frame) else { return nil }
    var offset = first
    for index in 0...frame {
      guard offset > 0, let directory = directory(at: offset) else { return nil }
      if index == frame { return field(in: directory.entries) }
      offset = directory.next
    }
    return nil
  }

  private func directory(at offset: Int) -> (entries: [UInt8], next: Int)? {
    let countSize = isBig ? 8 : 2
    let (place, isBeyond) = start.addingReportingOverflow(offset)
    guard !isBeyond, let head = Self.bytes(of: stream, at: place, count: countSize) else { return nil }
    let count = Self.number(head[...], isLittleEndian)
    guard count > 0, count <= Self.mostEntries,
      let body = Self.bytes(of: stream, at: place + countSize, count: count * entrySize)
    else { return nil }
    // EXIF data may end with their last entry.
    let link = Self.bytes(of: stream, at: place + countSize + body.count, count: isBig ? 8 : 4)
    return (body, link.map { Self.number($0[...], isLittleEndian) } ?? 0)
  }

  private var entrySize: Int { isBig ? 20 : 12 }

  private func field(in entries: [UInt8]) -> Int? {
    for entry in stride(from: 0, to: entries.count, by: entrySize)
    where Self.number(entries[entry..<(entry + 2)], isLittleEndian) == Self.tag {
      // A number of 16 bits, which stands left in its place.
      let value = entry + (isBig ? 12 : 8)
      return Self.number(entries[value..<(value + 2)], isLittleEndian)
    }
    return nil
  }

  /// Exactly so many bytes, or nil.
  private static func bytes(of stream: UnsafeMutablePointer<FILE>, at place: Int, count: Int) -> [UInt8]? {
    guard place >= 0, fseek(stream, place, SEEK_SET) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    return fread(&bytes, 1, count, stream) == count ? bytes : nil
  }

  /// 0, which is no place in a file, for one that is too large.
  private static func number(_ bytes: ArraySlice<UInt8>, _ isLittleEndian: Bool) -> Int {
    let ordered = isLittleEndian ? Array(bytes.reversed()) : Array(bytes)
    return Int(exactly: ordered.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) ?? 0
  }
}
