import ColophonDocument

/// An index card as rows of tokens, top to bottom, what stands on one height from left to right.
///
/// An engine often cuts a row in two (`Sonn` and `enbichler`), or reads the right-hand end of a printed slip after
/// all other lines.
struct CardSheet: Sendable {
  struct Row: Hashable, Sendable {
    var tokens: Range<Int>
    var box: Box
    /// Median height of its words in pixels.
    var height: Double
    /// Blank above it, in heights of the card's usual line; 0 for the first row.
    var gap: Double
  }

  let page: FieldPage
  let tokens: [CardToken]
  let rows: [Row]
  /// Median height of the rows.
  let usualHeight: Double
  let left: Int
  let right: Int

  init(_ page: FieldPage) {
    self.page = page
    var groups: [[ReadableLine]] = []
    for line in page.readable.sorted(by: { (Self.centre($0), $0.box.left) < (Self.centre($1), $1.box.left) })
    {
      if let at = groups.indices.last(where: { Self.share(groups[$0], line) }) {
        groups[at].append(line)
      } else {
        groups.append([line])
      }
    }
    var tokens: [CardToken] = []
    var rows: [Row] = []
    let usualHeight = max(1, median(page.readable.map(\.height)))
    for (number, group) in groups.enumerated() {
      let start = tokens.count
      let words = group.flatMap { line in page.lines[line.index].words.map { (line: line.index, word: $0) } }
        .sorted { $0.word.box.left < $1.word.box.left }
      for (line, word) in words {
        for (index, piece) in CardToken.pieces(of: word.text).enumerated() {
          let before = tokens.count == start && index == 0 ? tokens.last : nil
          let continues = before.map { Self.isDivided($0, before: piece) } ?? false
          tokens.append(
            CardToken(
              text: piece, isGlued: index > 0 || continues, line: line, row: number, box: word.box,
              confidence: word.confidence))
        }
      }
      guard tokens.count > start else { continue }
      let box = group.dropFirst().reduce(group[0].box) { $0.union($1.box) }
      let gap = rows.last.map { Double(box.top - $0.box.bottom) / usualHeight } ?? 0
      rows.append(
        Row(tokens: start..<tokens.count, box: box, height: median(group.map(\.height)), gap: gap))
    }
    // Rows without tokens leave no trace, so numbers are given anew.
    for (number, row) in rows.enumerated() {
      for index in row.tokens { tokens[index].row = number }
    }
    self.tokens = tokens
    self.usualHeight = usualHeight
    self.rows = rows
    left = rows.map(\.box.left).min() ?? 0
    right = max(left + 1, rows.map(\.box.right).max() ?? 1)
  }

  /// The text of a row.
  func text(_ row: Row) -> String { CardToken.text(of: tokens[row.tokens]) }

  private static func centre(_ line: ReadableLine) -> Int { (line.box.top + line.box.bottom) / 2 }

  /// Whether a line stands on the height of others, beside all of them.
  private static func share(_ group: [ReadableLine], _ line: ReadableLine) -> Bool {
    group.allSatisfy { other in
      let overlap = min(other.box.bottom, line.box.bottom) - max(other.box.top, line.box.top)
      let beside = min(other.box.right, line.box.right) - max(other.box.left, line.box.left)
      return overlap * 2 > min(other.box.height, line.box.height) && beside <= 0
    }
  }

  /// Whether a row's last token and the next row's first are halves of one word.
  private static func isDivided(_ token: CardToken, before next: String) -> Bool {
    guard let last = token.text.last, CardToken.hyphens.contains(last) else { return false }
    return next.first?.isLowercase == true && token.text.count(where: \.isLetter) > 0
  }
}
