import ColophonDocument

/// A piece of a word on an index card. Typists save blanks (`Bochum:1939.--`, `Diss.1965,1588`), so a word may hold
/// the end of one field and the beginning of the next.
struct CardToken: Hashable, Sendable {
  var text: String
  /// Whether it stands right behind the token before it: in the same word, or as the second half of a divided one.
  var isGlued: Bool
  /// Index into `PageText.lines`.
  var line: Int
  /// Row of the card, from 0.
  var row: Int
  /// Around the whole word.
  var box: Box
  /// Of the whole word, as the engine states it.
  var confidence: Double?

  /// The word cut behind marks that end a field, where a letter or digit follows.
  static func pieces(of word: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    let characters = Array(word)
    for (index, character) in characters.enumerated() {
      piece.append(character)
      guard index + 1 < characters.count else { break }
      let next = characters[index + 1]
      let ends: Bool =
        switch character {
        case ":", ";", ",", ".", ")", "]", "/": next.isLetter || next.isNumber || "([-—–".contains(next)
        // The format and the extent: `8'107`.
        case "'", "°", "!": piece.count == 2 && piece.first?.isNumber == true && next.isNumber
        case "—", "–": next.isLetter || next.isNumber
        case "-": piece.allSatisfy { $0 == "-" } && next != "-"
        default: (next == "—" || (next == "-" && characters.dropFirst(index + 2).first == "-"))
        }
      if ends {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// The text of tokens that follow one another, with the blanks between them; a word divided at a line's end is put
  /// together.
  static func text(of tokens: some Sequence<CardToken>) -> String {
    var text = ""
    var row: Int?
    for token in tokens {
      if let row, token.isGlued, token.row > row {
        while let last = text.last, hyphens.contains(last) { text.removeLast() }
      } else if row != nil, !token.isGlued {
        text += " "
      }
      text += token.text
      row = token.row
    }
    return text
  }

  /// What an engine makes of the hyphen of a typewriter.
  static let hyphens: Set<Character> = ["-", "‐", "~", "¬", "="]
}
