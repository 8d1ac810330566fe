import ColophonDocument

/// Puts the lines of a page in the order in which people read them.
///
/// First comes what stands at the head, then the main text, line numbers, marginal notes and footnotes, last what
/// stands at the foot. The main text is cut by its gutters: a strip that few lines cross parts columns, and what
/// crosses it, such as a heading or a rule over both, parts the page into a part above and one below. This is the recursive
/// cut of Nagy and Seth (1984) with the spanning lines of Breuel (2003). Where an engine ran two columns' lines
/// together, the line is parted at the gutter. A page without a gutter keeps the order of its engine, which knows more
/// than boxes.
enum ReadingOrder {
  static func sorted(_ page: LayoutPage) -> LayoutPage {
    var page = page
    let slope = Skew.slope(of: page)
    let main = page.lines.indices.filter { page.lines[$0].role == nil }
    let rules = page.regions.filter { $0.kind == .separator && $0.box.width > 10 * $0.box.height }
    let space = page.wordSpace
    let ordered = order(
      main.map { ColumnLine(page.lines[$0], index: $0, slope: slope, wordSpace: space) }
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
    func lines(_ indices: [Int]) -> [LayoutLine] { indices.map { page.lines[$0] } }
    page.lines =
      lines(byPlace(group(around, atHead: true))) + ordered.compactMap { $0.line(in: page) }
      + lines(group([.lineNumber]) + group([.marginalia]) + group([.footnote]))
      + lines(byPlace(group(around, atHead: false)))
    return page
  }

  // MARK: - Columns

  private static let deepest = 4
  /// A single line beside others, between two that go across, is the rest of a row and no column.
  private static let shortest = 2

  /// The lines in reading order.
  private static func order(_ lines: [ColumnLine], depth: Int) -> [ColumnLine] {
    guard depth < deepest, let gutter = Gutter.best(of: lines) else { return lines }
    var result: [ColumnLine] = []
    var left: [ColumnLine] = []
    var right: [ColumnLine] = []
    func endPart() {
      if min(left.count, right.count) < shortest {
        result += ColumnLine.whole(ColumnLine.inRows(left + right))
      } else {
        result += order(left, depth: depth + 1) + order(right, depth: depth + 1)
      }
      left = []
      right = []
    }
    for line in ColumnLine.inRows(lines.flatMap(gutter.parted)) {
      switch gutter.side(of: line) {
      case .left: left.append(line)
      case .right: right.append(line)
      case .across:
        endPart()
        result.append(line)
      }
    }
    endPart()
    return result
  }
}
