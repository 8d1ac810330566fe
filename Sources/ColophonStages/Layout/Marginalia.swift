import ColophonDocument

/// Marks notes printed in the margin, and the numbers there that count lines or verses.
enum Marginalia {
  static func marked(_ page: LayoutPage, _ body: PageBody) -> LayoutPage {
    var page = LineNumbers.marked(page, body)
    let main = page.mainLines
    let marginal = main.filter { isMarginal(page.lines[$0], body) }
    // A column of notes is narrower and has fewer lines than what it stands beside; else it is a column of text.
    let widths = marginal.map { Double(page.lines[$0].ink.width) }
    let most = (median(widths) < 0.25 * body.width ? 1 : 0.5) * Double(main.count - marginal.count)
    guard Double(marginal.count) < most else { return page }
    for index in marginal where main.contains(where: { isText($0, beside: index, page, body) }) {
      page.lines[index].role = .marginalia
    }
    return page
  }

  /// Whether the line is narrow and lies outside the column. Words, not specks: three letters at least.
  private static func isMarginal(_ line: LayoutLine, _ body: PageBody) -> Bool {
    let slack = 0.5 * body.height
    guard Double(line.ink.width) < 0.3 * body.width, line.letters >= 3, line.height < 2 * body.height else {
      return false
    }
    return Double(line.ink.right) <= body.left + slack || Double(line.ink.left) >= body.right - slack
  }

  /// Whether a wide line stands at the height of a marginal one.
  private static func isText(_ index: Int, beside marginal: Int, _ page: LayoutPage, _ body: PageBody) -> Bool
  {
    let line = page.lines[index]
    let note = page.lines[marginal]
    return index != marginal && Double(line.ink.width) >= 0.4 * body.width
      && abs(line.middle - note.middle) < 1.2 * body.pitch
  }
}
