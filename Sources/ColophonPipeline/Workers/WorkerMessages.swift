import ColophonDocument
import Foundation

// The runner and its workers speak JSON Lines. After `hello` the worker answers `ready`; after each `PageTask`
// it says a `StageNotice` for each stage and then a `VisitAnswer`, followed by as many lines as the answer says: the layers' values, which the
// runner passes on to the record without decoding them.

/// First line to a worker: what to do with every page.
struct WorkerHello: Codable, Sendable {
  struct Stage: Codable, Sendable {
    var name: String
    var setting: Setting
  }

  var folder: URL
  var stages: [Stage]
  var models: URL
  var today: String
  var version: String
}

/// First line of a worker.
struct WorkerReady: Codable, Sendable {
  /// Nil when the worker can work, else why not.
  var problem: String?
}

/// One page to visit.
struct PageTask: Codable, Hashable, Sendable {
  var item: String
  var page: Int
  var image: PageImage
  /// The collection's folder, which the image's path is relative to.
  var root: URL
  /// The page's record of an earlier run, when there is one.
  var record: URL?
}

/// Said before each stage of a visit, so that the runner knows where a worker died.
struct StageNotice: Codable, Sendable {
  var begins: String
}

/// What a worker says about a page.
struct VisitAnswer: Codable, Sendable {
  var header: PageHeader
  /// Number of lines that follow.
  var lines: Int
}

/// A finished visit: the record as it is to be written.
struct Visit: Sendable {
  var header: PageHeader
  var values: [Data]
}
