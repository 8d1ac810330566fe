import ColophonDocument
import ColophonPipeline

/// Resolves what newspapers and letters say in relation to their own date: `gestern`, `le 3 courant`, `12th ult.`,
/// `vorigen Montag`, and days whose year is not told.
///
/// The item's own date comes from the catalogue's record, and where that tells no day, from the date that was read off
/// the pages. An item without either keeps its relative dates unresolved. Each result names what it was resolved
/// against.
package struct ResolveDates: DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "resolve_dates",
    summary: "Resolve relative dates against the item's own date.", version: 2, needs: [.text],
    uses: [.entities, .fields, .languages],
    gives: [.dates], example: "resolve_dates: { minimum_confidence: 0.5 }")

  package struct Options: ComponentOptions {
    let minimumConfidence: Double

    package init(from reader: inout OptionReader) {
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.5, in: 0...1, "Leave out dates that are less sure.")
    }
  }

  package let models: [ModelReference] = []
  private let options: Options

  package init(_ options: Options, _ services: Services) { self.options = options }

  package func process(
    _ document: inout Document, pages: any PageSource
  ) async throws -> [ModelReference] {
    guard let (anchor, day) = Self.anchor(of: document) else {
      document.dates = []
      return []
    }
    var found: [DateReference] = []
    try pages.forEachPage { page in
      guard let text = page.text, !page.lacksText else { return }
      let position = TextPosition(text)
      let scalars = Array(text.plain.unicodeScalars)
      for flow in LineBreaks.flows(Tokeniser.tokens(of: NormalisedText(text)), of: text, at: position) {
        for expression in RelativeExpression.find(in: flow) {
          let printed = String(String.UnicodeScalarView(scalars[expression.range]))
          guard let date = expression.date.date(seenFrom: day),
            expression.date.confidence >= options.minimumConfidence, Self.isOfPage(printed, page)
          else { continue }
          found.append(
            DateReference(
              page: page.number, start: expression.range.lowerBound, end: expression.range.upperBound,
              text: printed, date: date,
              confidence: expression.date.confidence, anchor: anchor, reason: expression.date.reason))
        }
      }
    }
    document.dates = found
    return []
  }

  /// Whether the page has the language that a word needs, if it needs one.
  private static func isOfPage(_ printed: String, _ page: Page) -> Bool {
    guard let language = RelativeWords.language(of: printed) else { return true }
    guard let languages = page.languages else { return false }
    return languages.main == language
      || languages.shares.contains { $0.language == language && $0.share > 0.1 }
  }

  /// The day that the item itself bears; nil where nothing tells a whole day.
  private static func anchor(of document: Document) -> (DateReference.Anchor, CalendarDay)? {
    for text in document.item.source.values("date") {
      if let day = day(text) {
        return (DateReference.Anchor(source: .catalogue, text: text, date: day.gregorian.edtf), day)
      }
    }
    for field in document.fields ?? [] where field.name == .date {
      if let day = day(field.normal ?? field.value) {
        return (DateReference.Anchor(source: .page, text: field.value, date: day.gregorian.edtf), day)
      }
    }
    return nil
  }

  private static func day(_ text: String) -> CalendarDay? {
    let date = DateExpression.normalise(text) ?? text
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }
}
