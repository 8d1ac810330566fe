import ColophonDocument

/// Puts the lines of a page in the order in which people read them.
///
/// First comes what stands at the head, then the main text, line numbers, marginal notes and footnotes, last what
/// stands at the foot. The main text is cut by its gutters: a strip that few lines cross parts columns, and what
/// crosses it, such as a heading or a rule over both, parts the page into a part above and one below. This is the recursive
/// cut of Nagy and Seth (1984) with the spanning lines of Breuel (2003). A page without a gutter keeps the order of
/// its engine, which knows more than boxes.
enum ReadingOrder {
  static func sorted(_ page: LayoutPage) -> LayoutPage {
    var page = page
    let slope = Skew.slope(of: page)
    let main = page.lines.indices.filter { page.lines[$0].role == nil }
    let rules = page.regions.filter { $0.kind == .separator && $0.box.width > 10 * $0.box.height }
    let ordered = order(
      main.map { ColumnLine(page.lines[$0], index: $0, slope: slope) }
        + rules.map { ColumnLine(rule: $0.box, slope: slope) }, depth: 0)
    let others = page.lines.indices.filter { page.lines[$0].role != nil }
    let isHead = { (index: Int) in page.lines[index].middle < Double(page.height) / 2 }
    func group(_ roles: Set<Region.Role>, atHead: Bool? = nil) -> [Int] {
      others.filter { index in
        page.lines[index].role.map(roles.contains) == true && (atHead == nil || isHead(index) == atHead)
      }
    }
    let around: Set<Region.Role> = [.runningHead, .runningFoot, .pageNumber, .catchword, .signature]
    func byPlace(_ indices: [Int]) -> [Int] {
      // Neighbours of one row stand at slightly different heights.
      indices.sorted { a, b in
        page.lines[a].isBeside(page.lines[b])
          ? page.lines[a].ink.left < page.lines[b].ink.left : page.lines[a].middle < page.lines[b].middle
      }
    }
    let indices =
      byPlace(group(around, atHead: true)) + ordered + group([.lineNumber]) + group([.marginalia])
      + group([.footnote]) + byPlace(group(around, atHead: false))
    page.lines = indices.map { page.lines[$0] }
    return page
  }

  // MARK: - Columns

  private static let deepest = 4
  /// A single line beside others, between two that go across, is the rest of a row and no column.
  private static let shortest = 2

  /// The indices of the lines in reading order.
  private static func order(_ lines: [ColumnLine], depth: Int) -> [Int] {
    guard depth < deepest, let gutter = Gutter.best(of: lines) else { return lines.compactMap(\.index) }
    var result: [Int] = []
    var left: [ColumnLine] = []
    var right: [ColumnLine] = []
    func endPart() {
      if min(left.count, right.count) < shortest {
        result += ColumnLine.inRows(left + right).compactMap(\.index)
      } else {
        result += order(left, depth: depth + 1) + order(right, depth: depth + 1)
      }
      left = []
      right = []
    }
    for line in ColumnLine.inRows(lines) {
      switch gutter.side(of: line) {
      case .left: left.append(line)
      case .right: right.append(line)
      case .across:
        endPart()
        result += [line.index].compactMap(\.self)
      }
    }
    endPart()
    return result
  }
}

/// A line's place on the page with the page set straight.
struct ColumnLine {
  /// Index into the page's lines; nil for a printed rule.
  let index: Int?
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let isReadable: Bool

  /// - Parameter slope: how many pixels lines fall on their way of one pixel to the right
  init(_ line: LayoutLine, index: Int, slope: Double) {
    self.index = index
    let middle = line.middle
    let centre = Double(line.ink.left + line.ink.right) / 2
    left = Double(line.ink.left) + slope * middle
    right = Double(line.ink.right) + slope * middle
    // A crooked line's box is higher than its letters.
    let half = line.height / 2
    top = middle - slope * centre - half
    bottom = middle - slope * centre + half
    isReadable = line.isReadable
  }

  init(rule: Box, slope: Double) {
    index = nil
    let middle = Double(rule.top + rule.bottom) / 2
    left = Double(rule.left) + slope * middle
    right = Double(rule.right) + slope * middle
    top = middle - slope * Double(rule.left + rule.right) / 2
    bottom = top
    isReadable = false
  }

  var middle: Double { (top + bottom) / 2 }
  var width: Double { right - left }

  /// From top to bottom, and within a row from left to right.
  static func inRows(_ lines: [ColumnLine]) -> [ColumnLine] {
    let sorted = lines.sorted { ($0.middle, $0.index ?? .max) < ($1.middle, $1.index ?? .max) }
    var result: [ColumnLine] = []
    var row: [ColumnLine] = []
    for line in sorted {
      if let first = row.first, line.middle - first.middle > 0.5 * max(first.bottom - first.top, 1) {
        result += row.sorted { $0.left < $1.left }
        row = []
      }
      row.append(line)
    }
    return result + row.sorted { $0.left < $1.left }
  }
}
