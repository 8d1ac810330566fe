/// A strip between two columns of text.
struct Gutter {
  enum Side {
    case left, right, across
  }

  /// Distance of the strip's middle from the left edge of the page, in pixels.
  let middle: Double
  /// Half the strip's width.
  let half: Double
  /// Where the lines behind the strip begin, in pixels from the left edge.
  var columnLeft = Double.infinity

  /// A line may reach into the strip, as with the speck that an engine takes for its last letter.
  func side(of line: ColumnLine) -> Side {
    if line.right <= middle + 2 * half || line.middleOfWidth < middle, line.right < middle + 0.15 * line.width
    {
      return .left
    }
    if line.left >= middle - 2 * half || line.middleOfWidth > middle, line.left > middle - 0.15 * line.width {
      return .right
    }
    return .across
  }

  /// A line that runs across in two, if it is two lines run together: a wide gap over the strip, and behind it words
  /// that stand where a line of the right column could begin. What a masthead sets to the right stands farther off.
  func parted(_ line: ColumnLine) -> [ColumnLine] {
    guard line.isReadable, case .across = side(of: line) else { return [line] }
    let deepestIndent = Self.deepestIndent * (line.bottom - line.top)
    let cut = line.pieces.indices.dropFirst().first { index in
      let (before, behind) = (line.pieces[index - 1], line.pieces[index])
      return before.right <= middle + 2 * half && behind.left >= middle - 2 * half
        && abs(behind.left - columnLeft) <= deepestIndent
    }
    return cut.map(line.parted) ?? [line]
  }

  /// Of a line's height.
  private static let deepestIndent = 2.0
  private static let fewestLines = 4
  /// Part of the lines between the first and the last of a column that may cross the gutter.
  private static let mostAcross = 0.25
  /// Part of a column's height that its lines fill.
  private static let leastInk = 0.35

  /// The strip that parts most lines; nil when there are no columns.
  static func best(of lines: [ColumnLine]) -> Gutter? {
    let text = lines.filter(\.isReadable)
    guard text.count >= 2 * fewestLines else { return nil }
    let height = median(text.map { $0.bottom - $0.top })
    var best: (gutter: Gutter, score: Int)?
    // A gutter begins where a line ends; ends that lie close together are tried once. Of equals the last one wins:
    // between an entry of an index and its page number there is a gap as well.
    var last: Double?
    for end in text.map(\.right).sorted() where end - (last ?? -.infinity) > 0.25 * height {
      last = end
      var gutter = Gutter(middle: end + 0.5 * height, half: 0.25 * height)
      guard let score = gutter.score(text), score >= best?.score ?? 1 else { continue }
      let right = text.filter { gutter.side(of: $0) == .right }
      // Of several columns behind the strip the first one.
      gutter.columnLeft = quantile(0.1, of: right.map(\.left))
      best = (gutter, score)
    }
    return best?.gutter
  }

  /// How many lines the gutter parts, less those that cross it; nil for a strip that is no gutter.
  private func score(_ lines: [ColumnLine]) -> Int? {
    var left: [ColumnLine] = []
    var right: [ColumnLine] = []
    var across: [ColumnLine] = []
    for line in lines {
      switch side(of: line) {
      case .left: left.append(line)
      case .right: right.append(line)
      case .across: across.append(line)
      }
    }
    guard min(left.count, right.count) >= Self.fewestLines else { return nil }
    // Columns stand beside each other, and both are wide enough to hold words.
    let top = max(left.map(\.top).min() ?? 0, right.map(\.top).min() ?? 0)
    let bottom = min(left.map(\.bottom).max() ?? 0, right.map(\.bottom).max() ?? 0)
    func within(_ side: [ColumnLine]) -> Int { side.count { top <= $0.middle && $0.middle <= bottom } }
    guard within(left) >= Self.fewestLines, within(right) >= Self.fewestLines else { return nil }
    // An address beside a letter's head is no column: columns are full.
    func isFull(_ side: [ColumnLine]) -> Bool {
      let inked = side.filter { top <= $0.middle && $0.middle <= bottom }.reduce(0) {
        $0 + $1.bottom - $1.top
      }
      return inked >= Self.leastInk * (bottom - top)
    }
    guard isFull(left), isFull(right) else { return nil }
    let narrowest = min(quantile(0.75, of: left.map(\.width)), quantile(0.75, of: right.map(\.width)))
    let widest = max(quantile(0.75, of: left.map(\.width)), quantile(0.75, of: right.map(\.width)))
    guard narrowest >= 0.3 * widest else { return nil }
    let between = within(across)
    guard Double(between) <= Self.mostAcross * Double(within(left) + within(right)) else { return nil }
    return within(left) + within(right) - 2 * between
  }
}

extension ColumnLine {
  fileprivate var middleOfWidth: Double { (left + right) / 2 }
}
