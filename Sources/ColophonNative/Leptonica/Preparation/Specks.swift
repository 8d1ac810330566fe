import CLeptonica

/// Takes salt and pepper from a page: single pixels and pairs much darker or lighter than what is around them, as
/// dust, old film and poor copies leave them.
enum Specks {
  /// Specks are no larger than this, in pixels on a side.
  private static let speck: Bitmap.PieceSize = (2, 2)
  /// A page with fewer specks for each piece of ink that is none is left alone: full stops and dots of small print
  /// are specks by their size.
  private static let leastForPieces = 1.0
  /// And fewer than this for each million pixels.
  private static let leastForArea = 1000.0
  /// Letters lower than this would be harmed, in pixels.
  private static let lowestLetter = 9

  struct Result: ~Copyable {
    let grey: Bitmap
    let isChanged: Bool
  }

  /// - Parameter page: 8 bits a pixel, evened.
  static func removed(_ page: consuming Bitmap) throws(ImageError) -> Result {
    let source = page.pix
    let ink = try Bitmap.making { pixThresholdToBinary(source, PreparedPage.inkBelow) }
    let sizes = ink.pieceSizes
    let specks = Double(sizes.count { $0.width <= speck.width && $0.height <= speck.height })
    let pieces = Double(sizes.count) - specks
    let area = Double(page.width * page.height) / 1_000_000
    guard specks > leastForPieces * pieces, specks > leastForArea * area,
      try LetterHeight.measure(ink.withoutSpecks(speck)) ?? lowestLetter >= lowestLetter
    else { return Result(grey: page, isChanged: false) }
    let clean = try Bitmap.making { pixRankFilterGray(source, 3, 3, 0.5) }
    return Result(grey: clean, isChanged: true)
  }
}
