import ColophonDocument
import Foundation

// The runner and its workers speak JSON Lines. After `WorkerHello` the worker answers `WorkerReady`. After each
// `PageTask` it sends `WorkerMessage`s, at least one before each stage that works and a last one with the answer;
// each is followed by the lines of the layers it tells of, which the runner passes on to the record without
// decoding them. So what is finished is safe when a later stage kills the worker.

/// First line to a worker: what to do with every page.
struct WorkerHello: Codable, Sendable {
  struct Stage: Codable, Sendable {
    var name: String
    var setting: Setting
  }

  /// The pipeline file's folder.
  var folder: String
  var stages: [Stage]
  /// The folder of Colophon's own models.
  var models: String
  var today: String
  var version: String
  var run: String
  /// Address space that the worker may take.
  var memoryBytes: Int
  var fileBytes: Int
  var wordsPerPage: Int
}

/// First line of a worker.
struct WorkerReady: Codable, Sendable {
  /// Nil when the worker can work, else why not.
  var problem: String?
  /// Of the worker's program, which may have been replaced since the runner started.
  var version: String
}

/// One page to visit.
struct PageTask: Codable, Hashable, Sendable {
  /// Repeated in each message about this visit.
  var number: Int
  var item: String
  var page: Int
  var image: PageImage
  /// The collection's folder, which the image's path is relative to.
  var root: String
  /// The page's record of an earlier run, when there is one.
  var record: String?
  /// Whether the image's digest is to be taken anew although its size and time are as recorded.
  var verifies: Bool

  var file: String { "\(root)/\(image.path)" }
}

/// What a worker says in the course of a visit.
struct WorkerMessage: Codable, Sendable {
  struct Answer: Codable, Sendable {
    var failure: Failure?
    /// How well the page was read; nil where nobody said.
    var band: ReadingAccount.Band?
    /// Memory that the worker holds now.
    var residentBytes: Int
  }

  /// Number of the task.
  var task: Int
  /// The image file, once it has been found and its digest taken.
  var opened: FileState?
  /// Results that are there now, kept ones among them; the lines of their layers follow.
  var finished: [StageEntry]
  /// The stage that begins to work now.
  var begins: String?
  /// In the last message.
  var answer: Answer?

  var lines: Int { finished.reduce(0) { $0 + $1.layers.count } }
}

/// A visit as far as it came.
struct Visit: Sendable {
  var file: FileState?
  var stages: [StageEntry] = []
  /// The lines of the stages' layers.
  var values: [Data] = []
  /// The stage that was at work last; nil when nothing had to be done.
  var stage: String?
  var failure: Failure?
  /// How well the page was read; nil where nobody said.
  var band: ReadingAccount.Band?
  var residentBytes = 0
  /// What native libraries printed meanwhile.
  var noise = ""
}

/// How a visit ended.
enum VisitResult: Sendable {
  /// The worker answered; the page may still have failed.
  case visited(Visit)
  /// The worker died, hung or spoke garbage; the failure says which.
  case lost(Visit)
  /// The run was stopped before the page was done.
  case dropped
}
