import Foundation

/// What a JPEG 2000 file says of its picture: read here and not by OpenJPEG, which makes room for every tile and
/// component that a header claims before anyone can object.
///
/// Files of part 1 (JP2) and part 2 (JPX) are chains of boxes, of which one holds the codestream; a bare codestream
/// (J2K) is one too. Of several codestreams the first is the picture.
struct JPEG2000Header: Hashable, Sendable {
  /// A channel of the picture as it is stored.
  struct Component: Hashable, Sendable {
    var bits: Int
    /// Pixels of the reference grid from one sample to the next.
    var stepX: Int
    var stepY: Int
  }

  /// In pixels: as many as the finest component has samples.
  var width: Int
  /// In pixels.
  var height: Int
  var components: [Component]
  /// Channels that a palette makes of a component; nil without a palette.
  var paletteChannels: Int?
  /// The number of the colour space in the file; nil where it is told otherwise or not at all.
  var colourSpace: Int?
  var tiles: Int
  /// Whether boxes stand around the codestream.
  var hasBoxes: Bool

  /// Channels of the decoded picture.
  var channels: Int { paletteChannels.map { max($0, components.count) } ?? components.count }

  /// Numbers of colour spaces: part 1, annex I.5.3.3, and part 2, annex M.11.7.3.
  static let cmyk = 12
  static let cieLab = 14

  /// OpenJPEG keeps about 10 kB for each tile, whatever is in it.
  private static let mostTiles = 16_384
  /// Four inks and transparency.
  private static let mostChannels = 5
  /// Boxes before the codestream; files of many pages have a few dozen.
  private static let mostBoxes = 1000

  static func read(_ stream: UnsafeMutablePointer<FILE>) throws(ImageError) -> JPEG2000Header {
    var file = BigEndianFile(stream)
    var header = JPEG2000Header()
    if try file.number(4) == 0xFF4F_FF51 {
      file.position = 0
    } else {
      file.position = 0
      header.hasBoxes = true
      try header.readBoxes(&file)
    }
    try header.readCodestream(&file)
    try header.check()
    return header
  }

  private init() {
    width = 0
    height = 0
    components = []
    tiles = 0
    hasBoxes = false
  }

  // MARK: - Boxes

  /// Stops at the beginning of the first codestream.
  private mutating func readBoxes(_ file: inout BigEndianFile) throws(ImageError) {
    for _ in 0..<Self.mostBoxes {
      let box = try file.box()
      switch box.kind {
      case "jp2c":
        guard box.end == nil || file.holds(box.end ?? 0) else { throw BigEndianFile.cut }
        return
      // Headers for all layers of the picture are in a box of the same make in JPX files.
      case "jp2h", "jpch", "jplh", "cgrp": break
      case "colr":
        let method = try file.number(1)
        _ = try file.number(2)
        if method == 1, colourSpace == nil { colourSpace = try file.number(4) }
        try file.skip(to: box)
      case "pclr":
        _ = try file.number(2)
        paletteChannels = try file.number(1)
        try file.skip(to: box)
      case "ftbl":
        throw .unsupported(
          format: "a JPX file whose picture lies in several pieces",
          remedy: "write it anew as one JP2 file with the program that made it")
      default: try file.skip(to: box)
      }
    }
    throw BigEndianFile.damaged("no picture among the first \(Self.mostBoxes) boxes")
  }

  // MARK: - Codestream

  /// The marker segment that tells the size, which comes first: part 1, annex A.5.1.
  private mutating func readCodestream(_ file: inout BigEndianFile) throws(ImageError) {
    guard try file.number(4) == 0xFF4F_FF51 else { throw BigEndianFile.damaged("no codestream") }
    _ = try file.number(2)
    _ = try file.number(2)
    var numbers: [Int] = []
    for _ in 0..<8 { numbers.append(try file.number(4)) }
    let count = try file.number(2)
    guard (1...Self.mostChannels).contains(count) else { throw Self.tooManyChannels(count) }
    for _ in 0..<count {
      let depth = try file.number(1)
      components.append(
        Component(bits: (depth & 0x7F) + 1, stepX: try file.number(1), stepY: try file.number(1)))
    }
    let (right, bottom, left, top) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let (tileWidth, tileHeight, tileLeft, tileTop) = (numbers[4], numbers[5], numbers[6], numbers[7])
    guard left < right, top < bottom, tileWidth > 0, tileHeight > 0, tileLeft <= left, tileTop <= top,
      components.allSatisfy({ $0.stepX > 0 && $0.stepY > 0 && $0.bits <= 31 })
    else { throw BigEndianFile.damaged("sizes that cannot be") }
    func up(_ value: Int, _ step: Int) -> Int { (value + step - 1) / step }
    width = components.map { up(right, $0.stepX) - up(left, $0.stepX) }.max() ?? 0
    height = components.map { up(bottom, $0.stepY) - up(top, $0.stepY) }.max() ?? 0
    tiles = up(right - tileLeft, tileWidth) * up(bottom - tileTop, tileHeight)
  }

  private func check() throws(ImageError) {
    guard width > 0, height > 0 else { throw BigEndianFile.damaged("sizes that cannot be") }
    guard channels <= Self.mostChannels else { throw Self.tooManyChannels(channels) }
    guard tiles <= Self.mostTiles else {
      throw .unsupported(
        format: "a JPEG 2000 image in \(tiles) tiles", remedy: "write it anew with larger tiles")
    }
  }

  private static func tooManyChannels(_ count: Int) -> ImageError {
    .unsupported(
      format: "a JPEG 2000 image of \(count) channels", remedy: "make a copy in grey or in colour first")
  }
}
