import ColophonDocument
import Foundation

/// What a stage left behind in a record: who, from what, and when.
package struct StageEntry: Codable, Hashable, Sendable {
  package var origin: Origin
  package var fingerprint: Fingerprint
  /// Layers whose values stand below the header, in this order.
  package var layers: [Layer]
  /// Day it was made, `YYYY-MM-DD`.
  package var made: String
  /// The run it was made in.
  package var run: String
  /// Why the stage rightly found nothing to do, such as `blank_page`.
  package var skipped: Reason?

  package init(
    origin: Origin, fingerprint: Fingerprint, layers: [Layer], made: String, run: String,
    skipped: Reason? = nil
  ) {
    self.origin = origin
    self.fingerprint = fingerprint
    self.layers = layers
    self.made = made
    self.run = run
    self.skipped = skipped
  }
}

/// The failure that a page or item is stuck with, and under which inputs it arose.
package struct FailureEntry: Error, Codable, Hashable, Sendable {
  package var failure: Failure
  /// Fingerprint of the stage that failed: as long as it stays the same, trying again is pointless.
  package var fingerprint: Fingerprint
  /// How often the page was tried under this fingerprint.
  package var attempts: Int
  /// Day of the last attempt, `YYYY-MM-DD`.
  package var made: String
  /// The run of the last attempt.
  package var run: String
  /// Day on which a person accepted that the page has no result; then it counts as skipped.
  package var released: String?

  package init(failure: Failure, fingerprint: Fingerprint, attempts: Int, made: String, run: String) {
    self.failure = failure
    self.fingerprint = fingerprint
    self.attempts = attempts
    self.made = made
    self.run = run
  }
}

/// How an image file looked when it was read; equal size and time count as unchanged.
package struct FileState: Codable, Hashable, Sendable {
  package var stamp: FileStamp
  /// SHA-256, lower-case hexadecimal; empty while unknown.
  package var sha256: String

  package init(stamp: FileStamp, sha256: String) {
    self.stamp = stamp
    self.sha256 = sha256
  }
}

/// An attempt at a page that its worker did not survive.
package struct Mishap: Codable, Hashable, Sendable {
  /// The run it happened in.
  package var run: String
  /// Number of the attempt under this fingerprint, from 1.
  package var attempt: Int
  package var failure: Failure
  /// Digest of the fingerprint it counts under: a page that has killed two workers under one fingerprint does
  /// not get a third. Empty once a person asked for another attempt.
  package var basis: String
  /// Day, `YYYY-MM-DD`.
  package var made: String

  package init(run: String, attempt: Int, failure: Failure, basis: String, made: String) {
    self.run = run
    self.attempt = attempt
    self.failure = failure
    self.basis = basis
    self.made = made
  }
}

/// First line of a page record.
package struct PageHeader: RecordHeader, Hashable {
  package static let currentFormat = 2

  package var format = PageHeader.currentFormat
  package var item: String
  package var page: Int
  package var image: PageImage
  package var file: FileState?
  package var stages: [StageEntry]
  /// How well the page was read, as its text's own account says; here too, so that it can be asked without the
  /// text. Nil where no stage said.
  package var band: ReadingAccount.Band?
  package var failure: FailureEntry?
  /// Attempts that killed a worker, the oldest first; nil for the many pages that have none.
  package var mishaps: [Mishap]?
  /// How often the page was tried until it was done; nil while it is not, and for a page without mishaps.
  package var tries: Int?

  package init(
    item: String, page: Int, image: PageImage, file: FileState?, stages: [StageEntry],
    failure: FailureEntry?, mishaps: [Mishap]? = nil
  ) {
    self.item = item
    self.page = page
    self.image = image
    self.file = file
    self.stages = stages
    self.failure = failure
    self.mishaps = mishaps
  }

  package var outcome: Outcome {
    if let failure { return failure.released == nil ? .quarantined : .skipped }
    return skipped == nil ? .done : .skipped
  }

  /// Why the page is skipped or in quarantine.
  package var reason: Reason? { failure?.failure.reason ?? skipped }

  private var skipped: Reason? { stages.lazy.compactMap(\.skipped).first }

  /// How often the page was tried until it was done or given up.
  package var attempts: Int { failure?.attempts ?? tries ?? 1 }

  /// Workers lost since the page was last done or given up.
  var pendingLosses: Int { failure == nil && tries == nil ? mishaps?.count ?? 0 : 0 }

  /// Whether the stage that failed left something behind, which holds only together with the failure.
  var hasUnsoundResult: Bool {
    failure.map { lost in stages.contains { $0.origin.stage == lost.failure.stage } } ?? false
  }

  /// The run that last did something on the page.
  package var run: String { failure?.run ?? stages.last?.run ?? mishaps?.last?.run ?? "" }
}

/// First line of an item's record.
package struct DocumentHeader: RecordHeader, Hashable {
  package static let currentFormat = 2

  package var format = DocumentHeader.currentFormat
  package var item: Item
  package var date: String
  package var stages: [StageEntry]
  /// What the writers made, in the order of the pipeline.
  package var written: [WriterEntry]
  /// Files that earlier writers made and that no writer of the pipeline makes now; nil for none. Relative to the
  /// output folder.
  package var former: [String]?
  package var failure: FailureEntry?
  /// The run that wrote this.
  package var run: String

  package init(
    item: Item, date: String, stages: [StageEntry], written: [WriterEntry], former: [String]?,
    failure: FailureEntry?, run: String
  ) {
    self.item = item
    self.date = date
    self.stages = stages
    self.written = written
    self.former = former
    self.failure = failure
    self.run = run
  }
}

/// What a writer made of an item.
package struct WriterEntry: Codable, Hashable, Sendable {
  package var writer: String
  package var fingerprint: Fingerprint
  /// Paths relative to the output folder.
  package var files: [String]

  package init(writer: String, fingerprint: Fingerprint, files: [String]) {
    self.writer = writer
    self.fingerprint = fingerprint
    self.files = files
  }
}
