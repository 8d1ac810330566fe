import ColophonModels

/// The pieces of a page, from break to break, each with its language, so that each is read by the tagger it needs.
enum LanguagePieces {
  /// A piece with fewer letters is taken to be in the page's main language: a name, a number, a mark.
  private static let leastLetters = 30
  /// What another language than the page's main one must reach in a piece.
  private static let leastConfidence = 0.8

  /// Ranges of tokens that cover all of them, neighbours of one language joined.
  ///
  /// - Parameters:
  ///   - languages: those of the page, its main one first.
  ///   - identify: the likeliest language of a text among those of the page, with its confidence.
  static func of(
    _ tokens: [Token], breaks: Set<Int>, languages: [String],
    identify: (String) throws -> (language: String, confidence: Double)?
  ) rethrows -> [(tokens: Range<Int>, language: String?)] {
    guard languages.count > 1 else { return [(0..<tokens.count, languages.first)] }
    var starts = [0] + breaks.filter { $0 > 0 && $0 < tokens.count }.sorted()
    starts.append(tokens.count)
    var pieces: [(tokens: Range<Int>, language: String?)] = []
    for (start, end) in zip(starts, starts.dropFirst()) {
      let words = tokens[start..<end].filter(\.isWord)
      var language = languages.first
      if words.reduce(0, { $0 + $1.text.count }) >= leastLetters,
        let found = try identify(words.map(\.text).joined(separator: " ")),
        found.confidence >= leastConfidence
      {
        language = found.language
      }
      if let last = pieces.last, last.language == language {
        pieces[pieces.count - 1].tokens = last.tokens.lowerBound..<end
      } else {
        pieces.append((start..<end, language))
      }
    }
    return pieces
  }
}
