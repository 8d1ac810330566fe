import ColophonDocument
import ColophonModels

/// A reading of a page, measured line by line, with the languages it seems to be in.
///
/// Nothing but the reading itself is used. The same reading and lexicons give the same numbers.
package struct MeasuredReading: Sendable {
  package let lines: [MeasuredText]
  /// Codes of at most two languages: the one whose lexicon knows most of the reading, and one that knows much of
  /// the rest. Empty when nothing is known.
  package let languages: [String]

  /// A second language must know at least this share of the letters that the first does not account for.
  private static let leastOfSecond = 0.05

  /// - Parameter languages: codes of the languages to ask, the leading one first; nil to choose by the lexicons.
  package init(_ lines: [Line], lexicons: [Lexicon], languages: [String]? = nil) {
    let words = Self.words(of: lines, lexicons)
    let chosen: [Int] =
      if let languages {
        languages.compactMap { code in lexicons.firstIndex { $0.language == code } }
      } else {
        Self.bestLexicons(for: words.joined().flatMap(\.parts), count: lexicons.count)
      }
    self.languages = chosen.map { lexicons[$0].language }
    let choice = LexiconChoice(
      canAsk: !lexicons.isEmpty, lexicons: chosen.reduce(0) { $0 | 1 << UInt64($1) },
      characters: chosen.map { lexicons[$0].characters })
    self.lines = words.map { MeasuredText(words: $0, lineCount: 1, choice: choice) }
  }

  /// The whole reading as one text.
  package var page: MeasuredText {
    MeasuredText(
      words: lines.flatMap(\.words), lineCount: lines.count { !$0.words.isEmpty },
      choice: lines.first?.choice ?? LexiconChoice(canAsk: false, lexicons: 0, characters: []))
  }

  private static func words(of lines: [Line], _ lexicons: [Lexicon]) -> [[MeasuredWord]] {
    var isBroken = false
    return lines.map { line in
      let last = line.words.count - 1
      let continuesWord = isBroken
      isBroken = line.words.last.map { endsInHyphen($0.text) } ?? false
      return line.words.enumerated().map { index, word in
        MeasuredWord(
          word, lexicons: lexicons, isHalf: index == 0 && continuesWord || index == last && isBroken)
      }
    }
  }

  private static func endsInHyphen(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let last = scalars.last, scalars.count > 1 else { return false }
    return lineEndHyphens.contains(last)
  }

  private static func bestLexicons(for parts: [MeasuredWord.Part], count: Int) -> [Int] {
    var known = [Int](repeating: 0, count: count)
    var letters = 0
    for part in parts {
      letters += part.word.length
      for index in 0..<count where part.knownTo >> UInt64(index) & 1 != 0 { known[index] += part.word.length }
    }
    guard let first = best(known) else { return [] }
    var rest = [Int](repeating: 0, count: count)
    for part in parts where part.knownTo >> UInt64(first) & 1 == 0 {
      for index in 0..<count where part.knownTo >> UInt64(index) & 1 != 0 { rest[index] += part.word.length }
    }
    guard let second = best(rest), Double(rest[second]) >= leastOfSecond * Double(letters) else {
      return [first]
    }
    return [first, second]
  }

  /// The index of the largest number above 0; the first of equals.
  private static func best(_ numbers: [Int]) -> Int? {
    guard let largest = numbers.max(), largest > 0 else { return nil }
    return numbers.firstIndex(of: largest)
  }
}

/// The lexicons that a reading is held against.
struct LexiconChoice: Sendable {
  /// Whether there are lexicons at all. If so, a text that none of them knows is a text without known words.
  var canAsk: Bool
  /// Bit `i` is set for lexicon `i`.
  var lexicons: UInt64
  var characters: [CharacterModel]
}
