import Foundation

/// Tells which images of a TIFF file are pages.
///
/// A TIFF file is a chain of directories, one for each image (TIFF 6.0, section 2; BigTIFF has wider numbers). The
/// field NewSubfileType (254) marks images that are no pages: previews and the levels of a pyramid (bit 0), and
/// masks (bit 2). Only the chain is read, in plain Swift and with every offset checked: items are listed outside
/// the worker processes, where a hostile file must not meet a C library.
enum TIFFFrames {
  /// A longer chain is cut here: more than any scanner makes.
  static let mostFrames = 65_536

  /// Indices, from 0, of the images that are pages, in the order of the chain. A file that is empty, broken or no
  /// TIFF has one page, so that it is listed and the stage that opens it can say what is wrong.
  static func pages(of path: String) -> [Int] {
    guard CollectionFolder.isFile(path), let handle = FileHandle(forReadingAtPath: path) else { return [0] }
    defer { try? handle.close() }
    guard let chain = Chain(handle) else { return [0] }
    let pages = chain.subfileTypes().enumerated().filter { $0.element & 0b101 == 0 }.map(\.offset)
    return pages.isEmpty ? [0] : pages
  }
}

/// The directories of one open file.
private struct Chain {
  let handle: FileHandle
  let isLittleEndian: Bool
  let isBig: Bool
  let first: UInt64

  init?(_ handle: FileHandle) {
    self.handle = handle
    guard let header = Self.read(handle, at: 0, count: 8) else { return nil }
    switch (header[0], header[1]) {
    case (0x49, 0x49): isLittleEndian = true
    case (0x4D, 0x4D): isLittleEndian = false
    default: return nil
    }
    switch Self.number(header[2..<4], isLittleEndian) {
    case 42:
      isBig = false
      first = Self.number(header[4..<8], isLittleEndian)
    case 43:
      guard let wide = Self.read(handle, at: 8, count: 8) else { return nil }
      isBig = true
      first = Self.number(wide[...], isLittleEndian)
    default: return nil
    }
  }

  /// NewSubfileType of each directory, 0 where it is not given. Ends at a directory that cannot be read or that
  /// was seen before.
  func subfileTypes() -> [UInt64] {
    var types: [UInt64] = []
    var seen: Set<UInt64> = []
    var offset = first
    let countSize = isBig ? 8 : 2
    let entrySize = isBig ? 20 : 12
    while offset != 0, types.count < TIFFFrames.mostFrames, seen.insert(offset).inserted {
      guard let head = Self.read(handle, at: offset, count: countSize) else { break }
      let entries = Self.number(head[...], isLittleEndian)
      guard entries > 0, entries <= 4096,
        let body = Self.read(
          handle, at: offset + UInt64(countSize), count: Int(entries) * entrySize + (isBig ? 8 : 4))
      else { break }
      types.append(subfileType(body, entries: Int(entries), entrySize: entrySize))
      offset = Self.number(body[(Int(entries) * entrySize)...], isLittleEndian)
    }
    return types
  }

  private func subfileType(_ body: [UInt8], entries: Int, entrySize: Int) -> UInt64 {
    for index in 0..<entries {
      let entry = body[(index * entrySize)..<((index + 1) * entrySize)]
      let start = entry.startIndex
      guard Self.number(entry[start..<(start + 2)], isLittleEndian) == 254 else { continue }
      // LONG by the book, SHORT by some programs; the value stands left in its field.
      let width = Self.number(entry[(start + 2)..<(start + 4)], isLittleEndian) == 3 ? 2 : 4
      let value = start + (isBig ? 12 : 8)
      return Self.number(entry[value..<(value + width)], isLittleEndian)
    }
    return 0
  }

  /// Exactly so many bytes, or nil.
  private static func read(_ handle: FileHandle, at offset: UInt64, count: Int) -> [UInt8]? {
    guard offset <= UInt64(Int64.max) - UInt64(count), (try? handle.seek(toOffset: offset)) != nil,
      let data = try? handle.read(upToCount: count), data.count == count
    else { return nil }
    return [UInt8](data)
  }

  private static func number(_ bytes: ArraySlice<UInt8>, _ isLittleEndian: Bool) -> UInt64 {
    let ordered = isLittleEndian ? Array(bytes.reversed()) : Array(bytes)
    return ordered.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
