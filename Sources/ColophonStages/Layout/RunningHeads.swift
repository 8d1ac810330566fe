import ColophonDocument

/// Marks what a printer sets around the main text: running heads and feet, page numbers, catchwords, signatures.
///
/// A page shows these by their place. The first row is a head when a page number stands in it, and only then: a
/// short line at the top without a number may as well be a heading.
enum RunningHeads {
  static func marked(_ page: LayoutPage, _ body: PageBody) -> LayoutPage {
    var page = page
    markTop(&page, body)
    for _ in 0..<2 where !markBottom(&page, body) { break }
    return page
  }

  /// A head or foot with fewer letters is a speck.
  private static let fewestLetters = 3
  /// Sheets are few; a greater number at the foot counts something else.
  private static let greatestSignature = 99

  // MARK: - Head

  private static func markTop(_ page: inout LayoutPage, _ body: PageBody) {
    let main = page.mainLines
    guard let first = main.first,
      let next = main.first(where: { !page.lines[$0].isBeside(page.lines[first]) })
    else { return }
    let row = PageRow(at: first, of: main, in: page, gap: 0.9 * body.height)
    let below = page.lines[next].middle - page.lines[first].middle
    guard page.lines[first].middle < 0.25 * Double(page.height), below >= 1.15 * body.pitch else { return }
    let readable = row.readable.flatMap { $0.partedAtNumber(in: page.lines) }
    let edges = [readable.first, readable.last].compactMap(\.self)
    guard let number = edges.first(where: { isPageNumber($0, alone: readable.count == 1) }) else { return }
    let rest = readable.filter { $0.letters >= fewestLetters && !$0.isSame(as: number) }
    // A full line of text may end in a number; a head leaves room.
    let width = rest.reduce(0) { $0 + $1.box.width }
    guard Double(width) < 0.75 * body.width else { return }
    page.printedNumber = number.number?.text ?? PrintedNumber(lastWord(of: number))?.text
    markDashes(beside: first, &page)
    row.mark([(number, .pageNumber)] + rest.map { ($0, .runningHead) }, in: &page)
  }

  /// The dashes and ornaments around a number often are lines of their own to the engine.
  private static func markDashes(beside line: Int, _ page: inout LayoutPage) {
    for index in page.lines.indices where page.lines[index].role == nil && !page.lines[index].isReadable {
      let reach = page.lines[line].height
      if abs(page.lines[index].middle - page.lines[line].middle) < reach,
        Double(page.lines[index].ink.height) < reach
      {
        page.lines[index].role = .pageNumber
      }
    }
  }

  /// Whether a piece is a page number, perhaps with the word for page before it.
  private static func isPageNumber(_ piece: PageRow.Piece, alone: Bool) -> Bool {
    let words = piece.text.split(separator: " ").filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard let last = words.last, let number = PrintedNumber(String(last)) else { return false }
    if words.count == 2 { return wordsForPage.contains(words[0].lowercased().filter(\.isLetter)) }
    // A single Roman letter is more often a letter, and with words beside it a number of four figures a year.
    return words.count == 1 && (number.isRoman ? number.text.count > 1 : alone || number.value < 1400)
  }

  private static func lastWord(of piece: PageRow.Piece) -> String {
    piece.text.split(separator: " ").last { $0.contains { $0.isLetter || $0.isNumber } }.map(String.init)
      ?? ""
  }

  private static let wordsForPage: Set<String> = [
    "page", "pag", "p", "seite", "s", "blatt", "bl", "folio", "fol", "side", "strana", "str",
  ]

  // MARK: - Foot

