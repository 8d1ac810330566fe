import ColophonDocument

/// The place of the main text on a page: its margins and the distance of its lines.
///
/// Measured on wide lines only, and by quantiles, so that a crooked scan or a line that ran into the next column
/// moves nothing. Nil for a page with too little text to have margins, such as a card or a title page.
struct PageBody {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  /// Height of a usual word in pixels.
  let height: Double
  /// Distance from one line to the next in pixels.
  let pitch: Double

  var width: Double { right - left }

  private static let fewestLines = 6

  init?(_ page: LayoutPage) {
    let main = page.mainLines.map { page.lines[$0] }
    let widths = main.map { Double($0.ink.width) }
    let wide = main.filter { Double($0.ink.width) >= 0.5 * quantile(0.9, of: widths) }
    guard wide.count >= Self.fewestLines else { return nil }
    left = quantile(0.25, of: wide.map { Double($0.ink.left) })
    right = quantile(0.8, of: wide.map { Double($0.ink.right) })
    top = wide.map { Double($0.ink.top) }.min() ?? 0
    bottom = wide.map { Double($0.ink.bottom) }.max() ?? 0
    height = median(wide.map(\.height))
    let steps = zip(page.lines, page.lines.dropFirst()).compactMap { line, next -> Double? in
      let step = next.middle - line.middle
      return line.isReadable && next.isReadable && step > 0.7 * line.height && step < 4 * line.height
        ? step : nil
    }
    pitch = steps.isEmpty ? 1.5 * height : median(steps)
  }
}

/// The value below which a part of the values lies; 0 for none.
func quantile(_ part: Double, of values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  return sorted[Int((part * Double(sorted.count - 1)).rounded())]
}
