import Foundation

/// The words and the runs of letters of a text, counted, as features with names.
///
/// `word:poems` is a word, `word:other poems` two words side by side, `gram:_the` a run of letters within a word, where `_`
/// is the word's edge. Letters are small and in modern shape, so a long s is an s; figures and marks are left out.
package struct TextFeatures: Codable, Hashable, Sendable {
  /// Whether whole words are counted, alone and with the next one.
  package var words: Bool
  /// Longest run of letters that is counted, from 0 for none to 4.
  package var gramLength: Int

  /// For classes of books and pages: what is told is told by words, and by parts of words in small collections.
  package static let ofTexts = TextFeatures(words: true, gramLength: 4)
  /// For languages: runs of letters speak even where every word is misread.
  package static let ofLanguages = TextFeatures(words: false, gramLength: 4)

  /// How often each feature occurs.
  ///
  /// - Parameter part: what the text is beside the main text, such as `publisher`: its words are other features,
  ///   `word:publisher=longmans`, and neither its pairs of words nor its runs of letters are counted.
  package func counts(in text: String, part: String? = nil) -> [String: Int] {
    var counts: [String: Int] = [:]
    var last: String?
    for word in FoldedWord.words(in: text) {
      if words {
        counts["word:" + (part.map { $0 + "=" } ?? "") + word.text, default: 0] += 1
        if let last, part == nil { counts["word:\(last) \(word.text)", default: 0] += 1 }
        last = word.text
      }
      guard gramLength > 0, part == nil else { continue }
      let letters = Array("_\(word.text)_".unicodeScalars)
      for start in letters.indices {
        for length in 1...gramLength where start + length <= letters.count {
          // The edge alone says nothing.
          if length == 1, letters[start] == "_" { continue }
          var name = "gram:"
          name.unicodeScalars.append(contentsOf: letters[start..<(start + length)])
          counts[name, default: 0] += 1
        }
      }
    }
    return counts
  }

  /// Whether a feature's name is one of this kind.
  package static func isTextFeature(_ name: String) -> Bool {
    name.hasPrefix("word:") || name.hasPrefix("gram:")
  }

  /// The values of the features that are wanted: the logarithm of the count plus 1, and all those of one kind
  /// divided by their length as a vector, so that long and short texts weigh the same.
  package static func values(
    of counts: [String: Int], where isWanted: (String) -> Bool
  ) -> [(name: String, value: Double)] {
    // Sums of floating-point numbers depend on their order, and results must not.
    let wanted = counts.filter { isWanted($0.key) }.sorted { $0.key < $1.key }
      .map { (name: $0.key, value: 1 + log(Double($0.value))) }
    var squares: [String.SubSequence: Double] = [:]
    for (name, value) in wanted { squares[name.prefix(5), default: 0] += value * value }
    return wanted.map { name, value in
      (name, value / (squares[name.prefix(5)] ?? 1).squareRoot())
    }
  }
}
