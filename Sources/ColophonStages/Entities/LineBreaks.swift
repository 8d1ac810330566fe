import ColophonDocument

/// Finds line ends that separate, as those of headings and cards, from line ends that only the margin made.
enum LineBreaks {
  /// The tokens that begin a line which does not go on with the one before: its first word would have fitted
  /// there, or it begins a paragraph.
  static func tokens(_ tokens: [Token], of text: PageText, at position: TextPosition) -> Set<Int> {
    let starts = Set(
      separatedLines(of: text).compactMap { line in
        position.lineRanges.indices.contains(line) ? position.lineRanges[line].lowerBound : nil
      })
    // A line may begin with white space.
    return Set(
      tokens.indices.filter { tokens[$0].gap == .line && starts.contains(tokens[$0].range.lowerBound) })
  }

  private static func separatedLines(of text: PageText) -> [Int] {
    var found: [Int] = []
    var index = 0
    var last: (line: Line, region: Region)?
    for region in text.regions {
      for line in region.lines {
        if let last, line.startsParagraph || isShort(last.line, in: last.region, before: line) {
          found.append(index)
        }
        last = (line, region)
        index += 1
      }
    }
    return found
  }

  /// Whether the line is visibly short: the first word of the next one would have fitted, and a fifth of the
  /// region's width is left. Space left of a line counts as much as there is right of it, so that centred lines are
  /// short but the first lines of paragraphs are not. A region of one line has no margin to compare with, and is a
  /// heading or a label.
  private static func isShort(_ line: Line, in region: Region, before next: Line) -> Bool {
    guard region.lines.count > 1 else { return true }
    guard let word = next.words.first, let box = extent(of: line) else { return false }
    let margins = region.lines.compactMap(extent).reduce(box) { $0.union($1) }
    let right = margins.right - box.right
    let room = right + min(box.left - margins.left, right)
    return 4 * room > 5 * word.box.width && 5 * room > margins.width
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
