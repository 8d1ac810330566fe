import ColophonDocument
import Foundation

/// What the ledger keeps of an item.
package struct ItemRow: Hashable, Sendable {
  package var item: String
  package var pages: Int
  package var outcome: Outcome
  /// The item's own failure, or the first of its pages.
  package var failure: Failure?
  /// What the writers made, relative to the output folder.
  package var files: [String]
  /// What earlier writers made and nobody makes now.
  package var former: [String]
  /// Digest of the plan that the results rest on; empty when not known.
  package var basis: String
  /// Digest of the item as the reader listed it; empty when not known.
  package var listing: String
  /// Stamp of the item's record; empty when there is none.
  package var record: String
  /// The run that made it.
  package var run: String
  /// Day on which the item was missed in the collection for the first time.
  package var gone: String?
}

/// What the ledger keeps of a page.
package struct PageRow: Hashable, Sendable {
  package var item: String
  package var page: Int
  /// Path of the image, relative to the collection.
  package var image: String
  package var outcome: Outcome
  /// Why it is skipped or in quarantine; a skipped page has no message.
  package var failure: Failure?
  package var attempts: Int
  /// Time that the last visit took; nil when not known.
  package var seconds: Double?
  /// Digest of the plan that the result rests on; empty when not known.
  package var basis: String
  /// Stamp of the image file; empty when there was none.
  package var source: String
  /// Stamp of the page's record.
  package var record: String
  package var run: String
  /// How well it was read; nil where no stage said, or an earlier version made the row.
  package var band: ReadingAccount.Band?

  package init(_ header: PageHeader, seconds: Double?, basis: String, record: String) {
    item = header.item
    page = header.page
    image = header.image.path
    outcome = header.outcome
    failure = header.failure?.failure ?? header.reason.map { Failure($0, "") }
    attempts = header.attempts
    self.seconds = seconds
    self.basis = basis
    source = header.file?.stamp.text ?? ""
    self.record = record
    run = header.run
    band = header.band
  }
}

/// An attempt that cost a worker.
package struct AttemptRow: Hashable, Sendable {
  package var item: String
  package var page: Int
  package var run: String
  package var attempt: Int
  package var failure: Failure
  package var day: String

  init(_ mishap: Mishap, item: String, page: Int) {
    self.item = item
    self.page = page
    run = mishap.run
    attempt = mishap.attempt
    failure = mishap.failure
    day = mishap.made
  }

  init(item: String, page: Int, run: String, attempt: Int, failure: Failure, day: String) {
    self.item = item
    self.page = page
    self.run = run
    self.attempt = attempt
    self.failure = failure
    self.day = day
  }
}

/// A run as the ledger knows it.
package struct RunRow: Hashable, Sendable {
  package var id: String
  package var pipeline: String
  package var version: String
  package var started: Date
  package var ended: Date?
  package var exitCode: Int32?
  package var stopped: String?
}
