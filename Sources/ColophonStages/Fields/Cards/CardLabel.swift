/// What a token of an index card belongs to.
enum CardLabel: String, CaseIterable, Sendable {
  case other, surname, given, title, place, date, publisher, extent, format, series, shelfmark, subject

  static let names = allCases.map(\.rawValue)
}

/// What a row of an index card holds; a row often ends one field and begins the next.
enum CardRowLabel: String, CaseIterable, Sendable {
  /// The heading, whatever follows in its row.
  case heading
  case title
  case titleThenImprint = "title_then_imprint"
  case imprint
  /// The thesis, its author's life, where it can be had.
  case note
  case noteThenShelfmark = "note_then_shelfmark"
  case shelfmark, subject

  static let names = allCases.map(\.rawValue)

  /// The row's label, from those of its tokens.
  init(_ labels: some Sequence<CardLabel>) {
    let found = Set(labels)
    let imprint: Set<CardLabel> = [.place, .date, .publisher, .extent, .format, .series]
    if found.contains(.surname) {
      self = .heading
    } else if found.contains(.title) {
      self = found.isDisjoint(with: imprint) ? .title : .titleThenImprint
    } else if !found.isDisjoint(with: imprint) {
      self = .imprint
    } else if found.contains(.shelfmark) {
      self = found.contains(.other) ? .noteThenShelfmark : .shelfmark
    } else {
      self = found.contains(.subject) ? .subject : .note
    }
  }
}
