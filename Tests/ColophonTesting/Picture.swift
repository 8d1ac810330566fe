import CLeptonica
import Foundation

/// A picture in a file, looked at pixel by pixel.
package struct Picture: ~Copyable {
  private let pix: UnsafeMutablePointer<Pix>

  package init(_ file: URL) throws {
    guard let pix = pixRead(file.path) else { throw PrintedPage.Failed() }
    self.pix = pix
  }

  deinit {
    var pix: UnsafeMutablePointer<Pix>? = self.pix
    pixDestroy(&pix)
  }

  package var width: Int { Int(pixGetWidth(pix)) }
  package var height: Int { Int(pixGetHeight(pix)) }

  /// The grey of a pixel alone, or red, green and blue.
  package func colour(_ x: Int, _ y: Int) -> [Int] {
    var value: l_uint32 = 0
    pixGetPixel(pix, Int32(x), Int32(y), &value)
    switch pixGetDepth(pix) {
    case 32: return [24, 16, 8].map { Int(value >> $0) & 0xFF }
    // Of one bit, 1 is ink.
    case 1: return [value == 1 ? 0 : 255]
    default: return [Int(value)]
    }
  }
}

extension Picture {
  /// A picture of any format as a JPEG.
  package static func writeJPEG(_ source: URL, to file: URL) throws {
    var picture = pixRead(source.path)
    defer { pixDestroy(&picture) }
    guard pixWriteJpeg(file.path, picture, 95, 0) == 0 else { throw PrintedPage.Failed() }
  }

  /// Two pictures side by side with nothing between, in grey.
  package static func join(_ left: URL, _ right: URL, to file: URL) throws {
    var pages = [pixRead(left.path), pixRead(right.path)].map { page -> UnsafeMutablePointer<Pix>? in
      var page = page
      defer { pixDestroy(&page) }
      return page.flatMap { pixConvertTo8($0, 0) }
    }
    defer { for index in pages.indices { pixDestroy(&pages[index]) } }
    guard let first = pages[0], let second = pages[1] else { throw PrintedPage.Failed() }
    let width = pixGetWidth(first)
    var sheet = pixCreate(width + pixGetWidth(second), max(pixGetHeight(first), pixGetHeight(second)), 8)
    defer { pixDestroy(&sheet) }
    pixSetAll(sheet)
    for (page, left) in [(first, 0), (second, width)] {
      pixRasterop(sheet, left, 0, pixGetWidth(page), pixGetHeight(page), fromSource, page, 0, 0)
    }
    guard pixWritePng(file.path, sheet, 0) == 0 else { throw PrintedPage.Failed() }
  }
}

/// `PIX_SRC`, a macro that Swift does not see: the source alone.
private let fromSource: Int32 = 0xC

extension PrintedPage {
  /// The page rotated clockwise around its middle by a small angle in degrees, white coming in.
  package func rotated(by degrees: Double) throws -> PrintedPage {
    var page = pixCreate(Int32(width), Int32(height), 8)
    defer { pixDestroy(&page) }
    for y in 0..<height {
      for x in 0..<width { pixSetPixel(page, Int32(x), Int32(y), l_uint32(grey[y * width + x])) }
    }
    var turned = pixRotate(
      page, Float(degrees * .pi / 180), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
    defer { pixDestroy(&turned) }
    return mapped { x, y, _ in
      var value: l_uint32 = 255
      pixGetPixel(turned, Int32(x), Int32(y), &value)
      return Int(value)
    }
  }

  /// The page with each pixel as a square of more.
  package func enlarged(by factor: Int) -> PrintedPage {
    var large: [UInt8] = []
    large.reserveCapacity(grey.count * factor * factor)
    for y in 0..<(height * factor) {
      for x in 0..<(width * factor) { large.append(grey[y / factor * width + x / factor]) }
    }
    return PrintedPage(width: width * factor, height: height * factor, grey: large)
  }
}
