import ColophonDocument

/// Finds line ends that separate, as those of headings and cards, from line ends that only the margin made.
enum LineBreaks {
  /// The tokens that begin a line which does not go on with the one before: its first word would have fitted
  /// there, or it begins a paragraph, or it is a note or the like and the one before is not.
  static func tokens(_ tokens: [Token], of text: PageText, at position: TextPosition) -> Set<Int> {
    let starts = Set(
      separatedLines(of: text).compactMap { line in
        position.lineRanges.indices.contains(line) ? position.lineRanges[line].lowerBound : nil
      })
    // A line may begin with white space.
    return Set(
      tokens.indices.filter { tokens[$0].gap == .line && starts.contains(tokens[$0].range.lowerBound) })
  }

  /// The tokens in pieces that nothing runs across: the main text, and each of the roles around it.
  static func flows(_ tokens: [Token], of text: PageText, at position: TextPosition) -> [[Token]] {
    let roles = text.regions.flatMap { region in region.lines.map { _ in region.role } }
    let starts = roles.indices.dropFirst().filter { roles[$0] != roles[$0 - 1] }
      .map { position.lineRanges[$0].lowerBound }
    var flows: [[Token]] = [[]]
    var rest = starts[...]
    for token in tokens {
      while let start = rest.first, token.range.lowerBound >= start {
        rest = rest.dropFirst()
        if flows.last?.isEmpty == false { flows.append([]) }
      }
      flows[flows.count - 1].append(token)
    }
    return flows
  }

  private static func separatedLines(of text: PageText) -> [Int] {
    // Where a region begins, engines always see a paragraph, and some make a region of every line.
    let lines = text.regions.flatMap { region in
      region.lines.enumerated().map {
        (line: $1, role: region.role, startsParagraph: $1.startsParagraph && $0 > 0)
      }
    }
    let boxes = lines.map { extent(of: $0.line) }
    return lines.indices.dropFirst().filter { index in
      guard !lines[index].startsParagraph, lines[index].role == lines[index - 1].role else { return true }
      guard let box = boxes[index - 1], let word = lines[index].line.words.first else { return false }
      let near = boxes[max(index - 1 - reach, 0)..<min(index + reach, boxes.count)].compactMap { $0 }
      return isShort(box, among: near, before: word)
    }
  }

  /// How many lines before and behind show where the margins are.
  private static let reach = 4

  /// Whether the line is visibly short: the first word of the next one would have fitted, and a fifth of the width
  /// of the lines around is left. The space left of a centred line counts, the indentation of a paragraph does not.
  private static func isShort(_ line: Box, among near: [Box], before next: Word) -> Bool {
    // Lines beside it belong to another column.
    let margins = near.filter { $0.left < line.right && line.left < $0.right }.reduce(line) { $0.union($1) }
    let right = margins.right - line.right
    let left = line.left - margins.left
    let room = 4 * abs(left - right) <= right ? left + right : right
    return 4 * room > 5 * next.box.width && 5 * room > margins.width
  }

  /// The box of the line without stray marks that rules and stains at its ends were read as.
  private static func extent(of line: Line) -> Box? {
    func isText(_ word: Word) -> Bool {
      word.text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let first = line.words.firstIndex(where: isText), let last = line.words.lastIndex(where: isText)
    else { return nil }
    var box = line.box
    if first > 0 { box.left = line.words[first].box.left }
    if last < line.words.count - 1 { box.right = line.words[last].box.right }
    return box
  }
}
