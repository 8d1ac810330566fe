import CLeptonica
import ColophonDocument
import Foundation

/// A decoded image, in the memory of Leptonica; freed at the end of its life.
///
/// Its pixels are of 1 bit (1 is ink), 8 bits (grey) or 32 bits (colour): palettes, alpha and other depths
/// are resolved when it is loaded. Not to be used from two threads at once.
package struct Bitmap: ~Copyable {
  let pix: UnsafeMutablePointer<Pix>
  /// What its file says of the way up it lies. The pixels are as they are stored.
  package let orientation: Orientation

  /// Takes over an image that Leptonica made.
  init(owning pix: UnsafeMutablePointer<Pix>, orientation: Orientation = .asStored) {
    self.pix = pix
    self.orientation = orientation
  }

  deinit {
    var pix: UnsafeMutablePointer<Pix>? = self.pix
    pixDestroy(&pix)
  }

  /// The same pixels with another owner. Nothing here writes into a page's pixels.
  package func shared() throws(ImageError) -> Bitmap {
    guard let same = pixClone(pix) else { throw .outOfMemory(doing: "looking at the page") }
    return Bitmap(owning: same, orientation: orientation)
  }

  /// In pixels.
  package var width: Int { Int(pixGetWidth(pix)) }
  /// In pixels.
  package var height: Int { Int(pixGetHeight(pix)) }
  /// Bits of a pixel: 1, 8 or 32.
  package var depth: Int { Int(pixGetDepth(pix)) }
  /// In pixels per inch, from 70 to 1200; 300 where the file said nothing or nonsense.
  package var resolution: Int { Int(pixGetXRes(pix)) }

  /// Measures, then decodes one image of a file. Its pixels are as they are stored, whatever the file says of the
  /// way up they lie.
  ///
  /// - Parameter frame: index from 0 of the image in a multi-page TIFF.
  package static func load(
    _ url: URL, frame: Int = 0, limits: ImageLimits = ImageLimits()
  ) throws(ImageError) -> Bitmap {
    let file = try ImageFile(url)
    try limits.check(bytes: file.bytes)
    let header = try ImageHeader.read(file, frame: frame)
    try limits.check(header)
    if header.format == .jpeg2000 { return try loadJPEG2000(file, header) }
    let decoded = LeptonicaMessages.collect { () -> UnsafeMutablePointer<Pix>? in
      guard let raw = decode(file.stream, header.format, frame: frame) else { return nil }
      return simplified(raw)
    }
    guard let pix = decoded.result else {
      if decoded.lacksMemory || !header.fitsIntoMemory {
        throw .outOfMemory(doing: "decoding \(header.width) x \(header.height) pixels")
      }
      throw undecoded(header.format, decoded.complaint)
    }
    let orientation = orientation(file, header.format, frame: frame)
    // Leptonica turns TIFF images upright as it reads them, and no others.
    let bitmap =
      header.format == .tiff && orientation != .asStored
      ? try stored(Bitmap(owning: pix), orientation) : Bitmap(owning: pix, orientation: orientation)
    guard bitmap.width == header.width, bitmap.height == header.height else {
      throw .damaged(
        format: header.format.rawValue,
        detail:
          "the header says \(header.width) x \(header.height), the data \(bitmap.width) x \(bitmap.height)")
    }
    bitmap.mendResolution()
    return bitmap
  }

  private static func orientation(
    _ file: borrowing ImageFile, _ format: ImageHeader.Format, frame: Int
  ) -> Orientation {
    switch format {
    case .tiff: Orientation(field: OrientationField.ofTIFF(file.stream, frame: frame))
    case .jpeg: Orientation(field: OrientationField.ofJPEG(file.stream))
    case .png, .jpeg2000, .webp, .pnm: .asStored
    }
  }

  private static func stored(
    _ upright: consuming Bitmap, _ orientation: Orientation
  ) throws(ImageError) -> Bitmap {
    let page = upright.pix
    let back = orientation.inverse
    return Bitmap(owning: try pix(page, oriented: back), orientation: orientation)
  }

  private static func loadJPEG2000(
    _ file: borrowing ImageFile, _ header: ImageHeader
  ) throws(ImageError) -> Bitmap {
    do throws(ImageError) {
      let details = try JPEG2000Header.read(file.stream)
      let bitmap = try JPEG2000Image(file.stream, details).bitmap(details)
      bitmap.mendResolution()
      return bitmap
    } catch .damaged where !header.fitsIntoMemory {
      throw .outOfMemory(doing: "decoding \(header.width) x \(header.height) pixels")
    }
  }

  /// A copy of a part of the image, which must overlap it; nil when it does not.
  package func cropped(to box: ColophonDocument.Box) -> Bitmap? {
    guard
      let frame = boxCreate(Int32(box.left), Int32(box.top), Int32(box.width), Int32(box.height))
    else { return nil }
    var owned: UnsafeMutablePointer<CLeptonica.Box>? = frame
    defer { boxDestroy(&owned) }
    guard let part = pixClipRectangle(pix, frame, nil) else { return nil }
    return Bitmap(owning: part)
  }

  private static func decode(
    _ stream: UnsafeMutablePointer<FILE>, _ format: ImageHeader.Format, frame: Int
  ) -> UnsafeMutablePointer<Pix>? {
    switch format {
    case .tiff: pixReadStreamTiff(stream, Int32(frame))
    case .png: pixReadStreamPng(stream)
    // Without a hint Leptonica refuses data that libjpeg warns about, such as a file cut short.
    case .jpeg: pixReadStreamJpeg(stream, 0, 1, nil, 0)
    // Leptonica reads no JPX files, no 16 bits and no coarser chroma, so OpenJPEG does.
    case .jpeg2000: nil
    case .webp: pixReadStreamWebP(stream)
    case .pnm: pixReadStreamPnm(stream)
    }
  }

  /// Leptonica refuses some whole TIFF files for the way their pixels are stored, and only its words tell.
  private static func undecoded(_ format: ImageHeader.Format, _ complaint: String?) -> ImageError {
    guard format == .tiff, let complaint else { return .damaged(format: format.rawValue, detail: complaint) }
    if complaint.contains("tiled format") {
      return .unsupported(
        format: "a TIFF stored in tiles",
        remedy: "store it in strips first, such as with tiffcp -s page.tif strips.tif")
    }
    if complaint.contains("invalid tiffbpl") {
      return .unsupported(
        format: "a TIFF with separate colour planes",
        remedy: "join them first, such as with tiffcp -p contig page.tif joined.tif")
    }
    return .damaged(format: format.rawValue, detail: complaint)
  }

  /// Brings an image to 1, 8 or 32 bits without palette and alpha. Takes over the image it is given.
  private static func simplified(_ raw: UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>? {
    var pix: UnsafeMutablePointer<Pix>? = raw
    replace(&pix) { pixRemoveColormap($0, Int32(REMOVE_CMAP_BASED_ON_SRC)) }
    replace(&pix) { pixGetSpp($0) == 4 ? pixRemoveAlpha($0) : pixClone($0) }
    replace(&pix) { [2, 4, 16].contains(pixGetDepth($0)) ? pixConvertTo8($0, 0) : pixClone($0) }
    guard let simple = pix, [1, 8, 32].contains(pixGetDepth(simple)) else {
      pixDestroy(&pix)
      return nil
    }
    return simple
  }

  /// Puts the result of a step in the place of its input, which is freed.
  private static func replace(
    _ pix: inout UnsafeMutablePointer<Pix>?,
    _ step: (UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>?
  ) {
    guard let old = pix else { return }
    let new = step(old)
    pixDestroy(&pix)
    pix = new
  }

  /// Many files carry no resolution or a made-up one, and Tesseract derives the smallest letter it looks for
  /// from it; 300 is what libraries scan with.
  private func mendResolution() {
    let found = pixGetXRes(pix)
    let resolution = (70...1200).contains(found) ? found : 300
    setResolution(resolution)
  }

  /// In pixels per inch.
  func setResolution(_ resolution: Int32) { pixSetResolution(pix, resolution, resolution) }
}
