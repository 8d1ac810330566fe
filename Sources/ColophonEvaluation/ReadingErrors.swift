/// The errors of a reading by line, for learning how errors show themselves.
///
/// A line has no truth of its own where a reading and its ground truth cut the page differently, so a line is
/// held against the place of the page's true text that it resembles most. What is missing at a line's ends or
/// between lines is not counted for any line; it is in the page's figures.
package struct ReadingErrors: Sendable {
  /// Over the whole page in reading order, profile `folded`.
  package let ordered: EditCount
  /// The same whatever the order of the lines: the errors of all lines and the characters that no line can account
  /// for. True texts often have their lines in another order than readings, without either being wrong.
  package let unordered: EditCount
  /// For each line of the reading the errors, over the number of characters read.
  package let lines: [EditCount]

  /// - Parameter lines: the reading's lines in reading order.
  package init(truth: String, lines: [String]) {
    let profile = TextProfile.folded
    ordered = .characters(profile.apply(truth), profile.apply(lines.joined(separator: "\n")))
    // Lines are folded one by one, so that words broken at line ends stay broken on both sides.
    let separateLines = truth.split(whereSeparator: \.isNewline).map { profile.apply(String($0)) }
    let text = Array(separateLines.joined(separator: " ").unicodeScalars)
    let trueLines = separateLines.map { Array($0.unicodeScalars) }
    let counts = lines.map { line in
      let read = Array(profile.apply(line).unicodeScalars)
      let errors =
        read.count >= Self.longEnoughToBeFound
        ? leastEditDistance(of: read, within: text)
        : trueLines.map { editDistance(read, $0) }.min() ?? read.count
      return EditCount(errors: min(errors, read.count), length: read.count)
    }
    self.lines = counts
    // Between two lines the folded text has a blank.
    let blanks = max(0, counts.count { $0.length > 0 } - 1)
    let missing = max(0, ordered.length - blanks - counts.reduce(0) { $0 + $1.length })
    unordered = EditCount(errors: counts.reduce(missing) { $0 + $1.errors }, length: ordered.length)
  }

  /// A shorter line, such as a page number, would be found somewhere in any text; it must be a line of the truth.
  private static let longEnoughToBeFound = 12
}
