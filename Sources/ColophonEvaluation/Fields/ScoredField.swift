/// A field of a description as it is scored: a person's two names apart, as the records of cards have them.
package enum ScoredField: String, CaseIterable, Codable, Sendable {
  case title, subtitle, surname
  case givenName = "given_name"
  case creator, date, place, publisher, extent, format, series, shelfmark, identifier, subject

  /// Fields whose wrong value sends a reader to another book.
  package static let identifying: Set<ScoredField> = [.shelfmark, .identifier]
}
