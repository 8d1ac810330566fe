import CLeptonica
import ColophonDocument

/// How much of what looks like writing on a page lies in the words that were read.
///
/// An engine that reads the printed head of a letter and passes over the handwriting below it looks like a success.
/// What it passed over shows as ink in pieces of the size of letters and short words, standing in lines, outside all
/// words. Photographs and engravings have such pieces, but not in lines; a stamp or a rule has lines, but few pieces.
/// So the smaller one of two shares counts.
package struct WritingCoverage: Hashable, Sendable {
  /// The part of such ink that lies in no word, from 0 to 1; nil where there is too little of it to say.
  package let unread: Double?

  /// Larger pieces are pictures and rules, in pixels of the reduced page. A flourish may join letters of two lines.
  private static let largest: Bitmap.PieceSize = (250, 70)
  /// Boxes of words are tight; so much around them is theirs too, in pixels of the reduced page.
  private static let margin: Bitmap.PieceSize = (2, 3)
  /// Less ink than this part of the page, such as a shelf mark, says nothing.
  private static let leastInk = 0.008

  /// - Parameter words: boxes of the words that were read, in pixels of the page that was reduced.
  package init(of page: borrowing EvenedPage, words: [ColophonDocument.Box]) throws(ImageError) {
    let ink = try page.ink(below: PageInk.inkBelow)
    // The box of a word that is no word may hold half of the page.
    let tallest = Double(Self.largest.height) / Double(page.scale)
    let read = try Self.area(
      of: words.filter { Double($0.height) <= tallest }, scale: page.scale, margin: Self.margin, on: ink)
    let letters = try ink.withoutEdges().withoutSpecks(PageInk.speck).piecesNoLarger(than: Self.largest)
    guard letters.inkedShare >= Self.leastInk else {
      unread = nil
      return
    }
    let pieces = TextLineFinder.evenPieces(
      try TextLineFinder.pieces(in: page.ink(below: TextLineFinder.inkBelow)))
    let lines = try Self.area(of: pieces, scale: 1, margin: (0, 0), on: ink)
    unread = min(
      try Self.share(of: letters, outside: read), try Self.share(of: ink.common(with: lines), outside: read))
  }

  /// A page of the same size that is black where the boxes are.
  private static func area(
    of boxes: [ColophonDocument.Box], scale: Float, margin: Bitmap.PieceSize,
    on page: borrowing Bitmap
  ) throws(ImageError) -> Bitmap {
    let size = page.pix
    let area = try Bitmap.making { pixCreateTemplate(size) }
    for box in boxes {
      let left = Int32(Float(box.left) * scale) - margin.width
      let top = Int32(Float(box.top) * scale) - margin.height
      pixRasterop(
        area.pix, left, top, Int32(Float(box.right) * scale) + margin.width - left,
        Int32(Float(box.bottom) * scale) + margin.height - top, Int32(PIX_SET), nil, 0, 0)
    }
    return area
  }

  private static func share(
    of ink: borrowing Bitmap, outside area: borrowing Bitmap
  ) throws(ImageError) -> Double {
    let all = ink.inkedPixels
    guard all > 0 else { return 0 }
    let (page, covered) = (ink.pix, area.pix)
    let rest = try Bitmap.making { pixSubtract(nil, page, covered) }
    return Double(rest.inkedPixels) / Double(all)
  }
}

extension Bitmap {
  fileprivate func common(with other: borrowing Bitmap) throws(ImageError) -> Bitmap {
    let (page, mask) = (pix, other.pix)
    return try Bitmap.making { pixAnd(nil, page, mask) }
  }
}
