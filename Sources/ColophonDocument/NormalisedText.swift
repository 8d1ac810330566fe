/// The text of a page in the form that one searches and tags, with the way back to the printed one.
///
/// Letters are modern (`NormalForm`), and a divided word is whole and stands on the line it began on; a space
/// stands in place of the line end that divided it. All other line ends are line feeds, as in `PageText.plain`.
package struct NormalisedText: Sendable {
  package let scalars: [Unicode.Scalar]
  /// For each line of the page its range in `scalars`, end exclusive, without the line end. The second half of a
  /// divided word belongs to the line before, so the range of a line that held nothing else is empty.
  package let lineRanges: [Range<Int>]
  /// For each scalar the range of `PageText.plain` that it was made from, in Unicode scalars.
  private let origins: [Range<Int>]

  package init(_ text: PageText) {
    var build = Build()
    let lines = text.lines
    var offset = 0
    for (index, line) in lines.enumerated() {
      // The second half stands on the line before already.
      let isGoingOn = index > 0 && Self.isDivided(lines[index - 1], line)
      for (wordIndex, word) in line.words.enumerated() {
        let length = word.text.unicodeScalars.count
        let range = offset..<(offset + length)
        offset += length + 1
        if wordIndex == 0, isGoingOn { continue }
        if build.hasWords { build.separate(by: " ", at: range.lowerBound) }
        build.add(word.text, from: range)
        build.hasWords = true
        guard wordIndex == line.words.count - 1, lines.indices.contains(index + 1),
          Self.isDivided(line, lines[index + 1]), let next = lines[index + 1].words.first
        else { continue }
        if word.division?.keepsHyphen != true { build.dropHyphen() }
        build.add(next.text, from: offset..<(offset + next.text.unicodeScalars.count))
      }
      // A line without words is a line feed in the plain text too.
      if line.words.isEmpty { offset += 1 }
      let goesOn = lines.indices.contains(index + 1) && Self.isDivided(line, lines[index + 1])
      build.endLine(with: index == lines.count - 1 ? nil : goesOn ? " " : "\n", at: offset - 1)
    }
    scalars = build.scalars
    origins = build.origins
    lineRanges = build.lineRanges
  }

  /// The text as one string.
  package var text: String { string(0..<scalars.count) }

  /// The lines, each a string; divided words stand on the line they begin on.
  package var lines: [String] { lineRanges.map(string) }

  /// The range of `PageText.plain` that a range of the normalised text was made from, in Unicode scalars.
  package func printed(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, origins.indices.contains(range.lowerBound),
      origins.indices.contains(range.upperBound - 1)
    else { return 0..<0 }
    return origins[range.lowerBound].lowerBound..<origins[range.upperBound - 1].upperBound
  }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// Whether the last word of a line goes on in the next.
  private static func isDivided(_ line: Line, _ next: Line) -> Bool {
    guard let first = line.words.last?.division, let second = next.words.first?.division else { return false }
    return first.part == .first && second.part == .second && first.whole == second.whole
  }
}

/// The normalised text as it grows.
private struct Build {
  var scalars: [Unicode.Scalar] = []
  var origins: [Range<Int>] = []
  var lineRanges: [Range<Int>] = []
  var hasWords = false
  private var lineStart = 0

  /// Adds a word; each of its normalised scalars remembers the printed character it came from.
  mutating func add(_ word: String, from range: Range<Int>) {
    var offset = range.lowerBound
    for character in word {
      let length = character.unicodeScalars.count
      let normal = NormalForm.of(String(character)).unicodeScalars
      scalars += normal
      origins += Array(repeating: offset..<(offset + length), count: normal.count)
      offset += length
    }
  }

  mutating func separate(by scalar: Unicode.Scalar, at offset: Int) {
    scalars.append(scalar)
    origins.append((offset - 1)..<offset)
  }

  mutating func dropHyphen() {
    // A soft hyphen is gone already.
    guard let last = scalars.last, !last.properties.isAlphabetic else { return }
    scalars.removeLast()
    origins.removeLast()
  }

  mutating func endLine(with scalar: Unicode.Scalar?, at offset: Int) {
    lineRanges.append(lineStart..<scalars.count)
    hasWords = false
    guard let scalar else { return }
    scalars.append(scalar)
    origins.append(offset..<(offset + 1))
    lineStart = scalars.count
  }
}
