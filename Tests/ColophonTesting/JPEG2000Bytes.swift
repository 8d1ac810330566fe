import Foundation

/// JPEG 2000 files of kinds that few programs write: `opj_compress` makes their codestreams of raw samples, the boxes
/// around them are made here.
package struct JPEG2000Bytes: Sendable {
  /// A channel: its samples row by row, and how many pixels there are to a sample on either side.
  package struct Channel: Sendable {
    package var samples: [Int]
    package var step: Int

    package init(_ samples: [Int], step: Int = 1) {
      self.samples = samples
      self.step = step
    }
  }

  /// Numbers of colour spaces.
  package enum Colour: Int, Sendable { case cmyk = 12, lab = 14, rgb = 16, grey = 17, ycc = 18 }

  /// Whether the program is there that tests with these files need.
  package static let canBeMade = findProgram("opj_compress") != nil

  /// The codestream, which is a file of its own too (J2K).
  package let codestream: Data
  private let width: Int
  private let height: Int
  private let channels: Int
  private let bits: Int

  /// - Parameter arguments: more for `opj_compress`.
  package init(
    _ channels: [Channel], width: Int, height: Int, bits: Int = 8, _ arguments: [String] = []
  ) throws {
    guard let program = findProgram("opj_compress") else { throw PrintedPage.Failed() }
    let folder = try TemporaryFolder()
    var raw = Data()
    for sample in channels.flatMap(\.samples) {
      if bits > 8 { raw.append(UInt8(sample >> 8)) }
      raw.append(UInt8(sample & 0xFF))
    }
    let source = try folder.write(raw, to: "page.raw")
    let target = folder.path("page.j2k")
    let steps = channels.map { "\($0.step)x\($0.step)" }.joined(separator: ":")
    let result = try runProgram(
      program,
      [
        "-i", source.path, "-o", target.path, "-n", "3", "-F",
        "\(width),\(height),\(channels.count),\(bits),u@\(steps)",
      ] + arguments)
    guard result.status == 0 else { throw PrintedPage.Failed() }
    codestream = try Data(contentsOf: target)
    self.width = width
    self.height = height
    self.channels = channels.count
    self.bits = bits
  }

  /// The codestream in a file of boxes.
  ///
  /// - Parameters:
  ///   - brand: `jp2 ` or `jpx `.
  ///   - palette: values of one colour for each index, of three channels.
  ///   - alpha: index of the channel that is transparency.
  package func file(
    _ colour: Colour, brand: String = "jpx ", palette: [[UInt8]] = [], alpha: Int? = nil
  ) -> Data {
    var header = Self.box(
      "ihdr",
      Self.number(height, 4) + Self.number(width, 4) + Self.number(channels, 2)
        + [UInt8(bits - 1), 7, 0, 0])
    header += Self.box("colr", [1, 0, 0] + Self.number(colour.rawValue, 4))
    if !palette.isEmpty {
      header += Self.box(
        "pclr", Self.number(palette.count, 2) + [3, 7, 7, 7] + palette.flatMap { [$0[0], $0[1], $0[2]] })
      header += Self.box("cmap", (0..<3).flatMap { [0, 0, 1, UInt8($0)] })
    }
    if let alpha {
      let entries = (0..<channels).flatMap { channel -> [UInt8] in
        let isAlpha = channel == alpha
        return Self.number(channel, 2) + Self.number(isAlpha ? 1 : 0, 2)
          + Self.number(isAlpha ? 0 : channel + 1, 2)
      }
      header += Self.box("cdef", Self.number(channels, 2) + entries)
    }
    let requirements = Self.box("rreq", [1, 0x80, 0x80, 0, 0, 0, 0])
    return Self.box("jP  ", [0x0D, 0x0A, 0x87, 0x0A])
      + Self.box("ftyp", Array(brand.utf8) + Self.number(0, 4) + Array("jp2 ".utf8))
      + (brand == "jpx " ? requirements : Data()) + Self.box("jp2h", Array(header))
      + Self.box("jp2c", Array(codestream))
  }

  package static func box(_ kind: String, _ content: [UInt8]) -> Data {
    Data(number(content.count + 8, 4) + Array(kind.utf8) + content)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
