import ColophonDocument
import Foundation

/// Brings what is printed on a card into the form of a catalogue's field, field by field.
///
/// A misreading is put right only where the card's own grammar leaves one possibility: a heading has no digits, an
/// extent in front of the format ends with `S.`, a Roman number is a number. Nothing is guessed.
enum CardValue {
  /// The value of tokens with one label; nil when it can be none.
  ///
  /// - Parameter next: the token behind them: the unit of an extent often has another label.
  static func value(_ label: CardLabel, _ tokens: some Sequence<CardToken>, next: CardToken? = nil) -> String?
  {
    let legible = tokens.filter { !isSpeck($0.text) }
    let text = PrintedText.modern(CardToken.text(of: legible))
    let value: String? =
      switch label {
      case .other: nil
      case .surname: surname(text)
      case .given: given(text)
      case .title: closed(trimmed(withoutListMarks(text)))
      case .place: closed(PrintedText.trimmed(text.trimmingCharacters(in: brackets)))
      case .date: year(text)
      case .publisher: closed(publisher(text))
      case .extent: extent(text, isFollowedByUnit: next.map { isUnit($0.text) } ?? false)
      case .format: format(text)
      case .series: trimmed(text)
      case .shelfmark: shelfmark(text)
      case .subject: subject(text)
      }
    guard let value, value.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return value
  }

  /// Edges of the slip and spots that an engine takes for signs.
  private static func isSpeck(_ text: String) -> Bool {
    text.allSatisfy { "|¦_}{‘`".contains($0) }
  }

