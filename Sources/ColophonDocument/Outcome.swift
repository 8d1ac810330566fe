/// What became of a page or an item.
package enum Outcome: String, Codable, CaseIterable, Sendable {
  /// `skipped` is a page that rightly has no result, such as a blank one, or one that a person released.
  case done, reused, skipped, quarantined
}

/// Why a page or an item is skipped or in quarantine. The raw values are a promise to users: they stand in the
/// ledger, in reports and in outputs.
package enum Reason: String, Codable, CaseIterable, Sendable {
  case unreadableImage = "unreadable_image"
  case imageTooLarge = "image_too_large"
  case missingImage = "missing_image"
  /// Neither ink nor text: nothing is wrong.
  case blankPage = "blank_page"
  /// No text, and ink that does not look like lines of it, such as a picture: nothing is wrong.
  case noText = "no_text"
  /// Ink that looks like lines of text, and no text came of it.
  case noTextExpectedText = "no_text_expected_text"
  /// Text came of a page that has no ink to speak of.
  case inventedText = "invented_text"
  /// Text came of the page, but so much of it is expected to be wrong that it is of no use, as of handwriting.
  case unreadableText = "unreadable_text"
  case timeout
  case memoryLimit = "memory_limit"
  case engineCrash = "engine_crash"
  case engineError = "engine_error"
  case invalidSourceRecord = "invalid_source_record"
  case noPages = "no_pages"
  case tooManyPages = "too_many_pages"
  case tooManyWords = "too_many_words"
  case outputFailed = "output_failed"
  case internalError = "internal_error"
}

extension Reason {
  /// Whether it tells what a page is like, such as written by hand: many of them in a row tell of the collection,
  /// not that something is wrong with the machine or the pipeline.
  package var tellsOfThePage: Bool { self == .noTextExpectedText || self == .unreadableText }
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
