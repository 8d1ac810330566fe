import ColophonDocument

/// One item whose record is known, with what was read of it.
package struct FieldCase: Sendable {
  /// A value that was read.
  package struct Found: Sendable {
    package var value: String
    package var confidence: Double?

    package init(value: String, confidence: Double?) {
      self.value = value
      self.confidence = confidence
    }
  }

  package var item: String
  /// The record's values; a field that is there without values is known to be absent. What is not there is not
  /// scored.
  package var truth: [ScoredField: [String]]
  package var found: [ScoredField: [Found]]
  package var language: String?
  package var year: Int?
  package var documentType: String?
  /// Counted apart: written by hand, or found unreadable by the run.
  package var isHandwritten: Bool

  package init(_ record: TrueRecord, fields: [Field], isHandwritten: Bool) {
    item = record.item
    truth = record.values
    language = record.language
    year = record.year
    documentType = record.documentType
    self.isHandwritten = isHandwritten
    found = [:]
    for field in fields {
      for (name, value) in Self.scored(field, record.splitsNames) {
        found[name, default: []].append(Found(value: value, confidence: field.confidence))
      }
    }
  }

  /// The scored fields that a value counts for.
  private static func scored(_ field: Field, _ splitsNames: Bool) -> [(ScoredField, String)] {
    switch field.name {
    case .creator where splitsNames:
      let parts = field.value.split(separator: ",", maxSplits: 1).map { trimmed(String($0)) }
      return zip([ScoredField.surname, .givenName], parts).map { ($0, $1) }
    case .creator: return [(.creator, field.value)]
    case .title: return [(.title, field.value)]
    case .subtitle: return [(.subtitle, field.value)]
    // A year in Roman numerals counts by its normal form.
    case .date:
      return [(.date, field.value.contains { $0.isNumber } ? field.value : field.normal ?? field.value)]
    case .place: return [(.place, field.value)]
    case .publisher: return [(.publisher, field.value)]
    case .extent: return [(.extent, field.value)]
    case .format: return [(.format, field.value)]
    case .series: return [(.series, field.value)]
    case .shelfmark: return [(.shelfmark, field.value)]
    case .identifier: return [(.identifier, field.value)]
    case .subject: return [(.subject, field.value)]
    case .crossReference: return []
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
