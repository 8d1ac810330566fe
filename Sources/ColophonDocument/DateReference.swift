/// A date on a page that says only in relation to the item's own date which day is meant: `gestern`, `le 3 courant`,
/// `den 5. Mai` in a newspaper.
package struct DateReference: Codable, Hashable, Sendable {
  /// What a date was resolved against.
  package struct Anchor: Codable, Hashable, Sendable {
    package enum Source: String, Codable, CaseIterable, Sendable {
      /// The collection's own description of the item.
      case catalogue
      /// The date read off the item's pages, such as the one below a newspaper's title.
      case page
    }

    package var source: Source
    /// As the source writes it.
    package var text: String
    /// The day in EDTF.
    package var date: String

    package init(source: Source, text: String, date: String) {
      self.source = source
      self.text = text
      self.date = date
    }
  }

  /// Number of the page within the item, from 1.
  package var page: Int
  /// Offsets of the entity into `PageText.plain` in Unicode scalars, `end` exclusive.
  package var start: Int
  package var end: Int
  /// The words as printed.
  package var text: String
  /// The date in EDTF.
  package var date: String
  package var confidence: Double?
  package var anchor: Anchor
  /// How the date follows from the anchor, such as `the day before`.
  package var reason: String

  package init(
    page: Int, start: Int, end: Int, text: String, date: String, confidence: Double?, anchor: Anchor,
    reason: String
  ) {
    self.page = page
    self.start = start
    self.end = end
    self.text = text
    self.date = date
    self.confidence = confidence
    self.anchor = anchor
    self.reason = reason
  }
}
