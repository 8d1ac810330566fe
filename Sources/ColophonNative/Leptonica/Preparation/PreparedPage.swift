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
  /// x-height in pixels of the page; nil where too little looks like letters.
  package let letterHeight: Int?
  /// Degrees by which a copy has to be rotated clockwise to be straight; 0 where nothing can be said.
  package let skew: Double

  /// What was done, for the record.
  package let steps: [Step]

  package enum Step: String, Codable, Sendable {
    case inverted, invertedRegions = "inverted_regions", evened, despeckled, border
  }

  /// The grey below which a pixel of the evened page is ink.
  static let inkBelow: Int32 = 170
  /// The grey that paper becomes.
  static let paper: Int32 = 255

  /// Pixels of `grey` for one of the page: 1, or a half where that is enough.
  private let reduction: Double
  /// Whether three of four pixels were let go.
  package var isHalved: Bool { reduction < 1 }
  /// A page with fewer pixels is not worth halving.
  private static let fewestToHalve = 5_000_000

  /// - Parameters:
  ///   - bitmap: upright.
  ///   - tallest: height of the small letters of the largest copy that will be made, in pixels. Where half of the
  ///     page's pixels on each side give that, the others are let go: they make preparing four times as dear.
  package init(of bitmap: borrowing Bitmap, tallest: Int? = nil) throws(ImageError) {
    let source = bitmap.pix
    let grey = try Bitmap.making { pixConvertTo8(source, 0) }
    if let tallest, grey.width * grey.height >= Self.fewestToHalve {
      let half = try PreparedPage(
        grey: Bitmap.making { pixScaleAreaMap2(grey.pix) }, size: (bitmap.width, bitmap.height),
        reduction: 0.5)
      // It costs a few letters, 0.3 % of them over 73 pages in `fast`, and saves 4 % of the time.
      if let height = half.letterHeight, 10 * height >= 18 * tallest {
        self = half
        return
      }
    }
    try self.init(grey: grey, size: (bitmap.width, bitmap.height), reduction: 1)
  }

  /// - Parameters:
  ///   - grey: 8 bits a pixel.
  ///   - size: of the page, in its own pixels.
  private init(
    grey: consuming Bitmap, size: (width: Int, height: Int), reduction: Double
  ) throws(ImageError) {
    let lit = try InvertedPage.mended(grey)
    var steps = lit.steps
    let page = lit.grey.pix
    let even = try Bitmap.making {
      // A page too small to have a background stays as it is.
      pixBackgroundNorm(page, nil, nil, 10, 15, 100, 50, Self.paper, 2, 2) ?? pixClone(page)
    }
    steps.append(.evened)
    let smooth = try Specks.removed(even)
    if smooth.isChanged { steps.append(.despeckled) }
    try self.init(evened: smooth.grey, size: size, reduction: reduction, steps: steps)
  }

  /// - Parameter grey: 8 bits a pixel, even.
  private init(
    evened grey: consuming Bitmap, size: (width: Int, height: Int), reduction: Double, steps: [Step]
  ) throws(ImageError) {
    let page = grey.pix
    let text = try PageBorder.cleared(Bitmap.making { pixClone(page) })
    let print = text.page.pix
    let ink = try Bitmap.making { pixThresholdToBinary(print, Self.inkBelow) }
    let best = text.isMass ? print : page
    let read = try Bitmap.making { pixClone(best) }
    letterHeight = LetterHeight.measure(ink).map { Int((Double($0) / reduction).rounded()) }
    skew = Skew.measure(ink)
    geometry = PageGeometry(width: size.width, height: size.height)
    self.grey = read
    self.reduction = reduction
    self.steps = text.isMass ? steps + [.border] : steps
  }

  /// The page turned clockwise by quarters and measured anew, as a page of its own: boxes of what is read of it are
  /// in its pixels.
  package func turned(by quarters: Int) throws(ImageError) -> PreparedPage {
    let turned = try grey.oriented(Orientation(isMirrored: false, quarterTurns: quarters))
    let size = quarters % 2 == 0 ? (geometry.width, geometry.height) : (geometry.height, geometry.width)
    return try PreparedPage(evened: turned, size: size, reduction: reduction, steps: steps)
  }

  /// A copy whose small letters are `letterHeight` pixels high, straight where the page is skewed.
  ///
  /// A page whose letters could not be measured, or are nearly as high, keeps its size.
  package func copy(letterHeight wanted: Int?, mode: CopyMode = .grey) throws(ImageError) -> PageCopy {
    var geometry = geometry
    geometry.scale = scale(for: wanted)
    let page = grey.pix
    let scale = Float(geometry.scale / reduction)
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
    guard let wanted, let letterHeight else { return reduction }
    let scale = min(
      max(Double(wanted) / Double(letterHeight), Self.scales.lowerBound), Self.scales.upperBound)
    return abs(scale / reduction - 1) > Self.leastChange ? scale : reduction
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
