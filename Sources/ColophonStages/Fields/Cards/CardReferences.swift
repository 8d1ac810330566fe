import ColophonDocument

/// The cross-references of an index card: a see-card leads from its own heading to another's entry below an `s.`;
/// a note such as `Rw. unter` tells of a further heading.
struct CardReferences: Sendable {
  /// The rows that hold the entry.
  let entry: Range<Int>
  let readings: [LearnedCardReader.Reading]

  init(_ sheet: CardSheet) {
    let rows = sheet.rows
    // `s.`, which an engine often takes for an 8.
    let see = rows.indices.dropLast().prefix(5).first { index in
      index > 0
        && sheet.text(rows[index]).wholeMatch(of: /\W*([sS8]|[sS]\.\s?a|siehe|see|voir|vide)\.?\W*/) != nil
    }
    var readings: [LearnedCardReader.Reading] = []
    if let see {
      readings += Self.reading(sheet, rows[..<see].flatMap { Array($0.tokens) })
    }
    let cue = /^\W*(Rw\.|Rückw\.|Vgl\.|siehe|see|voir)\s?(unter|auch|also|aussi)?\W*(?<heading>\p{L}.{2,})$/
    for row in rows[(see.map { $0 + 1 } ?? 0)...] {
      guard let match = sheet.text(row).firstMatch(of: cue) else { continue }
      let heading = String(match.output.heading)
      // The tokens behind the cue, counted from the end.
      var tokens = Array(row.tokens)
      while tokens.count > 1,
        CardToken.text(of: tokens.dropFirst().map { sheet.tokens[$0] }).count >= heading.count
      {
        tokens.removeFirst()
      }
      readings += Self.reading(sheet, tokens)
    }
    self.readings = readings
    entry = (see.map { $0 + 1 } ?? 0)..<rows.count
  }

  /// A reference is found by its place and not by a label, so its signs are the engine's only.
  private static func reading(_ sheet: CardSheet, _ indices: [Int]) -> [LearnedCardReader.Reading] {
    let tokens = indices.map { sheet.tokens[$0] }
    let value = PrintedText.trimmed(PrintedText.modern(CardToken.text(of: tokens)))
    guard value.count(where: \.isLetter) > 2 else { return [] }
    let sure = tokens.compactMap(\.confidence)
    return [
      LearnedCardReader.Reading(
        field: .crossReference, value: value, normal: nil, lines: distinct(tokens.map(\.line)),
        signs: .init(
          meanLog: -0.2, leastLog: -0.2,
          legible: sure.isEmpty ? 1 : sure.reduce(0, +) / Double(sure.count), rulesAgree: false))
    ]
  }
}

/// The numbers in ascending order, each once.
func distinct(_ numbers: [Int]) -> [Int] { Set(numbers).sorted() }
