import ColophonDocument

/// Why an image file cannot be read.
///
/// The sentences name no path: the page record beside them does.
package enum ImageError: Error, Hashable, Sendable {
  case missing
  /// The operating system refuses; with its own words.
  case refused(String)
  case empty
  /// The bytes are of another kind; with what they look like.
  case notAnImage(looksLike: String)
  /// An image in a format that is not read; with what to do instead.
  case unsupported(format: String, remedy: String)
  /// The right format, but broken or cut short; with Leptonica's words where it had some.
  case damaged(format: String, detail: String?)
  case noSuchFrame(Int, frames: Int)
  case fileTooLarge(bytes: Int, limit: Int)
  case sidesTooLong(width: Int, height: Int, limit: Int)
  case tooManySamples(width: Int, height: Int, samples: Int, limit: Int)
  /// An allocation failed; with what was being done, such as `decoding 5000 x 7000 pixels`.
  case outOfMemory(doing: String)
}

extension ImageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing:
      return "expected an image file, found none: restore the file, or correct the path in the collection"
    case .refused(let reason):
      return "expected a readable image file, but opening it failed: \(reason)"
    case .empty:
      return "expected an image, found an empty file: copy it again from the scanner or the archive"
    case .notAnImage(let kind):
      return """
        expected a TIFF, PNG, JPEG, JPEG 2000, WebP or PNM image, found \(kind): \
        fetch the image again, or take the file out of the collection
        """
    case .unsupported(let format, let remedy):
      return "expected a TIFF, PNG, JPEG, JPEG 2000, WebP or PNM image, found \(format): \(remedy)"
    case .damaged(let format, let detail):
      let cause = detail.map { " (\($0))" } ?? ""
      return "expected a whole \(format) image, found a damaged or cut one\(cause): copy or scan it again"
    case .noSuchFrame(let frame, let frames):
      return "expected image \(frame + 1) of the file, found only \(frames)"
    case .fileTooLarge(let bytes, let limit):
      return "expected a file of at most \(limit) bytes, found \(bytes): make a smaller copy for reading"
    case .sidesTooLong(let width, let height, let limit):
      return """
        expected sides of at most \(limit) pixels, found \(width) x \(height): cut or scale the image down
        """
    case .tooManySamples(let width, let height, let samples, let limit):
      return """
        expected at most \(limit) samples, found \(width) x \(height) pixels of \(samples): \
        scale the image down, or raise max_pixels if there is the memory
        """
    case .outOfMemory(let work):
      return """
        expected enough memory for \(work), but the worker was refused it: \
        scale the image down, run fewer workers, or lower max_pixels to refuse such images
        """
    }
  }
}

extension ImageError {
  /// The page's failure that this error amounts to.
  package var failure: Failure {
    switch self {
    case .missing: Failure(.missingImage, description)
    case .fileTooLarge, .sidesTooLong, .tooManySamples: Failure(.imageTooLarge, description)
    case .outOfMemory: Failure(.memoryLimit, description)
    case .refused, .empty, .notAnImage, .unsupported, .damaged, .noSuchFrame:
      Failure(.unreadableImage, description)
    }
  }
}
