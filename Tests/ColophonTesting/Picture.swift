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
