import ColophonDocument

/// Marks the notes at the foot of a page.
///
/// Three signs speak for a line that begins the notes: a mark such as `*)` before it, smaller type from there on,
/// and a rule or a wide gap above. Two of them have to agree, since each alone has other causes.
enum Footnotes {
  /// The notes take at most this part of the height of the text; what is longer is a commentary.
  private static let greatestShare = 0.75
  /// Notes that take more than this have to show all signs.
  private static let usualShare = 0.5
  /// The rest of a note from the page before takes at most this.
  private static let restShare = 0.35

  private static let fewestLetters = 10
  /// Lines of text above the notes.
  private static let fewestLines = 4

  static func marked(_ page: LayoutPage, _ body: PageBody) -> LayoutPage {
    var page = page
    let main = page.mainLines
    let lowest = body.top + (1 - greatestShare) * (body.bottom - body.top)
    guard
      let start = main.indices.dropFirst(3).first(where: { position in
        page.lines[main[position]].middle > lowest && beginsNotes(position, of: main, page, body)
      })
    else { return page }
    var note = 0
    // A figure begins a note only where the first note has one, too.
    let isNumbered = isMarked(page.lines[main[start]]) == .doubtful
    for index in main[start...] {
      let mark = isMarked(page.lines[index])
      if mark == .plain || (mark == .doubtful && isNumbered) { note += 1 }
      page.lines[index].role = .footnote
      page.lines[index].note = note
    }
    return page
  }

  private static func beginsNotes(
    _ position: Int, of main: [Int], _ page: LayoutPage, _ body: PageBody
  ) -> Bool {
    let line = page.lines[main[position]]
    let before = page.lines[main[position - 1]]
    let above = main[..<position].map { page.lines[$0] }
    // A note begins where nothing stands beside it, and it is a note to something: title pages have none.
    guard !line.isBeside(before),
      above.count(where: { Double($0.ink.width) >= 0.5 * body.width }) >= fewestLines
    else { return false }
    let below = main[position...].map { page.lines[$0] }
    let mark = isMarked(line)
    let isRuled = hasRule(above: line, below: before, page)
    let isSmaller =
      median(below.map(\.height)) < smaller * median(above.suffix(12).map(\.height))
      || (mark == .plain && pitch(of: below) < smaller * pitch(of: above.suffix(12)))
    let isSetOff = line.middle - before.middle > 1.35 * body.pitch
    guard below.reduce(0, { $0 + $1.letters }) >= fewestLetters else { return false }
    // Without a mark it can only be the rest of a note from the page before: a full line far down, below a rule.
    // Short lines at the foot of a letter or a list are small and set off, too.
    if mark == .no {
      let isFull =
        Double(line.ink.width) > 0.8 * body.width
        && line.middle > body.top + (1 - restShare) * (body.bottom - body.top)
      guard isRuled, isFull else { return false }
    }
    let signs = [mark == .plain, isRuled, isSmaller, isSetOff && !isRuled].count { $0 }
    let isHigh = line.middle < body.top + (1 - usualShare) * (body.bottom - body.top)
    return signs >= (isHigh ? 3 : 2) && (!isHigh || mark == .plain)
  }

  /// Type below this part of the usual size is a smaller one.
  private static let smaller = 0.88

  /// Median distance of lines that follow each other.
  private static func pitch(of lines: some Sequence<LayoutLine>) -> Double {
    median(zip(lines, lines.dropFirst()).map { $1.middle - $0.middle })
  }

  private enum Mark {
    case no
    /// A figure, which many a line begins with.
    case doubtful
    case plain
  }

  private static func isMarked(_ line: LayoutLine) -> Mark {
    guard
      let word = line.words.first(where: { $0.isReadable || $0.text.contains { "*†‡".contains($0) } })?.text
    else { return .no }
    if let first = word.first, "*†‡⁎¹²³⁴⁵⁶⁷⁸⁹".contains(first) { return .plain }
    if let end = word.firstIndex(of: ")"), word.distance(from: word.startIndex, to: end) <= 2,
      !word[..<end].contains("(") || word.first == "("
    {
      return .plain
    }
    return word.allSatisfy(\.isNumber) && word.count <= 2 ? .doubtful : .no
  }

  /// Whether the engine saw a rule between two lines.
  private static func hasRule(above line: LayoutLine, below before: LayoutLine, _ page: LayoutPage) -> Bool {
    page.regions.contains { region in
      region.kind == .separator && Double(region.box.width) > 4 * line.height
        && Double(region.box.height) < line.height
        && Double(region.box.top) > before.middle && Double(region.box.bottom) < line.middle
    }
  }
}
