import CLeptonica
import Foundation

extension Bitmap {
  /// Writes the image as PNG, in place of a file that may be there.
  package borrowing func writePNG(to url: URL) throws(BitmapFileError) {
    let file = url.path
    let written = LeptonicaMessages.collect { () -> Bool? in
      pixWritePng(file, pix, 0) == 0 ? true : nil
    }
    guard written.result == true else { throw BitmapFileError(complaint: written.complaint) }
  }
}

/// An image that could not be written, with Leptonica's words where it had some.
package struct BitmapFileError: Error, CustomStringConvertible {
  package var complaint: String?

  package var description: String { "the picture cannot be written" + (complaint.map { ": \($0)" } ?? "") }
}
