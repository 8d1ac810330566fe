import ColophonDocument
import Foundation

/// A run in numbers: printed at the end, kept as `run.json`.
package struct RunReport: Codable, Hashable, Sendable {
  package struct Counts: Codable, Hashable, Sendable {
    package var done = 0
    package var reused = 0
    /// Blank pages and the like, and what a person has released.
    package var skipped = 0
    package var quarantined = 0

    package init() {}

    package var total: Int { done + reused + skipped + quarantined }

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .done: done += 1
      case .reused: reused += 1
      case .skipped: skipped += 1
      case .quarantined: quarantined += 1
      }
    }
  }

  package struct SlowPage: Codable, Hashable, Sendable {
    package var item: String
    package var page: Int
    package var seconds: Double
  }

  package struct QuarantinedPage: Codable, Hashable, Sendable {
    package var item: String
    /// Nil for an item as a whole.
    package var page: Int?
    package var reason: Reason
    package var message: String
  }

  package static let mostListed = 20
  package static let mostSlow = 3

  package var run: String
  package var pipeline: String
  package var output: String
  package var started: Date
  package var seconds = 0.0
  package var workers: Int
  package var items = Counts()
  package var pages = Counts()
  /// Pages and items in quarantine, by reason.
  package var reasons: [String: Int] = [:]
  /// Skipped pages, by reason.
  package var skips: [String: Int] = [:]
  /// Pages of which this run made a text, or withheld one that could not be read, by band of quality. Pages that are
  /// reused were counted by the run that made them.
  package var quality: [String: Int] = [:]
  /// Attempts of this run that cost a worker.
  package var workersLost = 0
  /// Items that are gone from the collection and whose outputs are still here.
  package var vanished = 0
  /// Output files that were removed because nobody makes them any more.
  package var pruned = 0
  /// The first ones; the ledger has all.
  package var quarantine: [QuarantinedPage] = []
  package var slowest: [SlowPage] = []
  /// Processor time of the runner and its workers, in seconds.
  package var cpuSeconds = 0.0
  /// Largest resident memory of the runner, and of the largest worker, in bytes.
  package var runnerPeakBytes = 0
  package var workerPeakBytes = 0
  package var stopped: String?
  package var exitCode: Int32 = 0

  enum CodingKeys: String, CodingKey {
    case run, pipeline, output, started, seconds, workers, items, pages, reasons, skips, quality, quarantine,
      slowest
    case workersLost = "workers_lost"
    case vanished, pruned
    case cpuSeconds = "cpu_seconds"
    case runnerPeakBytes = "runner_peak_bytes"
    case workerPeakBytes = "worker_peak_bytes"
    case stopped
    case exitCode = "exit_code"
  }

  package init(run: String, pipeline: String, output: String, started: Date, workers: Int) {
    self.run = run
    self.pipeline = pipeline
    self.output = output
    self.started = started
    self.workers = workers
  }

  package var pagesPerMinute: Double { seconds > 0 ? Double(pages.done) * 60 / seconds : 0 }

  mutating func addQuarantined(_ item: String, page: Int?, _ failure: Failure) {
    reasons[failure.reason.rawValue, default: 0] += 1
    if quarantine.count < Self.mostListed {
      quarantine.append(
        QuarantinedPage(item: item, page: page, reason: failure.reason, message: failure.message))
    }
  }

  mutating func add(_ outcome: Outcome, _ failure: Failure?, item: String, page: Int) {
    pages.add(outcome)
    switch outcome {
    case .quarantined: if let failure { addQuarantined(item, page: page, failure) }
    case .skipped: if let failure { skips[failure.reason.rawValue, default: 0] += 1 }
    case .done, .reused: break
    }
  }

  /// A blank page has no text, and what failed for another reason has none that anybody judged.
  mutating func addReading(_ band: ReadingAccount.Band, _ outcome: Outcome, _ reason: Reason?) {
    guard outcome == .done || outcome == .quarantined && reason == .unreadableText else { return }
    quality[band.rawValue, default: 0] += 1
  }

  mutating func addVisit(_ item: String, page: Int, seconds: Double) {
    slowest.append(SlowPage(item: item, page: page, seconds: (seconds * 1000).rounded() / 1000))
    slowest.sort { $0.seconds > $1.seconds }
    if slowest.count > Self.mostSlow { slowest.removeLast() }
  }

  /// Reads the processor time and memory that the system counted. Workers count once they have ended.
  mutating func measure() {
    var own = rusage()
    var children = rusage()
    #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &own)
    getrusage(RUSAGE_CHILDREN, &children)
    let unit = 1
    #else
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &children)
    let unit = 1024
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    cpuSeconds =
      seconds(own.ru_utime) + seconds(own.ru_stime) + seconds(children.ru_utime) + seconds(children.ru_stime)
    runnerPeakBytes = Int(own.ru_maxrss) * unit
    workerPeakBytes = Int(children.ru_maxrss) * unit
  }
}
