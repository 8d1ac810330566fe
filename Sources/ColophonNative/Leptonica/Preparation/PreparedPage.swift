import CLeptonica
import ColophonDocument

/// A page made ready for reading: grey, its background evened to white, its letters measured.
///
/// It is kept while the page is read, and copies are made of it in the size that an engine reads best. Costs about
/// a twentieth of reading the page.
package struct PreparedPage: ~Copyable {
  /// 8 bits a pixel, paper near white.
  let grey: Bitmap
  let geometry: PageGeometry
  /// x-height in pixels of `grey`; nil where too little looks like letters.
  package let letterHeight: Int?
  /// Degrees by which a copy has to be rotated clockwise to be straight; 0 where nothing can be said.
  package let skew: Double

  /// What was done, for the record.
  package let steps: [Step]

  package enum Step: String, Codable, Sendable {
    case inverted, invertedRegions = "inverted_regions", evened, despeckled
  }

  /// The grey below which a pixel of the evened page is ink.
  static let inkBelow: Int32 = 170
  /// The grey that paper becomes.
  private static let paper: Int32 = 255

  /// - Parameter bitmap: upright.
  package init(of bitmap: borrowing Bitmap) throws(ImageError) {
    let source = bitmap.pix
    let lit = try InvertedPage.mended(Bitmap.making { pixConvertTo8(source, 0) })
    var steps = lit.steps
    let page = lit.grey.pix
    let even = try Bitmap.making {
      // A page too small to have a background stays as it is.
      pixBackgroundNorm(page, nil, nil, 10, 15, 100, 50, Self.paper, 2, 2) ?? pixClone(page)
    }
    steps.append(.evened)
    let smooth = try Specks.removed(even)
    if smooth.isChanged { steps.append(.despeckled) }
    try self.init(evened: smooth.grey, steps: steps)
  }

  /// - Parameter grey: 8 bits a pixel, even.
  private init(evened grey: consuming Bitmap, steps: [Step]) throws(ImageError) {
    let page = grey.pix
    let text = try PageBorder.cleared(Bitmap.making { pixClone(page) })
    let ink = try Bitmap.making { pixThresholdToBinary(text.pix, Self.inkBelow) }
    letterHeight = LetterHeight.measure(ink)
    skew = Skew.measure(ink)
    geometry = PageGeometry(width: grey.width, height: grey.height)
    self.grey = grey
    self.steps = steps
  }

  /// The page turned clockwise by quarters and measured anew, as a page of its own: boxes of what is read of it are
  /// in its pixels.
  package func turned(by quarters: Int) throws(ImageError) -> PreparedPage {
    let turned = try grey.oriented(Orientation(isMirrored: false, quarterTurns: quarters))
    return try PreparedPage(evened: turned, steps: steps)
  }

  /// A copy whose small letters are `letterHeight` pixels high, straight where the page is skewed.
  ///
  /// A page whose letters could not be measured, or are nearly as high, keeps its size.
  package func copy(letterHeight wanted: Int?, mode: CopyMode = .grey) throws(ImageError) -> PageCopy {
    var geometry = geometry
    geometry.scale = scale(for: wanted)
    let page = grey.pix
    let scale = Float(geometry.scale)
    let scaled = try Bitmap.making { scale == 1 ? pixClone(page) : pixScale(page, scale, scale) }
    let straight = try Skew.mended(scaled, by: skew)
    geometry.angle = straight.angle
    let bitmap = try mode.applied(to: straight.bitmap)
    bitmap.setResolution(Self.nominalResolution)
    return PageCopy(bitmap: bitmap, geometry: geometry)
  }

  /// Tesseract derives the smallest letter it looks for from the resolution; the copies are scaled by their letters,
  /// so what the scanner had means nothing any more.
  private static let nominalResolution: Int32 = 300
  /// Scaling by less than this changes nothing.
  private static let leastChange = 0.05
  private static let scales = 0.25...3.0

  private func scale(for wanted: Int?) -> Double {
    guard let wanted, let letterHeight else { return 1 }
    let scale = min(
      max(Double(wanted) / Double(letterHeight), Self.scales.lowerBound), Self.scales.upperBound)
    return abs(scale - 1) > Self.leastChange ? scale : 1
  }
}

/// A copy of a page for an engine to read, and how it lies on the page.
package struct PageCopy: ~Copyable {
  package let bitmap: Bitmap
  package let geometry: PageGeometry

  /// A piece of the copy around a box, which is in pixels of the copy; nil where they do not overlap.
  package func piece(around box: ColophonDocument.Box, margin: Int = 0) -> PageCopy? {
    let left = max(0, box.left - margin)
    let top = max(0, box.top - margin)
    let frame = ColophonDocument.Box(
      left: left, top: top, right: min(bitmap.width, box.right + margin),
      bottom: min(bitmap.height, box.bottom + margin))
    guard frame.width > 0, frame.height > 0, let piece = bitmap.cropped(to: frame) else { return nil }
    piece.setResolution(Int32(bitmap.resolution))
    var geometry = geometry
    geometry.corner.left += left
    geometry.corner.top += top
    return PageCopy(bitmap: piece, geometry: geometry)
  }
}
