import ColophonDocument
import ColophonModels
import ColophonNative

/// How well models fit pieces of a page: how sure they are of the words, and how many of these are words.
///
/// Networks for languages of one script read each other's letters nearly as surely as their own; what tells them
/// apart is whether words come out, by the model's own dictionary and by the word lists.
struct PieceEvidence: Sendable {
  /// The part of a word's worth that it has for being a word. From 0.5 to 0.9 the choice hardly changes; without, it
  /// is worse.
  private static let wordWeight = 0.6
  /// Shorter parts of words are in every list.
  private static let shortestPart = 3
  /// The worth of a word too short to be asked for, as if it were one by half.
  private static let unasked = 0.5

  private(set) var words: [Recognizer.TriedWord] = []
  private(set) var longS = 0

  mutating func add(_ words: [Recognizer.TriedWord]) {
    self.words += words
    longS += words.reduce(0) { $0 + $1.word.text.unicodeScalars.count { $0 == "\u{17F}" } }
  }

  /// Letters known to each lexicon, weighted by the confidence of their words.
  func votes(_ lexicons: [Lexicon]) -> [String: Double] {
    var votes: [String: Double] = [:]
    for word in words {
      for part in Self.parts(of: word) {
        for lexicon in lexicons where lexicon.contains(part) {
          votes[lexicon.language, default: 0] += Double(part.length) * (word.word.confidence ?? 0)
        }
      }
    }
    return votes
  }

  /// From 0 to 1: the mean over the characters read. The words are held against the one language that knows most of
  /// them, and against the model's dictionary. 0 where nothing was read.
  func score(_ lexicons: [Lexicon]) -> Double {
    let language = votes(lexicons).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return score(against: lexicons.first { $0.language == language })
  }

  func score(against lexicon: Lexicon?) -> Double {
    var sum = 0.0
    var characters = 0
    for word in words {
      let length = word.word.text.unicodeScalars.count
      let worth = (1 - Self.wordWeight) * (word.word.confidence ?? 0) + Self.wordWeight * known(word, lexicon)
      sum += worth * Double(length)
      characters += length
    }
    return characters > 0 ? sum / Double(characters) : 0
  }

  private func known(_ word: Recognizer.TriedWord, _ lexicon: Lexicon?) -> Double {
    let parts = Self.parts(of: word)
    guard !parts.isEmpty else { return Self.unasked }
    let own = word.isInDictionary ? 1.0 : 0
    guard let lexicon else { return own }
    let letters = parts.reduce(0) { $0 + $1.length }
    let listed = parts.reduce(0) { $0 + (lexicon.contains($1) ? $1.length : 0) }
    return (own + Double(listed) / Double(letters)) / 2
  }

  private static func parts(of word: Recognizer.TriedWord) -> [FoldedWord] {
    FoldedWord.words(in: word.word.text).filter { $0.length >= shortestPart }
  }
}
