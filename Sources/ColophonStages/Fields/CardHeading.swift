import Foundation

/// The heading of an index card: `Surname, Given names: …`, `SURNAME (Given). — …`.
struct CardHeading: Sendable {
  /// As a catalogue writes it: `Surname, Given names`.
  let name: String
  /// From the beginning of the text to where the title begins.
  let range: Range<String.Index>

  /// Nil when the text does not begin with a heading.
  init?(_ text: String) {
    guard let parts = Self.inBrackets(text) ?? Self.afterComma(text) else { return nil }
    let surname = PrintedText.surname(PrintedText.trimmed(parts.surname))
    let given = PrintedText.trimmed(parts.given)
    let words = surname.split(separator: " ")
    guard (1...4).contains(words.count), surname.count > 2, surname.count(where: \.isLetter) > 2,
      !surname.contains(where: \.isNumber), !given.contains(where: \.isNumber)
    else { return nil }
    // An engine often takes the large first letter of a typed heading for a small one.
    let first = surname.prefix(1).uppercased() + surname.dropFirst()
    let ending = parts.given.hasSuffix(".") && given.last?.isUppercase == true ? "." : ""
    name = given.isEmpty ? first : "\(first), \(given)\(ending)"
    range = text.startIndex..<parts.end
  }

  private typealias Parts = (surname: String, given: String, end: String.Index)

  /// French printed slips: `MONTFAJON (Clément). — Firmin …`.
  private static func inBrackets(_ text: String) -> Parts? {
    let pattern =
      /^\W{0,3}(?<surname>\p{Lu}[\p{L}'’ -]{2,30}?)\s*[(\[{](?<given>[\p{L} .'’&-]{1,40})[)\]}j]?[.,:;)\s]*[—–-]+\s/
    guard let match = text.firstMatch(of: pattern) else { return nil }
    return (String(match.output.surname), String(match.output.given), match.range.upperBound)
  }

  /// `Mortensen, Esper. …`, `Nitz, Erwin: …`, `Warmington, Edward Augustus [aus Dudley]: …`.
  private static func afterComma(_ text: String) -> Parts? {
    let pattern = /^\W{0,3}(?<surname>\p{L}[\p{L}'’. \-]{1,40}?)\s?[,;]\s?(?<rest>\p{L}.*)$/
    guard let match = text.firstMatch(of: pattern) else { return nil }
    let rest = match.output.rest
    guard rest.first?.isUppercase == true else { return nil }
    var index = rest.startIndex
    var letters = 0
    var words = 1
    scan: while index < rest.endIndex {
      let character = rest[index]
      switch character {
      case ":", ";", ",", "—", "–", "=": break scan
      case "(", "[", "{", "<":
        // A note on the person: step over it.
        let given = String(rest[..<index])
        guard let close = rest[index...].firstIndex(where: { ")]}>".contains($0) }) else { break scan }
        var end = rest.index(after: close)
        while end < rest.endIndex, ":.,; —–-'’".contains(rest[end]) { end = rest.index(after: end) }
        return (String(match.output.surname), given, end)
      // A stop after a whole word ends the name; after one or two letters it shortens it (`Conr.` is taken
      // for a whole word: such headings are rarer than titles that follow a stop).
      case ".":
        if letters > 2 { break scan }
        letters = 0
      case " ":
        words += 1
        letters = 0
        let next = rest.index(after: index)
        if next < rest.endIndex, rest[next] == "-" { break scan }
      default: letters += 1
      }
      if words > 5 { return nil }
      index = rest.index(after: index)
    }
    guard index < rest.endIndex else { return nil }
    var end = index
    while end < rest.endIndex, ":.,; —–-=".contains(rest[end]) { end = rest.index(after: end) }
    return (String(match.output.surname), String(rest[..<index]), end)
  }
}
