import ColophonModels
import Foundation

/// Which of the name lists a word stands on, as the bits that a sequence model holds for it.
enum NameListBits {
  static let givenName: UInt16 = 1 << 0
  static let doubtfulGivenName: UInt16 = 1 << 1
  static let place: UInt16 = 1 << 2
  static let doubtfulPlace: UInt16 = 1 << 3
  /// A word of a place's name that is not its first.
  static let placePart: UInt16 = 1 << 4
  static let title: UInt16 = 1 << 5
  static let placeCue: UInt16 = 1 << 6
  static let organisationCue: UInt16 = 1 << 7
  static let particle: UInt16 = 1 << 8
  static let month: UInt16 = 1 << 9
  static let publisherCue: UInt16 = 1 << 10

  /// Each listed word in small letters with its bits.
  static func all(models: URL, languages: Set<String>) throws -> [String: UInt16] {
    var bits: [String: UInt16] = [:]
    func rows(_ name: String) throws -> [[String]] {
      try WordList(contentsOf: WordList.file(name, in: models), columns: 2).rows
    }
    func isSpoken(_ row: [String]) -> Bool {
      languages.isEmpty || !Set(row[1].split(separator: ",").map(String.init)).isDisjoint(with: languages)
    }
    func set(_ word: String, _ bit: UInt16) { bits[word.lowercased(), default: 0] |= bit }
    for row in try rows("given-names") {
      set(row[0], row.last == "ambiguous" ? doubtfulGivenName : givenName)
    }
    for row in try rows("places") {
      for (index, token) in Tokeniser.tokens(of: row[0]).enumerated() where token.isWord {
        set(token.text, index > 0 ? placePart : row.last == "ambiguous" ? doubtfulPlace : place)
      }
    }
    let cues: [(String, UInt16)] = [
      ("titles", title), ("place-cues", placeCue), ("organisation-cues", organisationCue),
      ("particles", particle), ("publishers-cues", publisherCue),
    ]
    for (name, bit) in cues {
      for row in try rows(name) where isSpoken(row) {
        let words = Tokeniser.tokens(of: row[0]).filter(\.isWord)
        // Of a phrase such as "Comité de" the little words say nothing.
        for token in words where words.count == 1 || token.text.count > 3 { set(token.text, bit) }
      }
    }
    for row in try rows("month-names") where row.count < 3 || languages.isEmpty || languages.contains(row[2])
    {
      set(row[1], month)
    }
    return bits
  }
}
