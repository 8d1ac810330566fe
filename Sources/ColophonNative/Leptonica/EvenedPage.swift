import CLeptonica
import ColophonDocument

/// A small grey copy of a page, and the same with its background evened out to one light grey.
///
/// On the evened copy a letter is as dark beside the gutter's shadow or on a stain as it is on clean paper, so one
/// threshold tells ink from paper all over the page.
package struct EvenedPage: ~Copyable {
  /// The grey that paper becomes.
  private static let paper = 200

  /// The reduced page, 8 bits.
  let grey: Bitmap
  /// The same without its background. A page too small to have one is as it was.
  let even: Bitmap
  /// Grey of its paper.
  private let paper: Int
  /// Pixels of the reduced page for each pixel of the page, at most 1.
  let scale: Float
  /// Of the page that was reduced, in its pixels.
  let whole: ColophonDocument.Box

  /// In pixels; the letters of a printed page are then about 8 pixels high.
  private static let workingWidth: Float = 1000
  /// A strip is not reduced below this height, in pixels.
  private static let leastHeight: Float = 16

  /// Pixels of a reduced copy for each pixel of a page, at most 1: for all that is looked for on a small copy.
  static func workingScale(of bitmap: borrowing Bitmap) -> Float {
    min(1, max(workingWidth / Float(bitmap.width), leastHeight / Float(bitmap.height)))
  }

  package init(of bitmap: borrowing Bitmap) throws(ImageError) {
    let scale = Self.workingScale(of: bitmap)
    let grey = try Self.reduced(bitmap, scale)
    let page = grey.pix
    let even = try Bitmap.making { pixBackgroundNormSimple(page, nil, nil) ?? pixClone(page) }
    self.init(grey: grey, even: even, paper: Self.paper, scale: scale, whole: Self.frame(of: bitmap))
  }

  /// A copy of a page has been evened already.
  package init(of copy: borrowing PageCopy) throws(ImageError) {
    let scale = Self.workingScale(of: copy.bitmap)
    let grey = try Self.reduced(copy.bitmap, scale)
    let page = grey.pix
    let even = try Bitmap.making { pixClone(page) }
    self.init(
      grey: grey, even: even, paper: Int(PreparedPage.paper), scale: scale, whole: Self.frame(of: copy.bitmap)
    )
  }

  private init(
    grey: consuming Bitmap, even: consuming Bitmap, paper: Int, scale: Float, whole: ColophonDocument.Box
  ) {
    self.grey = grey
    self.even = even
    self.paper = paper
    self.scale = scale
    self.whole = whole
  }

  private static func reduced(_ bitmap: borrowing Bitmap, _ scale: Float) throws(ImageError) -> Bitmap {
    let page = bitmap.pix
    let bilevel = bitmap.depth == 1
    let small = try Bitmap.making {
      // pixScaleToGray wants bilevel pixels and a true reduction.
      if bilevel { return scale < 1 ? pixScaleToGray(page, scale) : pixClone(page) }
      return scale < 1 ? pixScale(page, scale, scale) : pixClone(page)
    }
    return try Bitmap.making { pixConvertTo8(small.pix, 0) }
  }

  private static func frame(of bitmap: borrowing Bitmap) -> ColophonDocument.Box {
    ColophonDocument.Box(left: 0, top: 0, right: bitmap.width, bottom: bitmap.height)
  }

  /// The pixels darker than a part of the paper's grey.
  func ink(below part: Double) throws(ImageError) -> Bitmap {
    let page = even.pix
    let grey = Int32((part * Double(paper)).rounded())
    return try Bitmap.making { pixThresholdToBinary(page, grey) }
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
