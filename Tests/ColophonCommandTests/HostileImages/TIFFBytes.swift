import ColophonTesting
import Foundation

/// Makes little-endian TIFF files of every kind, sound and broken.
enum TIFFBytes {
  /// One image of a file.
  struct Image {
    /// Tags with their values; 16-bit numbers where they fit and the tag is no offset, else 32-bit ones.
    var fields: [Int: [Int]]
    /// Strips or tiles.
    var pieces: [Data]
    /// Values that replace what the file would truly say, offsets among them.
    var lies: [Int: [Int]] = [:]
    /// What the count of a field says instead of the truth.
    var claimedCounts: [Int: Int] = [:]
  }

  /// How an image is coloured.
  enum Colour: Int { case whiteIsZero = 0, blackIsZero = 1, rgb = 2, palette = 3, cmyk = 5, ycbcr = 6 }

  /// A page in one strip, not compressed.
  static func image(
    _ page: PrintedPage, _ colour: Colour = .blackIsZero, bits: Int = 8, hasPlanes: Bool = false,
    dpi: Int = 300
  ) -> Image {
    let samples = [.rgb: 3, .cmyk: 4, .ycbcr: 3][colour] ?? 1
    let planes = hasPlanes ? samples : 1
    let pieces = (0..<planes).map { plane in
      strip(page) { row, grey in
        let all = values(grey, colour, bits: bits)
        for value in hasPlanes ? [all[plane]] : all { row.append(value, bits: bits) }
      }
    }
    var fields: [Int: [Int]] = [
      256: [page.width], 257: [page.height], 258: Array(repeating: bits, count: samples), 259: [1],
      262: [colour.rawValue], 277: [samples], 278: [page.height], 282: [dpi], 283: [dpi],
      284: [hasPlanes ? 2 : 1], 296: [2],
    ]
    if colour == .palette {
      let entries = 1 << bits
      let ramp = (0..<entries).map { 65_535 - $0 * 65_535 / (entries - 1) }
      fields[320] = ramp + ramp + ramp
    }
    if colour == .ycbcr { fields[530] = [1, 1] }
    return Image(fields: fields, pieces: pieces)
  }

  /// A page in tiles of 64 by 64 pixels.
  static func tiled(_ page: PrintedPage) -> Image {
    var tiles: [Data] = []
    for top in stride(from: 0, to: page.height, by: 64) {
      for left in stride(from: 0, to: page.width, by: 64) {
        var tile = Data(repeating: 255, count: 64 * 64)
        for y in top..<min(top + 64, page.height) {
          for x in left..<min(left + 64, page.width) {
            tile[(y - top) * 64 + x - left] = page.grey[y * page.width + x]
          }
        }
        tiles.append(tile)
      }
    }
    var image = image(page)
    image.fields[278] = nil
    image.fields[322] = [64]
    image.fields[323] = [64]
    image.pieces = tiles
    return image
  }

  private static func strip(_ page: PrintedPage, _ append: (inout BitRow, UInt8) -> Void) -> Data {
    var data = Data()
    for y in 0..<page.height {
      var row = BitRow()
      for x in 0..<page.width { append(&row, page.grey[y * page.width + x]) }
      data += row.data
    }
    return data
  }

  private static func values(_ grey: UInt8, _ colour: Colour, bits: Int) -> [Int] {
    let most = (1 << bits) - 1
    let value = Int(grey) * most / 255
    return switch colour {
    case .whiteIsZero, .palette: [most - value]
    case .blackIsZero: [value]
    case .rgb: [value, value, value]
    case .cmyk: [0, 0, 0, most - value]
    case .ycbcr: [value, 128, 128]
    }
  }

  // MARK: - The file

  /// - Parameter loops: lets the last directory point to the first.
  static func file(_ images: [Image], isBig: Bool = false, loops: Bool = false) -> Data {
    let width = isBig ? 8 : 4
    var data = isBig ? Data([0x49, 0x49, 43, 0, 8, 0, 0, 0]) : Data([0x49, 0x49, 42, 0])
    var link = data.count
    data += number(0, width)
    var first = 0
    for image in images {
      let offsets = image.pieces.map { piece in
        defer { data += piece.count.isMultiple(of: 2) ? piece : piece + [0] }
        return data.count
      }
      var fields = image.fields
      let isTiled = fields[322] != nil
      fields[isTiled ? 324 : 273] = offsets
      fields[isTiled ? 325 : 279] = image.pieces.map(\.count)
      fields.merge(image.lies) { $1 }
      let entries = fields.sorted { $0.key < $1.key }.map { tag, values in
        let value = encoded(tag, values)
        var field = value.bytes
        if field.count > width {
          field = number(data.count, width)
          data += value.bytes.count.isMultiple(of: 2) ? value.bytes : value.bytes + [0]
        }
        let count = image.claimedCounts[tag] ?? values.count
        return number(tag, 2) + number(value.type, 2) + number(count, width) + field
          + Data(count: width - field.count)
      }
      data.replaceSubrange(link..<(link + width), with: number(data.count, width))
      if first == 0 { first = data.count }
      data += number(entries.count, isBig ? 8 : 2) + entries.reduce(Data(), +)
      link = data.count
      data += number(loops ? first : 0, width)
    }
    return data
  }

  private static func encoded(_ tag: Int, _ values: [Int]) -> (type: Int, bytes: Data) {
    // Resolutions are fractions.
    if tag == 282 || tag == 283 { return (5, values.reduce(Data()) { $0 + number($1, 4) + number(1, 4) }) }
    let isWide = [273, 279, 324, 325].contains(tag) || values.contains { $0 > 65_535 }
    return (isWide ? 4 : 3, values.reduce(Data()) { $0 + number($1, isWide ? 4 : 2) })
  }

  private static func number(_ value: Int, _ bytes: Int) -> Data {
    Data((0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
  }
}
