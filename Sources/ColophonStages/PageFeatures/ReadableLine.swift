import ColophonDocument

/// A line of a page without its specks: only words that can be words.
struct ReadableLine: Sendable {
  /// Index into `PageText.lines`.
  var index: Int
  var words: [Word]
  /// Around the words that are left.
  var box: Box
  /// Median height of the words in pixels, at least 1. Steadier than the line's box, which a speck can blow
  /// up.
  var height: Double
  /// The whole line as the engine read it, dashes and specks included.
  var printed: String
  /// Whether the first word is the second half of one that the line before divides.
  var beginsInWord: Bool
  /// The last word's whole, when it goes on in the next line.
  var division: Division?

  var text: String { words.map(\.text).joined(separator: " ") }
  var centre: Double { Double(box.left + box.right) / 2 }

  /// The lines of a page that hold at least one readable word, in reading order.
  ///
  /// A word is readable when it has a letter or a digit and the engine gives it at least
  /// `minimumConfidence`, or gives none at all.
  static func all(in text: PageText, minimumConfidence: Double) -> [ReadableLine] {
    text.lines.enumerated().compactMap { index, line in
      let words = line.words.filter { word in
        (word.confidence ?? 1) >= minimumConfidence && word.text.contains { $0.isLetter || $0.isNumber }
      }
      guard let first = words.first else { return nil }
      let box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
      let height = max(1, median(words.map { Double($0.box.height) }))
      let last = line.words.last?.division
      return ReadableLine(
        index: index, words: words, box: box, height: height, printed: line.text,
        beginsInWord: line.words.first?.division?.part == .second, division: last?.part == .first ? last : nil
      )
    }
  }
}

/// The middle value, of an even number the mean of the two middle ones; 0 for none.
func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// Standard deviation of a whole population; 0 for fewer than two values.
func deviation(_ values: [Double]) -> Double {
  guard values.count > 1 else { return 0 }
  let mean = values.reduce(0, +) / Double(values.count)
  return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
}
