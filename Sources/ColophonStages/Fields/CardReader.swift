import ColophonDocument
import Foundation

/// Reads index cards of library catalogues: heading, title, imprint, shelfmark.
///
/// A see-card (`Morgan, Charles … s. … Delere, Otto. …`) is read below its `s.`: the entry it refers to is
/// the one that has a title.
struct CardReader: Sendable {
  let page: FieldPage

  func read() -> [Field] {
    let lines = entryLines
    guard let (heading, entry) = findHeading(in: lines) else { return CardShelfmark.read(page) }
    var fields = [
      page.field(.creator, heading.name, rule: .cardHeading, lines: entry.lines(of: heading.range))
    ].compactMap { $0 }
    let rest = heading.range.upperBound..<entry.text.endIndex
    if let imprint = CardImprint.find(in: entry.text, rest, lists: page.lists) {
      fields += title(heading.range.upperBound..<imprint.start, entry, .cardTitle)
      fields += [
        imprint.year.flatMap {
          page.field(
            .date, PrintedText.trimmed(String(entry.text[$0])), normal: imprint.edtf, rule: .cardYear,
            lines: entry.lines(of: $0))
        },
        imprint.place.flatMap {
          page.field(
            .place, PrintedText.trimmed(String(entry.text[$0])).closingBracket, rule: .cardPlace,
            lines: entry.lines(of: $0))
        },
        imprint.publisher.flatMap {
          page.field(
            .publisher, PrintedText.trimmed(String(entry.text[$0])), rule: .cardPublisher,
            lines: entry.lines(of: $0))
        },
      ].compactMap { $0 }
    } else {
      fields += title(rest, entry, .cardTitleWithoutImprint)
    }
    return fields + CardShelfmark.read(page)
  }

  // MARK: - Entry

  /// The lines of the entry: below an `s.` that stands alone, above the first note.
  private var entryLines: ArraySlice<ReadableLine> {
    var lines = page.readable[...]
    if let see = lines.prefix(5).firstIndex(where: {
      $0.text.wholeMatch(of: /\W*([sS]s?|s\.\s?a|siehe|see|voir|v)\.?\W*/) != nil
    }), see + 1 < lines.endIndex {
      lines = lines[(see + 1)...]
    }
    let end = lines.dropFirst().firstIndex { Self.isNote($0.text) } ?? lines.endIndex
    return lines[lines.startIndex..<end]
  }

  /// Whether a line tells of the thesis, the holding or the subject and no more of the work itself.
  private static func isNote(_ text: String) -> Bool {
    let patterns = [
      #"^\W*(Standort|Stando|DN:B|Diss[. ,]|\[?\(?Geb\.|Vorbildung|Vorhanden|\((In|Nicht|Th[eèö]se|Année))"#,
      // `Kiel, Med. Diss. v. 4. Dez. 1937`, `Montauban. Th. théol. 1890-91`
      #"^\W*\p{Lu}[\p{L}. ()-]{2,30}[.,] ?(Phil|Med|Jur|R\.|Math|Nat|Theol|Techn|Landw|Vet|Th\b|"#
        + #"Univ|Hdls|Wirt|Fak|Inaug)"#,
      // Subjects: `3/Gehirn-Entzündung, experimentelle/…`
      #"^\d?/?\p{Lu}[\p{L} .,-]+/"#,
    ]
    return patterns.contains { text.range(of: $0, options: .regularExpression) != nil }
  }

  /// The heading, looked for from the first lines on, as specks above it are common.
  private func findHeading(in lines: ArraySlice<ReadableLine>) -> (CardHeading, JoinedLines)? {
    for start in lines.indices.prefix(4) {
      let entry = JoinedLines(lines[start...])
      // A name that runs over two lines begins with a speck.
      if let heading = CardHeading(entry.text, lineEnd: entry.firstLineEnd),
        entry.lines(of: heading.surname).count == 1
      {
        return (heading, entry)
      }
    }
    return nil
  }

  // MARK: - Fields

  private func title(_ range: Range<String.Index>, _ entry: JoinedLines, _ rule: FieldRule) -> [Field] {
    var title = String(entry.text[range])
    for pattern in [
      #"[\[({](In Masch|Masch)\w*.*$"#, #"\W+(Inaug|Diss|Dies\.|Afh\.|Thèse\b|Extracto de la|Habil).*$"#,
      // No imprint was found, so the extent ends the title: `… Iridodialyse. 8 S. 4°`
      #"\W\d{1,4} (S|Bl|p)\..*$"#,
      // What the book holds besides: `(Fig.Tab.)`, `[Mit Abb.]`, `(Summary: …`
      #"\W+[\[(]+(Summary|Abb|[Mm]it|Avec|Tab|Fig|Ausz|Facs|SA|Diagr).*$"#,
    ] {
      if let match = title.range(of: pattern, options: .regularExpression),
        title.distance(from: title.startIndex, to: match.lowerBound) > 10
      {
        title = String(title[..<match.lowerBound])
      }
    }
    // Who helped and which edition it is: `… Mit zwölf Kupfern von …`, `… Zweite, vermehrte Auflage.`
    let statement =
      #"\. ((Mit|With|Avec) |Préface|Hrsg|Herausg|Übers|Translated|Edited|Illustr|Bd\.|Vol\.|"#
      + #"(\w+, )?\w+ (Auflage|Ausgabe|edition|ed\.|édition)|\d+\. ?(Aufl|ed|éd)).*$"#
    if let match = title.range(of: statement, options: .regularExpression) {
      title = String(title[..<match.lowerBound])
    }
    // `Aus d. chir. Klinik d. Univ. Breslau. Dir.: Küttner. Über …`: where the work was done is no title.
    title = title.replacingOccurrences(
      of:
        #"^\W*Aus d\w*\.? .{3,60}?\b(Klin|Poliklin|Inst|Univ|Krankenh|Abt|Labor)\w*\.?"#
        + #"[^.:]{0,40}[.:] (Dir\.: \w+\. )?"#,
      with: "", options: .regularExpression)
    title = PrintedText.trimmed(title)
    guard title.count > 8, title.count(where: \.isLetter) * 3 > title.count * 2 else { return [] }
    return [page.field(.title, title, rule: rule, lines: entry.lines(of: range))].compactMap { $0 }
  }
}

extension String {
  /// The text with the round bracket it lost at the end: `Marburg (Lahn` as `Marburg (Lahn)`.
  fileprivate var closingBracket: String {
    if contains("("), !contains(")") { return self + ")" }
    return contains("(") ? self : replacing(")", with: "").trimmingCharacters(in: .whitespaces)
  }
}
