import ColophonModels

/// The words of a line or a page with the lexicons they are held against: what features are computed from.
package struct MeasuredText: Sendable {
  let words: [MeasuredWord]
  let lineCount: Int
  let choice: LexiconChoice

  init(words: [MeasuredWord], lineCount: Int, choice: LexiconChoice) {
    self.words = words
    self.lineCount = lineCount
    self.choice = choice
  }

  package var letters: Int { sum(\.letters) }
  package var characters: Int { sum(\.characters) }

  func sum(_ count: (MeasuredWord) -> Int) -> Int { words.reduce(0) { $0 + count($1) } }

  /// The part that some characters are of all; nil for an empty text.
  func share(_ count: (MeasuredWord) -> Int) -> Double? {
    characters > 0 ? Double(sum(count)) / Double(characters) : nil
  }

  /// The characters' share in words with a property.
  func wordShare(where holds: (MeasuredWord) -> Bool) -> Double? { share { holds($0) ? $0.characters : 0 } }

  /// The words' confidences weighted by their characters, from the lowest.
  var confidences: [(value: Double, weight: Int)] {
    words.compactMap { word in word.confidence.map { ($0, word.characters) } }.sorted { $0.0 < $1.0 }
  }

  var meanConfidence: Double? {
    let values = confidences
    let weight = values.reduce(0) { $0 + $1.weight }
    return weight > 0 ? values.reduce(0) { $0 + $1.value * Double($1.weight) } / Double(weight) : nil
  }

  /// The confidence that a part of the characters stays below or at.
  func confidenceQuantile(_ part: Double) -> Double? {
    let values = confidences
    let wanted = part * Double(values.reduce(0) { $0 + $1.weight })
    var passed = 0.0
    for (value, weight) in values {
      passed += Double(weight)
      if passed >= wanted { return value }
    }
    return nil
  }

  /// The share of the letters that lexicons of the chosen languages know, of those in parts that they were asked
  /// for; nil where no part is long enough.
  var known: Double? {
    var known = 0
    var asked = 0
    for part in words.lazy.flatMap(\.parts) {
      asked += part.word.length
      if part.knownTo & choice.lexicons != 0 { known += part.word.length }
    }
    return choice.canAsk && asked > 0 ? Double(known) / Double(asked) : nil
  }

  /// The characters' share in words with a property that lexicons decide; nil without lexicons.
  func askedShare(where holds: (MeasuredWord) -> Bool) -> Double? {
    choice.canAsk ? wordShare(where: holds) : nil
  }

  /// Whether all parts of a word are known; false where there is none to ask for.
  func isKnown(_ word: MeasuredWord) -> Bool {
    !word.parts.isEmpty && word.parts.allSatisfy { $0.knownTo & choice.lexicons != 0 }
  }

  func isSure(_ word: MeasuredWord) -> Bool { word.confidence.map { $0 >= Self.sureConfidence } ?? false }

  /// About the median of the words' confidences over pages that are read well.
  private static let sureConfidence = 0.9

  /// The mean logarithm of a letter's chance over all parts, each held against the language that suits it best.
  var plausibility: Double? {
    var score = CharacterModel.Score()
    for part in words.lazy.flatMap(\.parts) {
      if let best = bestScore(of: part) { score += best }
    }
    return score.mean
  }

  /// The letters' share in parts whose letters are less likely than a limit in every language.
  func implausible(below limit: Double) -> Double? {
    var low = 0
    var asked = 0
    for part in words.lazy.flatMap(\.parts) {
      guard let mean = bestScore(of: part)?.mean else { continue }
      asked += part.word.length
      if mean < limit { low += part.word.length }
    }
    return asked > 0 ? Double(low) / Double(asked) : nil
  }

  private func bestScore(of part: MeasuredWord.Part) -> CharacterModel.Score? {
    choice.characters.map { $0.score(part.word) }.max { $0.logarithm < $1.logarithm }
  }
}
