import Foundation

/// The heading of an index card: `Surname, Given names: …`, `SURNAME (Given). — …`.
struct CardHeading: Sendable {
  /// As a catalogue writes it: `Surname, Given names`.
  let name: String
  /// From the beginning of the text to where the title begins.
  let range: Range<String.Index>
  /// Where the surname stands.
  let surname: Range<String.Index>

  /// Nil when the text does not begin with a heading.
  ///
  /// - Parameter lineEnd: where the first line of the text ends: a heading that fills a line ends there.
  init?(_ text: String, lineEnd: String.Index) {
    guard
      let parts = Self.alone(text, lineEnd) ?? Self.inBrackets(text) ?? Self.afterComma(text)
    else { return nil }
    let surname = PrintedText.surname(PrintedText.trimmed(String(parts.surname)))
    let given = PrintedText.trimmed(String(parts.given))
    let words = surname.split(separator: " ")
    guard (1...4).contains(words.count), surname.count > 2, surname.count(where: \.isLetter) > 2,
      !surname.contains(where: \.isNumber), !given.contains(where: \.isNumber)
    else { return nil }
    // An engine often takes the large first letter of a typed heading for a small one.
    let first = surname.prefix(1).uppercased() + surname.dropFirst()
    // An initial at the end keeps its stop.
    let ending = given.split(separator: " ").last?.count == 1 ? "." : ""
    name = given.isEmpty ? first : "\(first), \(given)\(ending)"
    range = text.startIndex..<parts.end
    self.surname = parts.surname.startIndex..<parts.surname.endIndex
  }

  private typealias Parts = (surname: Substring, given: Substring, end: String.Index)

  /// A line of its own, as on typed cards: `Lindenau, Ernst Wilhelm`, `AUBRY, Jeanne`, `Sternau, Amalie von`.
  private static func alone(_ text: String, _ lineEnd: String.Index) -> Parts? {
    let pattern =
      /\W{0,3}(?<surname>\p{L}[\p{L}'’. \-]{1,40}?)\s?,\s?(?<given>\p{Lu}[\p{L}. '’-]{0,40}?)[.:]?\s*/
    guard let match = text[..<lineEnd].wholeMatch(of: pattern) else { return nil }
    // A stop within the name would end it, as on cards that run on: `Thurs z, Daniel. Volunteer group …`.
    let given = match.output.given
    let runsOn = given.split(separator: ".").dropLast().contains { part in
      (part.split(separator: " ").last?.count ?? 0) > 2
    }
    guard given.split(separator: " ").count <= 4, !runsOn else { return nil }
    return (match.output.surname, given + (text[..<lineEnd].hasSuffix(".") ? "." : ""), lineEnd)
  }

  /// French printed slips: `MONTFAJON (Clément). — Firmin …`.
  private static func inBrackets(_ text: String) -> Parts? {
    let pattern =
      #/
      ^\W{0,3}(?<surname>\p{Lu}[\p{L}'’\s-]{2,30}?)\s*
      [(\[{](?<given>[\p{L}\s.'’&-]{1,40})[)\]}j]?[.,:;)\s]*[—–-]+\s
      /#
    guard let match = text.firstMatch(of: pattern) else { return nil }
    return (match.output.surname, match.output.given, match.range.upperBound)
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
        let given = rest[..<index]
        let closing: Character = character == "[" ? "]" : ")"
        guard
          let close = rest[index...].prefix(80).firstIndex(of: closing)
            ?? rest[index...].prefix(80).firstIndex(where: { ")]}>".contains($0) })
        else { break scan }
        let end = afterMarks(rest, rest.index(after: close))
        return (match.output.surname, given, end)
      // A stop after a whole word ends the name; it does not after an initial or a shortened name.
      case ".":
        if letters > 2, !shortened.contains(String(rest[..<index].suffix(letters))) { break scan }
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
    var end = afterMarks(rest, index)
    // `Illing, Paul, aus Leipzig: …`, `Müller, Hans, Assistenzarzt: …`: what the person is, up to the colon.
    if let note = rest[end...].prefixMatch(
      of: /(aus|a\.|geb|Dr\.|Assist\w*|Arzt|prakt\w*|app\w*|Referend\w*|[Cc]and)[^:]{0,80}:/)
    {
      end = afterMarks(rest, note.range.upperBound)
    }
    return (match.output.surname, rest[..<index], end)
  }

  private static let shortened: Set<String> = [
    "Alb", "Alex", "Aug", "Bernh", "Chr", "Christ", "Conr", "Edm", "Ferd", "Friedr", "Georg", "Gottfr",
    "Gottl", "Heinr", "Henr", "Herm", "Joh", "Jos", "Ludw", "Rud", "Theod", "Wilh",
  ]

  /// The first place from an index on that is no mark or space.
  private static func afterMarks(_ text: Substring, _ start: String.Index) -> String.Index {
    text[start...].firstIndex { !":.,; —–-='’".contains($0) } ?? text.endIndex
  }
}
