import ColophonDocument

/// A labelled text as the tagger sees it: its tokens, and the way back to the words of the data set.
///
/// Data sets cut words each in their own way, some at hyphens, some never at a full stop. All of them go through the
/// tokeniser that pages go through, so that a model learns from what it will meet.
package struct TrainingTokens: Sendable {
  let tokens: [Token]
  /// For each token the words that it was made from.
  private let words: [Range<Int>]
  private let names: [TaggedText.Name]

  package init(_ text: TaggedText) {
    var plain = String.UnicodeScalarView()
    var ends: [Int] = []
    // Counted on the way: a view of scalars counts itself from its beginning each time.
    var length = 0
    func append(_ text: String) {
      plain.append(contentsOf: text.unicodeScalars)
      length += text.unicodeScalars.count
    }
    for (index, word) in text.words.enumerated() {
      append(NormalForm.of(word.text))
      ends.append(length)
      guard index + 1 < text.words.count else { break }
      if word.endsLine || Self.isDivided(text.words, at: index) {
        append("\n")
      } else if !word.isGlued {
        append(" ")
      } else if Self.areWords(word.text, text.words[index + 1].text) {
        // Two words without a space between them stood on two lines.
        append("\n")
      }
    }
    tokens = Tokeniser.tokens(of: String(plain))
    var word = 0
    words = tokens.map { token in
      while word + 1 < ends.count, ends[word] <= token.range.lowerBound { word += 1 }
      var last = word
      while last + 1 < ends.count, ends[last] < token.range.upperBound { last += 1 }
      return word..<(last + 1)
    }
    names = text.names
  }

  /// Whether a hyphen that stands alone between two words divides one word, as where sets lose their line ends.
  private static func isDivided(_ words: [TaggedText.Word], at index: Int) -> Bool {
    guard index > 0, words[index].isGlued, words[index - 1].isGlued, !words[index - 1].endsLine,
      words[index].text.unicodeScalars.count == 1,
      let hyphen = words[index].text.unicodeScalars.first, lineEndHyphens.contains(hyphen),
      let next = words[index + 1].text.unicodeScalars.first,
      let last = words[index - 1].text.unicodeScalars.last
    else { return false }
    return next.properties.isLowercase && last.properties.isLowercase
  }

  private static func areWords(_ first: String, _ second: String) -> Bool {
    guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first else { return false }
    return last.properties.isAlphabetic && next.properties.isAlphabetic
  }

  /// One tag for each token. Marks that hang on the last word of a name are none of it.
  func gold(_ tags: [String: Int]) -> [UInt8] {
    var gold = [UInt8](repeating: 0, count: tokens.count)
    var next = 0
    for name in names {
      guard let kind = tags[name.kind] else { continue }
      while next < tokens.count, words[next].upperBound <= name.words.lowerBound { next += 1 }
      let first = next
      while next < tokens.count, words[next].lowerBound < name.words.upperBound { next += 1 }
      var end = next
      while end > first + 1, tokens[end - 1].kind == .mark,
        words[end - 1] == words[end - 2] || tokens[end - 1].text != "."
      {
        end -= 1
      }
      // A token in two names belongs to the first.
      for index in first..<end where gold[index] == 0 {
        gold[index] = UInt8(index == first ? 1 + 2 * kind : 2 + 2 * kind)
      }
    }
    return gold
  }

  /// The words of the data set that a range of tokens was made from.
  func words(of range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].lowerBound..<words[range.upperBound - 1].upperBound
  }
}
