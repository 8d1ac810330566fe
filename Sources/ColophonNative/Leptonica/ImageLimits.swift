/// What an image may measure; looked at before anything is decoded.
package struct ImageLimits: Hashable, Sendable {
  /// Pixels times samples of a pixel. Reading takes about four bytes for each.
  package var samples: Int
  package var fileBytes: Int
  /// Tesseract works with 16-bit coordinates and refuses longer sides.
  package static let longestSide = 32_767

  package init(samples: Int = 250_000_000, fileBytes: Int = 1 << 30) {
    self.samples = samples
    self.fileBytes = fileBytes
  }

  func check(bytes: Int) throws(ImageError) {
    guard bytes <= fileBytes else { throw .fileTooLarge(bytes: bytes, limit: fileBytes) }
  }

  func check(_ header: ImageHeader) throws(ImageError) {
    guard max(header.width, header.height) <= Self.longestSide else {
      throw .sidesTooLong(width: header.width, height: header.height, limit: Self.longestSide)
    }
    guard header.width * header.height * header.samples <= samples else {
      throw .tooManySamples(
        width: header.width, height: header.height, samples: header.samples, limit: samples)
    }
  }
}