  /// Without the asterisks by which yearly lists mark a title's catchword.
  private static func withoutListMarks(_ text: String) -> String {
    text.replacingOccurrences(of: #"\*(?=\p{L})"#, with: "", options: .regularExpression)
      .replacing("|", with: "")
  }

  // MARK: - Heading

  private static func surname(_ text: String) -> String? {
    let letters = text.filter { $0.isLetter || "-'’. ".contains($0) || $0.isNumber }
    let words = letters.split(separator: " ").map { word in
      // Digits stand in no heading: what was taken for one is the letter that looks like it.
      String(word.map { lettersForDigits[$0] ?? $0 })
    }
    let name = PrintedText.surname(PrintedText.trimmed(words.joined(separator: " ")))
    guard name.count(where: \.isLetter) > 1 else { return nil }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private static let lettersForDigits: [Character: Character] = [
    "0": "o", "1": "l", "2": "z", "5": "s", "8": "s", "9": "g",
  ]

  private static func given(_ text: String) -> String? {
    // A note in brackets is no part of the name: `Georgius [Stenimachitis]`.
    // French slips have the name itself in brackets.
    let opened = text.drop { !$0.isLetter }
    let bare = opened.prefix { !"[(<{".contains($0) }
    let name = trimmed(String(bare)).trimmingCharacters(in: brackets)
    guard !name.contains(where: \.isNumber) else { return nil }
    // An initial at the end keeps its stop where the card has one.
    let isShort =
      name.split(separator: " ").last.map { $0.count <= 2 && $0.first?.isLowercase == true } ?? false
    return isShort && text.hasSuffix(".") ? name + "." : name
  }

  // MARK: - Imprint

  static let brackets = CharacterSet(charactersIn: "()[]{}<>")

  /// Without the marks that part it from its neighbours.
  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " .,;:/|—–-=_~*‚‘`<[({"))
  }

  /// With the closing bracket that trimming took, without one that was never opened.
  private static func closed(_ text: String) -> String {
    var text = text
    for (open, close) in [("(", ")"), ("[", "]")] {
      if text.contains(open), !text.contains(close) { text += close }
      if !text.contains(open) { text = text.replacing(close, with: "") }
    }
    return text.trimmingCharacters(in: .whitespaces)
  }

  private static func publisher(_ text: String) -> String {
    let inner = text.trimmingCharacters(in: CharacterSet(charactersIn: " ,;:|—–=_~*‚‘`([{<)]}>"))
    // A stop belongs to the name when it ends a short form: `A.-G.`, `Buchdr.`
    guard inner.hasSuffix(".") else { return trimmed(inner) }
    let last = inner.dropLast().split { !$0.isLetter }.last ?? ""
    let isShortForm = last.count <= 2 || shortForms.contains { last.lowercased().hasSuffix($0) }
    return isShortForm ? trimmed(inner) + "." : trimmed(inner)
  }

  private static let shortForms = [
    "dr", "buchdr", "druck", "ges", "verl", "univ", "pr", "anst", "inst", "genoss",
  ]

  /// The first year of the text as four digits, also where it is Roman.
  private static func year(_ text: String) -> String? {
    if let match = text.firstMatch(of: /(1[4-9]\d\d|20[0-4]\d)(\s?[-–\/]\s?(1[4-9]\d\d|20[0-4]\d))?/) {
      return String(match.output.0)
    }
    return RomanYear.year(in: text).map(String.init)
  }

  /// Pages or leaves without their unit: `VIII, 37`.
  private static func extent(_ text: String, isFollowedByUnit: Bool) -> String? {
    var text = text.trimmingCharacters(in: CharacterSet(charactersIn: " ()[]{}<>.,;:|-—–=*~"))
    let hasUnit =
      isFollowedByUnit
      || text.contains(/(?:^|[\dIVXLivxl*\s])(S|p|pp|pg|pag|Seiten|s|ss|Bl|BL|leaves)(?:\W|$)/)
    // `46 p`, `107 Seiten`, `S. 149-177`, `267 pg`
    text = without(#"(?<=[\dIVXLivxl*])\s?(S|p|pp|pg|pag|Seiten|s|ss|Bl|BL|leaves)\b\.?"#, in: text)
    text = without(#"^(S|p|pp|8|5)\s?[.,]\s?(?=\d)"#, in: text)
    // The S of `17 S.` is often taken for a figure. Where nothing else stands for the unit, the last one is it.
    if !hasUnit, !text.contains(/[-–]/) {
      text = without(#"(?<=[\dIVXL])\s[8583$]$"#, in: text)
      text = without(#"(?<=\d\d)[8538$]$"#, in: text)
    }
    let words = text.split(separator: " ").map { roman(String($0)) }
    let value = trimmedExtent(words.joined(separator: " "))
    return value.contains(where: { $0.isNumber || "IVXLC".contains($0) }) ? value : nil
  }

  private static func isUnit(_ text: String) -> Bool {
    text.wholeMatch(of: /(S|p|pp|pg|pag|Seiten|s|ss|Bl|BL|leaves)\W*/) != nil
  }

  private static func without(_ pattern: String, in text: String) -> String {
    text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
  }

  private static func trimmedExtent(_ text: String) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " ()[]{}<>.,;:|-—–=~"))
  }

  /// A Roman number in capitals, where the engine took its strokes for other letters: `X1`, `vm`.
  private static func roman(_ word: String) -> String {
    let core = word.trimmingCharacters(in: .alphanumerics.inverted)
    guard core.contains(where: \.isLetter), core.allSatisfy({ "IVXLivxlımn1".contains($0) }) else {
      return word
    }
    let strokes = core.lowercased().replacing("m", with: "iii").replacing("n", with: "ii")
      .replacing("ı", with: "i").replacing("1", with: "i").uppercased()
    guard strokes.wholeMatch(of: /(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})/) != nil else { return word }
    return word.replacing(core, with: strokes)
  }

  // MARK: - Format

  /// Whether a token gives the size of a book: `8°`, `8'`, `in-4°`, and what engines make of the sign.
  static func isFormat(_ text: String) -> Bool {
    text.wholeMatch(of: /[(\[]?[iIl1]n[.-]\s?(\d{1,2}|[$&o])\S{0,2}/) != nil
      || text.wholeMatch(of: /(2|4|8|12|16)(°|º|'|’|!|\*|%|\?|"|“|:[o0])[.,]?(\(\d[°º]\))?[.,]?/) != nil
      || text.wholeMatch(of: /[B#](°|'|’)[.,]?/) != nil
  }

  private static func format(_ text: String) -> String? {
    if let size = text.firstMatch(of: /(\d{1,2}(?:[.,]\d)?)\s?x\s?(\d{1,2}(?:[.,]\d)?)\s?[ce]m/) {
      return "\(size.output.1) x \(size.output.2)cm".replacing(",", with: ".")
    }
    let core = text.trimmingCharacters(in: CharacterSet(charactersIn: " .,;:|—–-[]"))
    if let latin = core.firstMatch(of: /[iIl1]n[.-]\s?(\d{1,2}|[$&])/) {
      let number = latin.output.1
      return ["4", "12", "16", "2"].contains(String(number)) ? "\(number)°" : "8°"
    }
    guard let match = core.firstMatch(of: /^(2|4|8|12|16|B|#)(\S*)/) else { return nil }
    let number = match.output.1 == "B" || match.output.1 == "#" ? "8" : String(match.output.1)
    let rest = match.output.2.trimmingCharacters(in: CharacterSet(charactersIn: ".,;"))
    switch rest.first {
    case nil: return number
    case "'", "’", "!", "+", "t", "\"", "“": return number + "'"
    case ":": return number
    default:
      if rest.contains("("), let inner = rest.firstMatch(of: /\((\d)/) {
        return "\(number)°(\(inner.output.1)°)"
      }
      return number + "°"
    }
  }

  // MARK: - Shelfmark and subjects

  private static func shelfmark(_ text: String) -> String? {
    var text = text.trimmingCharacters(in: CharacterSet(charactersIn: " .;:|—–-=[]{}()‚"))
    // The yearly list of theses: `U 28. 5030`
    if let list = text.wholeMatch(of: /U\s?(\d\d)[.,]\s?(\d{1,5})\W*/) {
      text = "U \(list.output.1). \(list.output.2)"
    }
    // The national bibliography: `DN:B 1939, 24, 626`
    if let number = text.wholeMatch(of: /DN\s?:\s?B\s?(\d{4}),?\s?(\d{1,2}),?\s?(\d{1,4})\W*/) {
      text = "DN:B \(number.output.1), \(number.output.2), \(number.output.3)"
    }
    // A year and a number of the theses: the blank is the engine's.
    if let thesis = text.wholeMatch(of: /(Diss[. ].*\d),\s(\d+)/) {
      text = "\(thesis.output.1),\(thesis.output.2)"
    }
    return text.count > 2 && text.contains(where: \.isNumber) ? text : nil
  }

  private static func subject(_ text: String) -> String? {
    let value = text.trimmingCharacters(in: CharacterSet(charactersIn: " .;:|—–-=[]{}()@®©"))
    return value.count(where: \.isLetter) > 2 ? value : nil
  }
}
