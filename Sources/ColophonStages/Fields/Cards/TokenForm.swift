import Foundation

/// What a token of an index card looks like, in the names that the models know.
struct TokenForm: Sendable {
  /// In small letters, every digit a 9, marks at the ends left out.
  let word: String
  /// Its kinds of characters in order, runs as one: `Xx,`, `9.`, `X.`
  let shape: String
  let prefix: String
  let suffix: String
  /// The mark it ends with, or none.
  let mark: String
  /// What it may be: a place, a year, an extent, a cue of publishers, …
  let kinds: [String]
  /// Brackets it opens less those it closes.
  let opening: Int

  init(_ token: CardToken, _ lists: FieldLists) {
    let text = token.text
    let core = text.trimmingCharacters(in: .alphanumerics.inverted)
    word = String(core.lowercased().map { $0.isNumber ? "9" : $0 })
    var shape = ""
    for character in text {
      let kind: Character =
        character.isUppercase ? "X" : character.isLetter ? "x" : character.isNumber ? "9" : character
      if shape.last != kind { shape.append(kind) }
    }
    self.shape = String(shape.prefix(8))
    prefix = String(word.prefix(3))
    suffix = String(word.suffix(3))
    mark = text.last.map { $0.isLetter || $0.isNumber ? "none" : String($0) } ?? "none"
    opening =
      text.count { "([{<".contains($0) } - text.count { ")]}>".contains($0) }
    kinds = Self.kinds(text, core, lists)
  }

  private static func kinds(_ text: String, _ core: String, _ lists: FieldLists) -> [String] {
    var kinds: [String] = []
    if core.isEmpty, text.contains(where: { "-—–=".contains($0) }) { kinds.append("dash") }
    if core.wholeMatch(of: /1[4-9]\d\d|20[0-4]\d/) != nil {
      kinds.append("year")
    } else if core.wholeMatch(of: /[0-9ıoOl]{4}/) != nil {
      kinds.append("almostyear")
    }
    if core.wholeMatch(of: /[IVXLvxlimnſ1]+/) != nil, core.contains(where: \.isLetter) {
      kinds.append("roman")
    }
    if core.wholeMatch(of: /\d{1,3}/) != nil { kinds.append("number") }
    if ["S", "p", "pp", "pg", "Bl", "BL", "Seiten", "leaves", "ff"].contains(core) { kinds.append("unit") }
    if CardValue.isFormat(text) { kinds.append("format") }
    if core.wholeMatch(of: /\d{2,3}[85S]/) != nil { kinds.append("extent") }
    if kinds.contains("unit") { kinds.append("extent") }
    if lists.isPlace(core) { kinds.append("place") }
    if lists.givenNames.contains(FieldLists.fold(core)) { kinds.append("givenname") }
    if lists.isPublisherCue(FieldLists.fold(core)) { kinds.append("publisher") }
    if core.count == 1, core.first?.isUppercase == true { kinds.append("initial") }
    if !core.isEmpty, core.allSatisfy(\.isUppercase), core.count > 1 { kinds.append("capitals") }
    return kinds
  }
}
