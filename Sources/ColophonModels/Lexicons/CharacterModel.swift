import Foundation

/// How likely the letters of a word follow each other in a language: trigrams learned from its word list.
package struct CharacterModel: Sendable {
  /// Sums over words, so that lines and pages can be put together.
  package struct Score: Hashable, Sendable {
    /// Sum of the natural logarithms of the chances; at most 0.
    package var logarithm = 0.0
    /// Number of chances: letters and ends of words.
    package var steps = 0

    package init() {}

    /// Mean logarithm of a chance: about -2.2 for a text in the language, below -5 for letters thrown together.
    /// Nil without any word.
    package var mean: Double? { steps > 0 ? logarithm / Double(steps) : nil }

    package static func += (sum: inout Score, score: Score) {
      sum.logarithm += score.logarithm
      sum.steps += score.steps
    }
  }

  private static let boundary = 0
  private static let other = 1
  private static let stepsANat = 16.0

  private let file: LexiconFile

  init(_ file: LexiconFile) { self.file = file }

  package func score(_ word: FoldedWord) -> Score {
    file.data.withUnsafeBytes { data in
      var sum = 0
      var before = Self.boundary
      var last = Self.boundary
      func add(_ symbol: Int) {
        sum += Int(data[file.table + (before * file.symbols + last) * file.symbols + symbol])
        before = last
        last = symbol
      }
      for letter in word.text.unicodeScalars {
        add(file.letters[letter] ?? min(Self.other, file.symbols - 1))
      }
      add(Self.boundary)
      var score = Score()
      score.logarithm = -Double(sum) / Self.stepsANat
      score.steps = word.length + 1
      return score
    }
  }
}
