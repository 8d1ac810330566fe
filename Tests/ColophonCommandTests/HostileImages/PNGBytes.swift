import ColophonTesting
import Foundation

/// Makes PNG files of every kind, sound and broken, from a page's greys.
struct PNGBytes {
  enum Kind: UInt8 { case grey = 0, colour = 2, palette = 3, greyAlpha = 4, colourAlpha = 6 }

  let page: PrintedPage
  var kind = Kind.grey
  var bits = 8
  var isInterlaced = false
  /// Pixels per metre; nil for no word of it.
  var pixelsPerMetre: Int?
  /// What the header says instead of the truth.
  var claimedWidth: Int?
  var claimedHeight: Int?
  var hasWrongChecksum = false
  /// Puts nonsense in the place of the compressed pixels.
  var hasBrokenPixels = false

  var data: Data {
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let header =
      Self.bigEndian(claimedWidth ?? page.width) + Self.bigEndian(claimedHeight ?? page.height)
      + Data([UInt8(bits), kind.rawValue, 0, 0, isInterlaced ? 1 : 0])
    file += Self.chunk("IHDR", header)
    if let pixelsPerMetre {
      file += Self.chunk(
        "pHYs", Self.bigEndian(pixelsPerMetre) + Self.bigEndian(pixelsPerMetre) + Data([1]))
    }
    // The palette runs from white to black: who takes indices for greys sees a negative.
    if kind == .palette {
      let entries = 1 << bits
      let colours = (0..<entries).flatMap { entry in
        [UInt8](repeating: UInt8(255 - entry * 255 / (entries - 1)), count: 3)
      }
      file += Self.chunk("PLTE", Data(colours))
    }
    let pixels = hasBrokenPixels ? Data(repeating: 0xA5, count: 4000) : Self.stored(rows)
    file += Self.chunk("IDAT", pixels, hasWrongChecksum: hasWrongChecksum)
    return file + Self.chunk("IEND", Data())
  }

  /// Rows as the format packs them, each after its filter byte: the whole page, or the seven of Adam.
  private var rows: Data {
    guard isInterlaced else { return pass(from: (0, 0), step: (1, 1)) }
    let passes = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]
    return passes.reduce(into: Data()) { $0 += pass(from: ($1.0, $1.1), step: ($1.2, $1.3)) }
  }

  private func pass(from start: (x: Int, y: Int), step: (x: Int, y: Int)) -> Data {
    var data = Data()
    for y in stride(from: start.y, to: page.height, by: step.y) where start.x < page.width {
      data.append(0)
      var row = BitRow()
      for x in stride(from: start.x, to: page.width, by: step.x) {
        for sample in samples(page.grey[y * page.width + x]) { row.append(sample, bits: bits) }
      }
      data += row.data
    }
    return data
  }

  private func samples(_ grey: UInt8) -> [Int] {
    let most = (1 << bits) - 1
    let value = Int(grey) * most / 255
    return switch kind {
    case .grey: [value]
    case .colour: [value, value, value]
    case .palette: [most - value]
    // Ink of full black on glass: where it is clear, the colour below is black too.
    case .greyAlpha: [0, most - value]
    case .colourAlpha: [0, 0, 0, most - value]
    }
  }

  // MARK: - The format's own parts

  static func chunk(_ name: String, _ content: Data, hasWrongChecksum: Bool = false) -> Data {
    let body = Data(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(crc(body)) ^ (hasWrongChecksum ? 1 : 0))
  }

  /// A zlib stream of blocks that are not compressed.
  private static func stored(_ data: Data) -> Data {
    var stream = Data([0x78, 0x01])
    var rest = data[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for half in [count, ~count] { stream += Data([UInt8(half & 0xFF), UInt8(half >> 8)]) }
      stream += block
    } while !rest.isEmpty
    var sums: (a: UInt32, b: UInt32) = (1, 0)
    for byte in data {
      sums.a = (sums.a + UInt32(byte)) % 65_521
      sums.b = (sums.b + sums.a) % 65_521
    }
    return stream + bigEndian(Int(sums.b << 16 | sums.a))
  }

  private static func bigEndian(_ value: Int) -> Data {
    Data((0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) })
  }

  private static let crcTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func crc(_ data: Data) -> UInt32 {
    ~data.reduce(UInt32.max) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}

/// Packs samples of 1 to 16 bits, the first in the highest bits.
struct BitRow {
  private var whole = Data()
  private var pending = 0
  private var count = 0

  /// The bytes so far, the last one filled up with zeros.
  var data: Data { count == 0 ? whole : whole + [UInt8(pending << (8 - count))] }

  mutating func append(_ sample: Int, bits: Int) {
    for bit in (0..<bits).reversed() {
      pending = pending << 1 | (sample >> bit & 1)
      count += 1
      if count == 8 {
        whole.append(UInt8(pending))
        pending = 0
        count = 0
      }
    }
  }
}
