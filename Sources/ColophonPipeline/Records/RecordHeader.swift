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
  /// Why the stage rightly found nothing to do, such as `blank_page`.
  package var skipped: Reason?

  package init(
    origin: Origin, fingerprint: Fingerprint, layers: [Layer], made: String, skipped: Reason? = nil
  ) {
    self.origin = origin
    self.fingerprint = fingerprint
    self.layers = layers
    self.made = made
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

  package init(failure: Failure, fingerprint: Fingerprint, attempts: Int, made: String) {
    self.failure = failure
    self.fingerprint = fingerprint
    self.attempts = attempts
    self.made = made
  }
}

/// How an image file looked when it was read; equal size and time count as unchanged.
package struct FileState: Codable, Hashable, Sendable {
  package var bytes: Int
  /// Seconds since 1970, with the fraction that the file system keeps.
  package var modified: Double
  /// SHA-256, lower-case hexadecimal; empty while unknown.
  package var sha256: String

  package init(bytes: Int, modified: Double, sha256: String) {
    self.bytes = bytes
    self.modified = modified
    self.sha256 = sha256
  }

  /// Looks at a file without reading it. Nil when it is not there.
  package init?(of file: URL) {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return nil }
    bytes = Int(status.st_size)
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    modified = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    sha256 = ""
  }

  package func looksLike(_ other: FileState) -> Bool {
    bytes == other.bytes && modified == other.modified
  }
}

/// First line of a page record.
package struct PageHeader: RecordHeader, Hashable {
  package static let currentFormat = 1

  package var format = PageHeader.currentFormat
  package var item: String
  package var page: Int
  package var image: PageImage
  package var file: FileState?
  package var stages: [StageEntry]
  package var failure: FailureEntry?

  package init(
    item: String, page: Int, image: PageImage, file: FileState?, stages: [StageEntry],
    failure: FailureEntry?
  ) {
    self.item = item
    self.page = page
    self.image = image
    self.file = file
    self.stages = stages
    self.failure = failure
  }
}

/// First line of an item's record.
package struct DocumentHeader: RecordHeader, Hashable {
  package static let currentFormat = 1

  package var format = DocumentHeader.currentFormat
  package var item: Item
  package var date: String
  package var stages: [StageEntry]
  /// What the writers made, in the order of the pipeline.
  package var written: [WriterEntry]
  package var failure: FailureEntry?

  package init(
    item: Item, date: String, stages: [StageEntry], written: [WriterEntry], failure: FailureEntry?
  ) {
    self.item = item
    self.date = date
    self.stages = stages
    self.written = written
    self.failure = failure
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
