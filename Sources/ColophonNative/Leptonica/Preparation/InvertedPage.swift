import CLeptonica

/// Turns light print on dark ground, as on negative film or in banners, into dark print on light ground.
///
/// Looked for on a reduced copy, with the one threshold that parts its greys best (N. Otsu, IEEE Transactions on
/// Systems, Man, and Cybernetics 9, 1979): a page that is dark all over is not inverted, only its letters tell.
enum InvertedPage {
  private static let workingWidth: Float = 1000
  /// Less of a page is a blot.
  private static let leastShare = 0.002
  /// From here on it is the page and no region of it.
  private static let wholePage = 0.5

  struct Result: ~Copyable {
    let grey: Bitmap
    let steps: [PreparedPage.Step]
  }

  /// - Parameter page: 8 bits a pixel.
  static func mended(_ page: consuming Bitmap) throws(ImageError) -> Result {
    let scale = min(1, workingWidth / Float(page.width))
    guard let mask = try mask(of: page, scale: scale) else { return Result(grey: page, steps: []) }
    let share = Double(mask.inkedPixels) / Double(mask.width * mask.height)
    guard share >= leastShare else { return Result(grey: page, steps: []) }
    let full = try Bitmap.making {
      pixScaleToSize(mask.pix, Int32(page.width), Int32(page.height))
    }
    let source = page.pix
    let negative = try Bitmap.making { pixInvert(nil, source) }
    let mended = try Bitmap.making { pixCopy(nil, source) }
    pixCombineMasked(mended.pix, negative.pix, full.pix)
    return Result(grey: mended, steps: [share >= wholePage ? .inverted : .invertedRegions])
  }

  /// Where the reduced page is inverted; nil where it is nowhere.
  private static func mask(of page: borrowing Bitmap, scale: Float) throws(ImageError) -> Bitmap? {
    let source = page.pix
    let small = try Bitmap.making { scale < 1 ? pixScale(source, scale, scale) : pixClone(source) }
    guard let threshold = small.otsuThreshold() else { return nil }
    var mask: UnsafeMutablePointer<Pix>?
    var mended = LeptonicaMessages.collect { pixAutoPhotoinvert(small.pix, threshold, &mask, nil) }.result
    pixDestroy(&mended)
    return mask.map { Bitmap(owning: $0) }
  }
}

extension Bitmap {
  /// Pixels that are ink, of an image of 1 bit a pixel.
  var inkedPixels: Int {
    var count: Int32 = 0
    pixCountPixels(pix, &count, nil)
    return Int(count)
  }

  /// The grey that parts the image best in dark and light; nil where it cannot be told.
  fileprivate func otsuThreshold() -> Int32? {
    var thresholds: UnsafeMutablePointer<Pix>?
    let status = LeptonicaMessages.collect {
      pixOtsuAdaptiveThreshold(
        pix, Int32(max(width, 16)), Int32(max(height, 16)), 0, 0, 0.1, &thresholds, nil)
    }.result
    defer { pixDestroy(&thresholds) }
    var value: UInt32 = 0
    guard status == 0, let thresholds, pixGetPixel(thresholds, 0, 0, &value) == 0 else { return nil }
    return Int32(value)
  }
}
