import CLeptonica
import ColophonDocument

/// A page made ready for reading: grey, upright, its background evened to white, its letters measured.
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
    case turned, inverted, invertedRegions = "inverted_regions", evened, border
  }

  /// The grey below which a pixel of the evened page is ink.
  static let inkBelow: Int32 = 170
  /// The grey that paper becomes.
  private static let paper: Int32 = 255

  /// - Parameters:
  ///   - part: the part of the turned page to prepare; nil for all of it.
  ///   - quarterTurns: clockwise turns by 90° that put the page upright.
  package init(
    of bitmap: borrowing Bitmap, part: ColophonDocument.Box? = nil, quarterTurns: Int = 0
  ) throws(ImageError) {
    var geometry = PageGeometry(width: bitmap.width, height: bitmap.height).turned(by: quarterTurns)
    var steps: [Step] = geometry.quarterTurns == 0 ? [] : [.turned]
    let turned = try Self.turned(bitmap, by: geometry.quarterTurns)
    if let part { geometry.part = part }
    let whole = try Self.cut(turned, to: part)
    let lit = try InvertedPage.mended(whole)
    steps += lit.steps
    let page = lit.grey.pix
    let even = try Bitmap.making {
      // A page too small to have a background stays as it is.
      pixBackgroundNorm(page, nil, nil, 10, 15, 100, 50, Self.paper, 2, 2) ?? pixClone(page)
    }
    steps.append(.evened)
    let clean = try PageBorder.cleared(even)
    if clean.isChanged { steps.append(.border) }
    let ink = try clean.ink()
    letterHeight = LetterHeight.measure(ink)
    skew = Skew.measure(ink)
    grey = clean.grey
    self.geometry = geometry
    self.steps = steps
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

  private static func turned(_ bitmap: borrowing Bitmap, by quarters: Int) throws(ImageError) -> Bitmap {
    let page = bitmap.pix
    let grey = try Bitmap.making { pixConvertTo8(page, 0) }
    guard quarters != 0 else { return grey }
    return try Bitmap.making { pixRotateOrth(grey.pix, Int32(quarters)) }
  }

  private static func cut(
    _ bitmap: consuming Bitmap, to part: ColophonDocument.Box?
  ) throws(ImageError) -> Bitmap {
    guard let part else { return bitmap }
    guard let cut = bitmap.cropped(to: part) else { return bitmap }
    return cut
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
