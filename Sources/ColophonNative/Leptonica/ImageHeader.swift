import CLeptonica
import Foundation

/// What an image file says of itself before anything is decoded.
package struct ImageHeader: Hashable, Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case tiff = "TIFF"
    case png = "PNG"
    case jpeg = "JPEG"
    case jpeg2000 = "JPEG 2000"
    case webp = "WebP"
    case pnm = "PNM"
  }

  package var format: Format
  /// In pixels.
  package var width: Int
  /// In pixels.
  package var height: Int
  /// Samples of each pixel: 1 for grey, bilevel and palette images, 3 for colour, 4 with alpha or for CMYK.
  package var samples: Int
  /// Bits of each sample.
  package var bits: Int
  /// Images in the file; more than one only in a TIFF.
  package var frames: Int

  package init(format: Format, width: Int, height: Int, samples: Int, bits: Int, frames: Int) {
    self.format = format
    self.width = width
    self.height = height
    self.samples = samples
    self.bits = bits
    self.frames = frames
  }

  /// Reads the header of a file; the file's content decides the format, not its name.
  ///
  /// - Parameter frame: index from 0 of the image in a TIFF whose width, height, samples and bits are wanted.
  package static func read(_ url: URL, frame: Int = 0) throws(ImageError) -> ImageHeader {
    let file = try ImageFile(url)
    return try read(file, frame: frame)
  }

  static func read(_ file: borrowing ImageFile, frame: Int) throws(ImageError) -> ImageHeader {
    let format = try ImageSignature.format(of: file.head)
    let stream = file.stream
    var frames: Int32 = 1
    if format == .tiff {
      let count = LeptonicaMessages.collect { tiffGetCount(stream, &frames) }
      guard count.result == 0, frames > 0 else {
        throw .damaged(format: format.rawValue, detail: count.complaint)
      }
      rewind(stream)
    }
    guard frame >= 0, frame < frames else { throw .noSuchFrame(frame, frames: Int(frames)) }
    if format == .jpeg2000 {
      let header = try JPEG2000Header.read(stream)
      return ImageHeader(
        format: format, width: header.width, height: header.height, samples: header.channels,
        bits: header.components.map(\.bits).max() ?? 8, frames: 1)
    }

    var width: Int32 = 0
    var height: Int32 = 0
    var samples: Int32 = 1
    var bits: Int32 = 8
    let heard = LeptonicaMessages.collect { () -> Int32 in
      switch format {
      case .tiff:
        freadHeaderTiff(stream, Int32(frame), &width, &height, &bits, &samples, nil, nil, nil)
      case .png: freadHeaderPng(stream, &width, &height, &bits, &samples, nil)
      case .jpeg: freadHeaderJpeg(stream, &width, &height, &samples, nil, nil)
      // Read above.
      case .jpeg2000: 1
      case .pnm: freadHeaderPnm(stream, &width, &height, nil, nil, &bits, &samples)
      case .webp: readWebP(stream, &width, &height, &samples)
      }
    }
    rewind(stream)
    guard heard.result == 0, width > 0, height > 0, samples > 0 else {
      if heard.lacksMemory { throw .outOfMemory(doing: "reading the header of a \(format.rawValue) image") }
      throw .damaged(format: format.rawValue, detail: heard.complaint)
    }
    return ImageHeader(
      format: format, width: Int(width), height: Int(height), samples: Int(samples), bits: Int(bits),
      frames: Int(frames))
  }

  /// Whether the system would give as much memory as decoding takes at its peak: about the pixels twice, as
  /// Leptonica keeps them and as the format's own library does; OpenJPEG takes four bytes for each sample.
  ///
  /// Asked only after a failure: those libraries say no more of a refused allocation than of damaged data.
  var fitsIntoMemory: Bool {
    let bytes = format == .jpeg2000 ? 4 * samples : samples == 1 ? max(1, bits / 8) : 4
    guard let probe = malloc(2 * width * height * bytes) else { return false }
    free(probe)
    return true
  }

  /// Leptonica reads WebP headers from memory only; the first bytes hold all it wants.
  private static func readWebP(
    _ stream: UnsafeMutablePointer<FILE>, _ width: inout Int32, _ height: inout Int32,
    _ samples: inout Int32
  ) -> Int32 {
    var head = [UInt8](repeating: 0, count: 4096)
    let count = fread(&head, 1, head.count, stream)
    return readHeaderMemWebP(head, count, &width, &height, &samples)
  }
}
