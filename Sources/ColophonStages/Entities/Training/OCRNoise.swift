import ColophonModels

/// Makes clean text look as engines read worn print: a few letters of a few words are taken for others.
///
/// The confusions are those of blackletter and roman print that every reader of newspapers knows; which words are hit
/// depends on the generator alone.
struct OCRNoise {
  /// Part of the words that are misread.
  let rate: Double
  private var chance: SplitMix

  init(rate: Double, seed: UInt64) {
    self.rate = rate
    chance = SplitMix(state: seed)
  }

  private static let confusions: [Character: [String]] = [
    "a": ["u", "o"], "b": ["h", "d"], "c": ["e", "o"], "d": ["b", "cl"], "e": ["c", "o"], "f": ["s", "t"],
    "g": ["q", "y"], "h": ["b", "li"], "i": ["l", "1", "t"], "k": ["t", "l"], "l": ["i", "1", "t"],
    "m": ["rn", "ni", "in"], "n": ["u", "r", "ii"], "o": ["c", "0"], "r": ["t", "i"], "s": ["f", "l"],
    "t": ["l", "i", "r"], "u": ["n", "ii"], "v": ["y", "r"], "w": ["iv", "m"], "y": ["v", "h"],
    "ä": ["a", "ü"], "ö": ["o", "ä"], "ü": ["u", "ii"], "é": ["e", "ô"], "è": ["e"], "ß": ["ss", "f"],
    "A": ["U", "N"], "B": ["V", "D"], "C": ["E", "G"], "E": ["C", "F"], "G": ["C", "O"], "I": ["J", "l"],
    "J": ["I"], "K": ["R"], "M": ["W", "N"], "N": ["R", "M"], "O": ["D", "Q"], "R": ["N", "K"],
    "S": ["G", "5"], "U": ["A", "N"], "V": ["B", "Y"], "W": ["M"],
  ]

  mutating func misread(_ word: String) -> String {
    guard Double(chance.next() % 10_000) < rate * 10_000, word.count > 1 else { return word }
    let letters = Array(word)
    let hits = 1 + Int(chance.next() % 2) * (letters.count > 6 ? 1 : 0)
    var text = ""
    var places: Set<Int> = []
    for _ in 0..<hits { places.insert(Int(chance.next() % UInt64(letters.count))) }
    for (index, letter) in letters.enumerated() {
      if places.contains(index), let others = Self.confusions[letter] {
        text += others[Int(chance.next() % UInt64(others.count))]
      } else {
        text.append(letter)
      }
    }
    return text
  }

  /// The text with some of its words misread; names stay where they are.
  mutating func misread(_ text: TaggedText) -> TaggedText {
    var copy = text
    for index in copy.words.indices { copy.words[index].text = misread(copy.words[index].text) }
    return copy
  }
}