  /// Marks the last row that has no role yet; returns whether it did.
  private static func markBottom(_ page: inout LayoutPage, _ body: PageBody) -> Bool {
    let main = page.mainLines
    guard let last = main.last, let before = main.last(where: { !page.lines[$0].isBeside(page.lines[last]) }),
      page.lines[last].middle > 0.6 * Double(page.height)
    else { return false }
    let row = PageRow(at: last, of: main, in: page, gap: 1.5 * body.height)
    let isSetOff = page.lines[last].middle - page.lines[before].middle >= 1.15 * body.pitch
    var roles = row.readable.compactMap { piece in
      footRole(piece, page, body, isSetOff: isSetOff, after: page.lines[before]).map {
        (piece: piece, role: $0)
      }
    }
    guard !roles.isEmpty else { return false }
    if roles.contains(where: { $0.role == .signature }) {
      // Printers set both into one row; then the line above may be short.
      roles += row.readable.filter { piece in
        isCatchword(piece, body) && !roles.contains { $0.piece.isSame(as: piece) }
      }.map { ($0, .catchword) }
    }
    // Beside a signature stands the short title that tells the binder the book.
    let rest = row.readable.filter { piece in !roles.contains { $0.piece.isSame(as: piece) } }
    let width = Double(rest.reduce(0) { $0 + $1.box.width })
    // A number beside much text is that of a list or an index.
    guard width < 0.4 * body.width || !roles.allSatisfy({ $0.piece.number != nil }) else { return false }
    roles += rest.filter { $0.number.map { $0.value <= greatestSignature } == true }.map { ($0, .signature) }
    if isSetOff, width < 0.5 * body.width {
      roles += rest.filter { $0.number == nil && $0.letters >= fewestLetters }.map { ($0, .runningFoot) }
    }
    if page.printedNumber == nil {
      page.printedNumber = roles.first { $0.role == .pageNumber }.flatMap { $0.piece.number?.text }
    }
    if roles.contains(where: { $0.role == .pageNumber }) { markDashes(beside: last, &page) }
    row.mark(roles, in: &page)
    return true
  }

  private static func footRole(
    _ piece: PageRow.Piece, _ page: LayoutPage, _ body: PageBody, isSetOff: Bool, after line: LayoutLine
  ) -> Region.Role? {
    guard Double(piece.box.width) < 0.25 * body.width else { return nil }
    if let number = piece.number, isSetOff || Double(piece.box.left) > body.left + 0.3 * body.width {
      if page.printedNumber != nil { return number.value <= greatestSignature ? .signature : nil }
      return isSetOff && !(number.isRoman && number.text.count == 1) ? .pageNumber : nil
    }
    if isSignature(piece.text), Double(piece.box.left) > body.left + 0.2 * body.width { return .signature }
    return isCatchword(piece, body) && isFull(line, body) ? .catchword : nil
  }

  /// A letter or two with a number (`B 3`, `Aa ij`, `Aiij`) or a capital, a number with stars (`3**`) or in broken
  /// brackets (`):( 4`). Not words that end like Roman numerals, such as `bei`.
  private static func isSignature(_ text: String) -> Bool {
    let lettered =
      #/[\[(]?(?:[A-Za-z]{1,2}\.? ?\d{1,2}|[A-Za-z]{1,2}\.? [ivxj]{1,4}|[A-Z]{1,2}[ivj]{2,4}|[A-Z])[\])]?\.?/#
    let starred = #/\d{1,2} ?\*{1,3}/#
    let bracketed = #/[(): ]{2,7}(?:\d{1,2}|[ivxj]{1,4})/#
    return text.wholeMatch(of: lettered) != nil || text.wholeMatch(of: starred) != nil
      || text.wholeMatch(of: bracketed) != nil
  }

  /// The first word of the next page stands at the right margin and ends no sentence.
  private static func isCatchword(_ piece: PageRow.Piece, _ body: PageBody) -> Bool {
    let isDivided = piece.text.last == "-"
    return piece.text.split(separator: " ").count <= 2 && piece.letters >= (isDivided ? 2 : fewestLetters)
      && Double(piece.box.left) > body.left + 0.6 * body.width
      && abs(Double(piece.box.right) - body.right) < slack(body)
      && piece.text.last.map { !".!?".contains($0) } == true
  }

  /// Whether a line reaches from margin to margin, so that the text goes on: below a letter's last words stands
  /// a name, below a full line a catchword.
  private static func isFull(_ line: LayoutLine, _ body: PageBody) -> Bool {
    Double(line.ink.right) > body.right - slack(body) && Double(line.ink.width) > 0.8 * body.width
  }

  private static func slack(_ body: PageBody) -> Double { 0.06 * body.width }
}
