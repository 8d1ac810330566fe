import ColophonDocument
import Foundation

/// Reads the masthead of a newspaper: the title set much larger than the text, with a whole date close by.
///
/// Only the first page of an item is asked, and both must be there; so running heads and chapter titles say
/// nothing.
struct MastheadReader: Sendable {
  let page: FieldPage

  func read() -> [Field] {
    let lines = page.readable
    let usual = median(lines.map(\.height))
    let top = lines.indices.prefix(8)
    guard lines.count > 8,
      let titleAt = top.max(by: { (lines[$0].height, -$0) < (lines[$1].height, -$1) }),
      lines[titleAt].height > 1.8 * usual, lines[titleAt].box.top < page.height / 3,
      lines[titleAt].words.count <= 8
    else { return [] }
    for line in lines.prefix(12) {
      guard let range = LetterReader.wholeDate(in: line.text) else { continue }
      let printed = String(line.text[range])
      guard let normal = DateExpression.normalise(printed) else { continue }
      return [
        page.field(
          .title, PrintedText.trimmed(lines[titleAt].text), rule: .masthead, lines: [lines[titleAt].index]),
        page.field(.date, printed, normal: normal, rule: .mastheadDate, lines: [line.index]),
      ].compactMap { $0 }
    }
    return []
  }
}
