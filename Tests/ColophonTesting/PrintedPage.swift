import CLeptonica
import Foundation

/// A small page with lines of print, black on white, drawn with the font that Leptonica carries. Any engine reads it.
package struct PrintedPage: Sendable {
  /// Formats that Leptonica writes.
  package enum Format: Sendable {
    case jpeg(isProgressive: Bool)
    case jpeg2000, webp, pnm, bmp, gif
    case tiff(Compression)

    package enum Compression: Sendable { case none, lzw, deflate, group4, packBits, jpeg }
  }

  package struct Failed: Error {
    package init() {}
  }

  package static let lines = ["The library keeps this page", "among nine hundred others"]

  /// In pixels.
  package let width: Int
  package let height: Int
  /// Row by row, a byte each: 0 is ink, 255 paper.
  package let grey: [UInt8]

  /// - Parameters:
  ///   - left: where lines begin, in pixels.
  ///   - top: where the first line stands, in pixels; lines follow at 48 pixels.
  package init(
    _ lines: [String] = lines, width: Int = 660, height: Int = 120, left: Int = 20, top: Int = 45
  )
    throws
  {
    var font = bmfCreate(nil, 12)
    var page = pixCreate(Int32(width), Int32(height), 1)
    defer {
      bmfDestroy(&font)
      pixDestroy(&page)
    }
    for (index, line) in lines.enumerated() {
      let y = Int32(top + 48 * index)
      guard pixSetTextline(page, font, line, 1, Int32(left), y, nil, nil) == 0 else { throw Failed() }
    }
    var grey = [UInt8](repeating: 255, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        var ink: l_uint32 = 0
        pixGetPixel(page, Int32(x), Int32(y), &ink)
        if ink == 1 { grey[y * width + x] = 0 }
      }
    }
    self.init(width: width, height: height, grey: grey)
  }

  package init(width: Int, height: Int, grey: [UInt8]) {
    self.width = width
    self.height = height
    self.grey = grey
  }

  /// The same page with each grey put through a closure, which is told where it stands.
  package func mapped(_ change: (_ x: Int, _ y: Int, _ grey: UInt8) -> Int) -> PrintedPage {
    let changed = grey.enumerated().map { place, grey in
      UInt8(clamping: change(place % width, place / width, grey))
    }
    return PrintedPage(width: width, height: height, grey: changed)
  }

  package func encoded(_ format: Format) throws -> Data {
    var page = pixCreate(Int32(width), Int32(height), 8)
    defer { pixDestroy(&page) }
    for y in 0..<height {
      for x in 0..<width { pixSetPixel(page, Int32(x), Int32(y), l_uint32(grey[y * width + x])) }
    }
    pixSetResolution(page, 300, 300)
    if case .tiff(.group4) = format {
      let bilevel = pixThresholdToBinary(page, 128)
      pixDestroy(&page)
      page = bilevel
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status =
      switch format {
      case .jpeg(let isProgressive): pixWriteMemJpeg(&bytes, &count, page, 90, isProgressive ? 1 : 0)
      case .jpeg2000: pixWriteMemJp2k(&bytes, &count, page, 0, 4, 0, 0)
      case .webp: pixWriteMemWebP(&bytes, &count, page, 90, 1)
      case .pnm: pixWriteMem(&bytes, &count, page, Int32(IFF_PNM))
      case .bmp: pixWriteMem(&bytes, &count, page, Int32(IFF_BMP))
      case .gif: pixWriteMem(&bytes, &count, page, Int32(IFF_GIF))
      case .tiff(let compression): pixWriteMem(&bytes, &count, page, Self.code(compression))
      }
    defer { lept_free(bytes) }
    guard status == 0, let bytes else { throw Failed() }
    return Data(bytes: bytes, count: count)
  }

  private static func code(_ compression: Format.Compression) -> Int32 {
    switch compression {
    case .none: Int32(IFF_TIFF)
    case .lzw: Int32(IFF_TIFF_LZW)
    case .deflate: Int32(IFF_TIFF_ZIP)
    case .group4: Int32(IFF_TIFF_G4)
    case .packBits: Int32(IFF_TIFF_PACKBITS)
    case .jpeg: Int32(IFF_TIFF_JPEG)
    }
  }
}
