import CLeptonica

/// Turns light print on dark ground, as on negative film or in banners, into dark print on light ground.
///
/// Looked for on a reduced copy, with the one threshold that parts its greys best (N. Otsu, IEEE Transactions on
/// Systems, Man, and Cybernetics 9, 1979): a page that is dark all over is not inverted, only its letters tell.
enum InvertedPage {
  /// In pixels of the reduced page.
  private static let letterHeights: ClosedRange<Int32> = 4...80
  /// Fewer light pieces of a letter's shape are no writing.
  private static let fewestLetters = 5
  /// Holes of this size are closed, in pixels of the reduced page.
  private static let holes: Int32 = 31
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
    let scale = EvenedPage.workingScale(of: page)
    guard let mask = try mask(of: page, scale: scale) else { return Result(grey: page, steps: []) }
    let share = mask.inkedShare
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
    guard let mask else { return nil }
    let found = Bitmap(owning: mask)
    // Large letters leave holes in what was found.
    let closed = try Bitmap.making { pixCloseSafeBrick(nil, found.pix, holes, holes) }
    guard closed.inkedShare < wholePage else { return closed }
    let ink = try Bitmap.making { pixThresholdToBinary(small.pix, threshold) }
    return try lettered(closed, ink)
  }

  /// The regions of the mask on which light letters stand: a blot or a dark picture is none.
  private static func lettered(
    _ mask: borrowing Bitmap, _ ink: borrowing Bitmap
  ) throws(ImageError) -> Bitmap {
    let all = mask.pix
    let kept = try Bitmap.making { pixCreateTemplate(all) }
    var parts: UnsafeMutablePointer<Pixa>?
    var boxes = pixConnComp(all, &parts, 8)
    defer {
      boxaDestroy(&boxes)
      pixaDestroy(&parts)
    }
    for index in 0..<boxaGetCount(boxes) {
      var (left, top, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      guard boxaGetBoxGeometry(boxes, index, &left, &top, &width, &height) == 0,
        let part = pixaGetPix(parts, index, Int32(L_CLONE))
      else { continue }
      let region = Bitmap(owning: part)
      let light = try Bitmap.making { pixCopy(nil, region.pix) }
      // What is in the region and no ink.
      pixRasterop(light.pix, 0, 0, width, height, butNotSource, ink.pix, left, top)
      guard letters(in: light) >= fewestLetters else { continue }
      pixRasterop(kept.pix, left, top, width, height, orSource, region.pix, 0, 0)
    }
    return kept
  }

  /// Pieces with the shape of letters.
  private static func letters(in light: borrowing Bitmap) -> Int {
    var boxes = pixConnCompBB(light.pix, 8)
    defer { boxaDestroy(&boxes) }
    var count = 0
    for index in 0..<boxaGetCount(boxes) {
      var (width, height): (Int32, Int32) = (0, 0)
      guard boxaGetBoxGeometry(boxes, index, nil, nil, &width, &height) == 0 else { continue }
      if letterHeights.contains(height), width < 3 * height, 4 * width > height { count += 1 }
    }
    return count
  }

  /// `PIX_DST & PIX_NOT(PIX_SRC)` and `PIX_SRC | PIX_DST`, macros that Swift does not see.
  private static let butNotSource: Int32 = 0xA & (0xC ^ 0xF)
  private static let orSource: Int32 = 0xC | 0xA
}

extension Bitmap {
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
