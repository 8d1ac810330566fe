import ColophonDocument

/// Marks the numbers in the margin of an edition that count every fifth line or verse.
///
/// A number alone says nothing: it may be a year or a sum. So at least two have to stand exactly below each other
/// and grow by fives.
enum LineNumbers {
  private struct Candidate {
    /// Index into the page's lines.
    var line: Int
    /// Index of the word in the line.
    var word: Int
    var value: Int
    var box: Box
  }

  static func marked(_ page: LayoutPage, _ body: PageBody) -> LayoutPage {
    var page = page
    let found = candidates(page, body)
    var marked: [Candidate] = []
    for edge in [\Box.left, \Box.right] {
      for seed in found {
        let column = found.filter {
          Double(abs($0.box[keyPath: edge] - seed.box[keyPath: edge])) < body.height
        }
        .sorted { $0.box.top < $1.box.top }
        let run = longestCount(in: column.filter { $0.value.isMultiple(of: 5) }, body)
        // Sums and the pages that an index refers to stand below each other, too, but most are no fives.
        if run.count >= 2, run.count > marked.count, 3 * run.count > 2 * column.count { marked = run }
      }
    }
    // From the end, so that parting a line moves none that is still to come.
    for candidate in marked.sorted(by: { ($1.line, $1.word) < ($0.line, $0.word) }) {
      let isLast = candidate.word > 0
      page.part(candidate.line, before: isLast ? [candidate.word] : [candidate.word + 1])
      let words = page.lines[candidate.line].words.count
      let index = isLast && words == candidate.word ? candidate.line + 1 : candidate.line
      page.lines[index].role = .lineNumber
    }
    return page
  }

  private static func candidates(_ page: LayoutPage, _ body: PageBody) -> [Candidate] {
    page.lines.enumerated().flatMap { index, line -> [Candidate] in
      guard line.role == nil, let last = line.words.indices.last else { return [] }
      return Set([0, last]).sorted().compactMap { word in
        let printed = line.words[word]
        guard let number = PrintedNumber(printed.text), !number.isRoman else { return nil }
        // In a line the number is set off from the text beside it.
        if last > 0 {
          let gap =
            word == 0
            ? line.words[1].box.left - printed.box.right : printed.box.left - line.words[last - 1].box.right
          guard Double(gap) > 1.2 * body.height else { return nil }
        }
        return Candidate(line: index, word: word, value: number.value, box: printed.box)
      }
    }
  }

  /// The longest run of neighbours in which each number is five or ten more than the one before, and stands as many
  /// lines further down.
  private static func longestCount(in column: [Candidate], _ body: PageBody) -> [Candidate] {
    var longest: [Candidate] = []
    var run: [Candidate] = []
    for candidate in column {
      if let last = run.last {
        let steps = candidate.value - last.value
        let lines = Double(candidate.box.top - last.box.top) / body.pitch
        if ![5, 10].contains(steps) || lines < 0.6 * Double(steps) { run = [] }
      }
      run.append(candidate)
      if run.count > longest.count { longest = run }
    }
    return longest
  }
}
