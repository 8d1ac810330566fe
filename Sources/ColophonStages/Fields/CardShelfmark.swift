import ColophonDocument
import Foundation

/// Reads the shelfmark of an index card: what follows `Standort:`, one of the forms that printed slips carry,
/// or a short mark in a corner.
enum CardShelfmark {
  static func read(_ page: FieldPage) -> [Field] {
    [named(page) ?? formed(page) ?? corner(page)].compactMap { $0 }
  }

  private static func named(_ page: FieldPage) -> Field? {
    for line in page.readable {
      if let match = line.text.firstMatch(of: /^\W*Stand\w*\s?[:;.,]\s*[-—]?\s*(?<mark>.{2,40})$/) {
        return page.field(
          .shelfmark, PrintedText.trimmed(String(match.output.mark)), rule: .cardShelfmark,
          lines: [line.index])
      }
    }
    return nil
  }

  /// Numbers of the German national bibliography and of the yearly lists of theses.
  private static let forms = [
    #"DN:B \d{4}, ?\d{1,2}, ?\d{1,4}"#, #"U \d\d\. ?\d{2,5}\b"#, #"\bDiss[.,] ?\p{Lu}[\p{L} .]+\d{4}"#,
  ]

  private static func formed(_ page: FieldPage) -> Field? {
    for form in forms {
      for line in page.readable.reversed() {
        guard let range = line.text.range(of: form, options: .regularExpression) else { continue }
        return page.field(
          .shelfmark, String(line.text[range]), rule: .cardShelfmark, lines: [line.index])
      }
    }
    return nil
  }

  /// A short line with a digit and a capital, apart from the entry: above all other lines, or below them at
  /// the left edge. Years and extents are none.
  private static func corner(_ page: FieldPage) -> Field? {
    let lines = page.readable
    guard lines.count > 2, let left = lines.map(\.box.left).min() else { return nil }
    let highest = lines.map(\.box.top).min() ?? 0
    let lowest = lines.map(\.box.top).max() ?? 0
    let extent = #"\b(S|p|pp|Bl|cm|vo|to)\b\.?|[°º]|^\W*\d{4}\W*$|,"#
    for line in lines where line.words.count <= 4 && line.text.count <= 20 {
      let isAbove = line.box.top <= highest + Int(line.height)
      let isBelow =
        line.box.top >= lowest - Int(line.height) && line.box.left <= left + 2 * Int(line.height)
      guard isAbove || isBelow, line.text.contains(where: \.isNumber),
        line.text.contains(where: \.isUppercase),
        line.text.range(of: extent, options: .regularExpression) == nil
      else { continue }
      return page.field(
        .shelfmark, PrintedText.trimmed(line.text), rule: .cardCornerMark, lines: [line.index])
    }
    return nil
  }
}
