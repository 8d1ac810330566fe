import ColophonDocument
import Foundation

/// The imprint at the foot of a title page: place, publisher or printer, year.
struct TitlePageImprint: Sendable {
  /// Position in the readable lines where the imprint begins; their count when there is none.
  let start: Int
  let fields: [Field]

  init(_ page: FieldPage) {
    let lines = page.topDown
    // An imprint stands in the lower half and is at most six lines long.
    let earliest = max(1, lines.count / 2, lines.count - 8)
    let texts = lines.map(\.text)
    let cues = texts.map { Self.publisher(in: $0, page.lists) }
    let years = texts.map { ImprintYear.find(in: $0) }
    let places = texts.map { Self.places(in: $0, page.lists) }
    let yearLine = lines.indices.last { $0 >= earliest && years[$0] != nil && texts[$0].count < 60 }
    let cueLine = lines.indices.last { $0 >= earliest && cues[$0] != nil }
    guard var first = [yearLine, cueLine].compactMap({ $0 }).min() else {
      start = lines.count
      fields = []
      return
    }
    // Upwards over lines that are a place or speak of a publisher, one other line between them at most.
    for candidate in stride(from: first - 1, through: max(earliest, first - 3), by: -1)
    where cues[candidate] != nil || Self.isPlaceLine(texts[candidate], places[candidate]) {
      first = candidate
    }
    let last = min(lines.count, first + 6)
    var fields: [Field?] = []
    if let yearLine, let year = years[yearLine] {
      fields.append(
        page.field(
          .date, String(texts[yearLine][year.range]), normal: year.edtf, rule: .imprintYear,
          lines: [lines[yearLine].index]))
    }
    let placeLine = (first..<last).first { Self.isPlaceLine(texts[$0], places[$0]) }
    if let placeLine {
      fields += places[placeLine].map {
        page.field(.place, $0, rule: .imprintPlaceListed, lines: [lines[placeLine].index])
      }
    }
    if let line = (first..<last).first(where: { cues[$0] != nil }), let publisher = cues[line] {
      var value = publisher
      var indices = [lines[line].index]
      // A cue that ends its line: the name stands on the next.
      if value.isEmpty, line + 1 < lines.count {
        value = Self.withoutTail(texts[line + 1])
        indices.append(lines[line + 1].index)
      }
      fields.append(
        page.field(
          .publisher, PrintedText.trimmed(value), rule: .imprintPublisherAfterCue, lines: indices))
    } else if let placeLine, let yearLine, yearLine - placeLine == 2,
      lines[placeLine + 1].words.count <= 7
    {
      // Place, one other line, year: that line is the publisher.
      fields.append(
        page.field(
          .publisher, PrintedText.trimmed(texts[placeLine + 1]), rule: .imprintPublisherByPlace,
          lines: [lines[placeLine + 1].index]))
    }
    start = first
    self.fields = fields.compactMap { $0 }
  }

  // MARK: - Publisher

  /// What a line says of the publisher: the words after a phrase such as `Verlag von`, the whole line when
  /// the phrase stands inside it (`Cotta'sche Buchhandlung`), nothing when the line ends with the phrase,
  /// nil without a phrase.
  private static func publisher(in text: String, _ lists: FieldLists) -> String? {
    let words = text.split(separator: " ").map(String.init)
    let folded = words.map { FieldLists.fold($0) }
    for start in words.indices {
      // The longest phrase that begins here; phrases have up to six words.
      for length in stride(from: min(6, words.count - start), through: 1, by: -1) {
        let phrase = folded[start..<(start + length)].joined(separator: " ")
        guard lists.isPublisherCue(phrase) else { continue }
        let rest = words[(start + length)...].joined(separator: " ")
        // Single small words such as `bei` and `in` are cues only where a line begins, before a name.
        if length == 1, phrase.count < 5, start > 0 || rest.first?.isUppercase != true { continue }
        if start == 0 || words[start].first?.isLowercase == true { return withoutTail(rest) }
        return withoutTail(text)
      }
    }
    return nil
  }

  /// The text without a year, a place behind the last comma and stops.
  private static func withoutTail(_ text: String) -> String {
    var text = text
    if let year = ImprintYear.find(in: text) { text = String(text[..<year.range.lowerBound]) }
    return PrintedText.trimmed(text)
  }

  // MARK: - Place

  /// The names of known places with which a line begins, joined by `and` and the like.
  private static func places(in text: String, _ lists: FieldLists) -> [String] {
    var found: [String] = []
    var words = PrintedText.modern(text).split(whereSeparator: { $0 == " " || $0 == "/" }).map(String.init)
    if let first = words.first, ["zu", "in", "at", "à", "a", "te"].contains(FieldLists.fold(first)) {
      words.removeFirst()
    }
    while !words.isEmpty {
      let length = (1...min(4, words.count)).reversed().first {
        let name = words[..<$0].joined(separator: " ")
        return words[0].first?.isUppercase == true && lists.isPlace(name)
      }
      guard let length else { break }
      found.append(PrintedText.trimmed(words[..<length].joined(separator: " ")))
      let ended = words[length - 1].hasSuffix(",") || words[length - 1].hasSuffix(".")
      words.removeFirst(length)
      if let word = words.first,
        ["und", "and", "et", "vnd", "&", "u"].contains(FieldLists.fold(word)) || word == "&"
      {
        words.removeFirst()
      } else if ended {
        break
      }
    }
    return found
  }

  /// Whether a line that begins with places is a place line: short, so that `Berlin wie es ist` in a title
  /// is none.
  private static func isPlaceLine(_ text: String, _ places: [String]) -> Bool {
    guard let first = places.first else { return false }
    let rest = text.count - places.reduce(0) { $0 + $1.count }
    return places.count > 1 || rest < 4
      || text.dropFirst(first.count).first.map { ",.:/;".contains($0) } == true
      || ImprintYear.find(in: text) != nil
  }
}
