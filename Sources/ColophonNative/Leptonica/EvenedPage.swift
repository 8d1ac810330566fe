import CLeptonica

/// A small grey copy of a page, and the same with its background evened out to one light grey.
///
/// On the evened copy a letter is as dark beside the gutter's shadow or on a stain as it is on clean paper, so one
/// threshold tells ink from paper all over the page.
struct EvenedPage: ~Copyable {
  /// The grey that paper becomes.
  static let paper = 200

  /// The reduced page, 8 bits.
  let grey: Bitmap
  /// The same without its background. A page too small to have one is as it was.
  let even: Bitmap
  /// Pixels of the reduced page for each pixel of the page, at most 1.
  let scale: Float

  /// In pixels; the letters of a printed page are then about 8 pixels high.
  private static let workingWidth: Float = 1000
  /// A strip is not reduced below this height, in pixels.
  private static let leastHeight: Float = 16

  /// Pixels of a reduced copy for each pixel of a page, at most 1: for all that is looked for on a small copy.
  static func workingScale(of bitmap: borrowing Bitmap) -> Float {
    min(1, max(workingWidth / Float(bitmap.width), leastHeight / Float(bitmap.height)))
  }

  static func of(_ bitmap: borrowing Bitmap) throws(ImageError) -> EvenedPage {
    let page = bitmap.pix
    let bilevel = bitmap.depth == 1
    let scale = workingScale(of: bitmap)
    let small = try Bitmap.making {
      // pixScaleToGray wants bilevel pixels and a true reduction.
      if bilevel { return scale < 1 ? pixScaleToGray(page, scale) : pixClone(page) }
      return pixScale(page, scale, scale)
    }
    let grey = try Bitmap.making { pixConvertTo8(small.pix, 0) }
    let reduced = grey.pix
    let even = try Bitmap.making { pixBackgroundNormSimple(reduced, nil, nil) ?? pixClone(reduced) }
    return EvenedPage(grey: grey, even: even, scale: scale)
  }

  /// The pixels darker than a grey of the evened page.
  func ink(below grey: Int) throws(ImageError) -> Bitmap {
    let page = even.pix
    return try Bitmap.making { pixThresholdToBinary(page, Int32(grey)) }
  }
}

extension Bitmap {
  /// A step of work on a sound image, which can fail only for want of memory.
  static func making(_ step: () -> UnsafeMutablePointer<Pix>?) throws(ImageError) -> Bitmap {
    guard let pix = LeptonicaMessages.collect(step).result else {
      throw .outOfMemory(doing: "looking at the page")
    }
    return Bitmap(owning: pix)
  }
}
