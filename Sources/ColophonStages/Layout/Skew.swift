import ColophonDocument

/// How crooked a page lies, as its lines tell.
enum Skew {
  private static let fewestLines = 5

  /// How many pixels lines fall on their way of one pixel to the right: the median over long lines, 0 where there
  /// are too few.
  static func slope(of page: LayoutPage) -> Double {
    let slopes = page.lines.compactMap { line -> Double? in
      let words = line.words.filter(\.isReadable)
      guard words.count >= 4, let first = words.first?.box, let last = words.last?.box,
        Double(last.left - first.left) > 8 * line.height
      else { return nil }
      // Feet of letters are steadier than heads; descenders even out over many lines.
      return Double(last.bottom - first.bottom) / Double(last.left - first.left)
    }
    return slopes.count >= fewestLines ? median(slopes) : 0
  }
}
