import CLeptonica

/// Finds the gutter of a double page: the strip without ink that parts two pages on one image.
///
/// Looked for on the evened, reduced page, without what is taller or wider than letters: the fold, its shadow, rules.
package enum PageGutter {
  /// An image less wide than this for its height holds one page.
  private static let leastWide = 1.1
  /// The part of the width, around the middle, in which the gutter lies.
  private static let middle = 0.35...0.65
  /// A pixel column of the gutter has at most so much of the ink of the fullest columns.
  private static let mostInk = 0.05
  /// Narrower strips are no gutter but the space between columns or words, as part of the width.
  private static let narrowest = 0.015
  /// The emptier side has at least so much of the other one's ink; else only one page is printed on, and nothing is
  /// lost by reading them as one.
  private static let leastBalance = 0.05
  /// In pixels of the reduced page, which is 1000 wide.
  private static let largestLetter: Bitmap.PieceSize = (59, 59)
  private static let speck: Bitmap.PieceSize = (2, 2)

  /// Distance from the left edge in pixels; nil where the image does not look like a double page.
  package static func find(in bitmap: borrowing Bitmap) throws(ImageError) -> Int? {
    guard Double(bitmap.width) >= leastWide * Double(bitmap.height) else { return nil }
    let page = try EvenedPage(of: bitmap)
    let ink = try page.ink(below: TextLineFinder.inkBelow)
      .piecesNoLarger(than: largestLetter).piecesLarger(than: speck)
    let columns = inkOfColumns(ink)
    let width = columns.count
    let full = columns.sorted()[width * 9 / 10]
    guard full > 0 else { return nil }
    let first = Int(middle.lowerBound * Double(width))
    let last = Int(middle.upperBound * Double(width))
    var best: Range<Int>?
    var start = 0
    // The strip may begin before the middle part and end behind it: the page's own margins.
    for column in 0...width where column == width || Double(columns[column]) > mostInk * Double(full) {
      let strip = start..<column
      start = column + 1
      guard strip.lowerBound <= last, strip.upperBound >= first, strip.lowerBound > 0, column < width,
        Double(strip.count) >= narrowest * Double(width), strip.count > best?.count ?? 0
      else { continue }
      best = strip
    }
    guard let best else { return nil }
    let left = columns[..<best.lowerBound].reduce(0, +)
    let right = columns[best.upperBound...].reduce(0, +)
    guard Double(min(left, right)) >= leastBalance * Double(max(left, right)) else { return nil }
    return min(bitmap.width - 1, max(1, Int(Float(best.lowerBound + best.upperBound) / 2 / page.scale)))
  }

  private static func inkOfColumns(_ ink: borrowing Bitmap) -> [Int] {
    var counts = pixCountByColumn(ink.pix, nil)
    defer { numaDestroy(&counts) }
    return (0..<Int32(ink.width)).map { column in
      var count: Int32 = 0
      numaGetIValue(counts, column, &count)
      return Int(count)
    }
  }
}
