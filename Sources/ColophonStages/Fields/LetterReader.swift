import ColophonDocument
import Foundation

/// Reads letters: place and date from the line above the salutation, the sender below the closing formula.
struct LetterReader: Sendable {
  let page: FieldPage

  func read() -> [Field] { dateLine + sender }

  /// The first short line near the top that holds a day, a month and a year.
  private var dateLine: [Field] {
    for line in page.readable.prefix(12) where line.words.count <= 10 {
      let printedLine = line.text
      guard let range = Self.wholeDate(in: printedLine) else { continue }
      let printed = String(printedLine[range])
      guard let normal = DateExpression.normalise(printed) else { continue }
      let before = Self.place(before: printedLine[..<range.lowerBound], besides: line, page)
      // A date in running text is none of the letter's own.
      guard before.count <= 25, printedLine[range.upperBound...].count(where: \.isLetter) < 3 else {
        continue
      }
      var fields = [page.field(.date, printed, normal: normal, rule: .dateLine, lines: [line.index])]
      if page.lists.isPlace(before) {
        fields.append(page.field(.place, before, rule: .dateLinePlace, lines: [line.index]))
      }
      return fields.compactMap { $0 }
    }
    return []
  }

  /// What stands before the date without `den`, `le`, `the`; when nothing does, the line at its left.
  private static func place(
    before head: Substring, besides line: ReadableLine, _ page: FieldPage
  ) -> String {
    let text = PrintedText.trimmed(
      String(head).replacingOccurrences(
        of: #"\b(den|the|le|am)\s*$"#, with: "", options: [.regularExpression, .caseInsensitive]))
    guard text.isEmpty else { return text }
    let neighbour = page.readable.last {
      $0.box.right <= line.box.left && $0.box.top < line.box.bottom && $0.box.bottom > line.box.top
    }
    return PrintedText.trimmed(neighbour?.text ?? "")
  }

  /// A name below `Yours faithfully`, `Hochachtungsvoll`, …, at most five lines further down.
  private var sender: [Field] {
    let closing = page.readable.indices.last { Self.isClosing(page.readable[$0].text) }
    guard let closing else { return [] }
    for line in page.readable[(closing + 1)...].prefix(5) where Self.isName(line.text) {
      return [
        page.field(
          .creator, PrintedText.trimmed(line.text), rule: .senderAfterClosing, lines: [line.index])
      ].compactMap { $0 }
    }
    return []
  }

  /// The place of a date with day, month and year, the month as a word or a number.
  static func wholeDate(in text: String) -> Range<String.Index>? {
    let forms = [
      #"\d{1,2}(st|nd|rd|th|er)?[. ]{1,2}(of )?\p{L}{3,10}[., ]{1,2}(1[4-9]|20)\d\d"#,
      #"\p{Lu}\p{L}{2,9}[. ]{1,2}\d{1,2}(st|nd|rd|th)?[,. ]{1,2}(1[4-9]|20)\d\d"#,
      #"\d{1,2}[./] ?\d{1,2}[./] ?(1[4-9]|20)\d\d"#,
      #"\d{1,2}\. ?[IVX]{1,4}\. ?(1[4-9]|20)\d\d"#,
    ]
    return forms.lazy.compactMap { text.range(of: $0, options: .regularExpression) }.first
  }

  private static func isClosing(_ text: String) -> Bool {
    let pattern =
      #"^\W*(i (am|remain)\b.*|yours (very )?(truly|faithfully|sincerely|obediently).*|"#
      + #"(very )?(sincerely|respectfully).*|"#
      + #"hochachtungsvoll.*|mit (freundlichen|vorzüglicher|besten).*|.*ergebenst\w*|ihr (sehr )?ergebener|"#
      + #"veuillez (agréer|recevoir).*|.*sentiments (distingués|dévoués|respectueux).*|"#
      + #".*(salutations|considération)( \w+){0,2})\W*$"#
    return CueWords.fold(text).range(of: pattern, options: .regularExpression) != nil
  }

  /// Two to five words that all begin with a capital, without digits: a signature typed out.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ").filter { $0.contains(where: \.isLetter) }
    return (2...5).contains(words.count) && !text.contains(where: \.isNumber)
      && words.allSatisfy { word in
        let first = word.first { $0.isLetter }
        return first?.isUppercase == true || ["von", "de", "van", "du"].contains(String(word))
      }
  }
}
