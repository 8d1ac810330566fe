import CLeptonica

/// Measures the x-height of a page: how many pixels its small letters are high.
///
/// The connected pieces of ink are mostly letters, and most letters are as high as an x. So the commonest height of
/// pieces of a letter's shape, counted with its neighbours up to a tenth, is taken; taller ones weigh more, or specks
/// would win.
enum LetterHeight {
  /// Heights that are letters at all, in pixels.
  private static let heights = 5...120
  /// Fewer pieces say nothing.
  private static let fewestPieces = 20

  /// In pixels of the image, which has 1 bit a pixel; nil where too few pieces look like letters.
  static func measure(_ ink: borrowing Bitmap) -> Int? {
    var counts = [Int](repeating: 0, count: heights.upperBound + 1)
    var pieces = 0
    for (width, height) in ink.pieceSizes {
      guard heights.contains(Int(height)), width < 3 * height, 4 * width > height else { continue }
      counts[Int(height)] += 1
      pieces += 1
    }
    guard pieces >= fewestPieces else { return nil }
    return heights.max { weight(of: $0, counts) < weight(of: $1, counts) }
  }

  private static func weight(of height: Int, _ counts: [Int]) -> Int {
    let near = (height * 9 / 10)...min(height * 11 / 10 + 1, counts.count - 1)
    return height * counts[near].reduce(0, +)
  }
}
