/// What became of a page or an item.
package enum Outcome: String, Codable, CaseIterable, Sendable {
  case done, reused, quarantined
}

/// Why a page or an item is not done. The raw values are a promise to users: they stand in the ledger, in
/// reports and in outputs.
package enum Reason: String, Codable, CaseIterable, Sendable {
  case unreadableImage = "unreadable_image"
  case imageTooLarge = "image_too_large"
  case missingImage = "missing_image"
  case timeout
  case engineCrash = "engine_crash"
  case engineError = "engine_error"
  case invalidSourceRecord = "invalid_source_record"
  case noPages = "no_pages"
  case outputFailed = "output_failed"
  case internalError = "internal_error"
}

/// A failure of one page or item: typed for machines, with a sentence for people.
package struct Failure: Error, Codable, Hashable, Sendable {
  package var reason: Reason
  /// The stage or reader that failed; filled in by the runner.
  package var stage: String?
  /// What was expected, what was found and, if known, what to do next. Lower case, no full stop.
  package var message: String

  package init(_ reason: Reason, stage: String? = nil, _ message: String) {
    self.reason = reason
    self.stage = stage
    self.message = message
  }
}
