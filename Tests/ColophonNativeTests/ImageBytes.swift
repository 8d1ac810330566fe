import Foundation

/// Small images as bytes, made here so that tests know what is in them.
enum ImageBytes {
  /// A grey PNM of one value.
  static func pnm(width: Int, height: Int, grey: UInt8 = 255) -> Data {
    Data("P5\n\(width) \(height)\n255\n".utf8) + Data(repeating: grey, count: width * height)
  }

  struct TIFFPage {
    var width: Int
    var height: Int
    var samples = 1
    var bits = 8
    /// 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK.
    var photometric = 1
    var resolution = 300
    /// Every byte of the pixels.
    var value: UInt8 = 255
    /// Writes fewer bytes of pixels than the directory promises.
    var missingBytes = 0
    /// One tile of 64 by 64 pixels instead of a strip; for pages that fit into it.
    var isTiled = false
    /// Each sample in a plane of its own; the planes share their bytes here.
    var hasPlanes = false

    var bytes: Int {
      let side = isTiled ? 64 : width
      return (side * samples * bits + 7) / 8 * (isTiled ? 64 : height)
    }
  }

  /// An uncompressed little-endian TIFF with one strip a page.
  static func tiff(_ pages: [TIFFPage]) -> Data {
    var data = Data([0x49, 0x49, 42, 0])
    var link = data.count
    data.append(number(0, 4))
    for page in pages {
      let pixels = data.count
      data.append(Data(repeating: page.value, count: max(0, page.bytes - page.missingBytes)))
      if data.count % 2 == 1 { data.append(0) }
      let bitsAt = data.count
      for _ in 0..<page.samples { data.append(number(page.bits, 2)) }
      let resolutionAt = data.count
      data.append(number(page.resolution, 4) + number(1, 4))
      let mapAt = data.count
      let entries = 1 << page.bits
      if page.photometric == 3 {
        for _ in 0..<3 {
          for index in 0..<entries { data.append(number(index * 65_535 / (entries - 1), 2)) }
        }
      }
      let planesAt = data.count
      let planes = page.hasPlanes ? page.samples : 1
      for _ in 0..<planes { data.append(number(pixels, 4)) }
      let sizesAt = data.count
      for _ in 0..<planes { data.append(number(page.bytes / planes, 4)) }
      let offsets = planes > 1 ? planesAt : pixels
      let sizes = planes > 1 ? sizesAt : page.bytes
      var fields: [(tag: Int, type: Int, count: Int, value: Int)] = [
        (256, 4, 1, page.width), (257, 4, 1, page.height),
        page.samples > 2 ? (258, 3, page.samples, bitsAt) : (258, 3, 1, page.bits),
        (259, 3, 1, 1), (262, 3, 1, page.photometric), (277, 3, 1, page.samples),
        (282, 5, 1, resolutionAt), (283, 5, 1, resolutionAt), (284, 3, 1, page.hasPlanes ? 2 : 1),
        (296, 3, 1, 2),
      ]
      if page.isTiled {
        fields += [(322, 4, 1, 64), (323, 4, 1, 64), (324, 4, planes, offsets), (325, 4, planes, sizes)]
      } else {
        fields += [(273, 4, planes, offsets), (278, 4, 1, page.height), (279, 4, planes, sizes)]
      }
      if page.photometric == 3 { fields.append((320, 3, 3 * entries, mapAt)) }
      fields.sort { $0.tag < $1.tag }
      let directory = data.count
      data.replaceSubrange(link..<(link + 4), with: number(directory, 4))
      data.append(number(fields.count, 2))
      for field in fields {
        data.append(
          number(field.tag, 2) + number(field.type, 2) + number(field.count, 4) + number(field.value, 4))
      }
      link = data.count
      data.append(number(0, 4))
    }
    return data
  }

  /// The beginning of a PNG: its header chunk and the first bytes of another one.
  static func pngHeader(width: Int, height: Int) -> Data {
    var chunk = Data("IHDR".utf8)
    chunk.append(bigEndian(width) + bigEndian(height) + Data([8, 0, 0, 0, 0]))
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    for part in [bigEndian(13), chunk, bigEndian(Int(crc(chunk))), bigEndian(1000)] { data += part }
    return data + Data("IDAT".utf8) + Data(count: 20)
  }

  /// A JPEG 2000 file's signature and file type boxes.
  static func jpeg2000Signature(brand: String) -> Data {
    var data = Data([0, 0, 0, 12])
    data += Data("jP  ".utf8)
    data += Data([0x0D, 0x0A, 0x87, 0x0A])
    data += bigEndian(20)
    for part in [Data("ftyp".utf8), Data(brand.utf8), bigEndian(0), Data(brand.utf8)] { data += part }
    return data
  }

  private static func number(_ value: Int, _ bytes: Int) -> Data {
    Data((0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
  }

  private static func bigEndian(_ value: Int) -> Data {
    Data((0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) })
  }

  /// The checksum of PNG chunks, bit by bit.
  private static func crc(_ data: Data) -> UInt32 {
    ~data.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
