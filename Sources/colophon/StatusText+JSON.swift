import ColophonDocument
import ColophonPipeline
import Foundation

extension StatusText {
  /// The keys of the one line that `status --json` prints.
  private struct Machine: Encodable {
    struct Work: Encodable {
      var run: String
      var process: Int32
      var host: String
      var started: Date
      var seconds: Double
      var pages: Int
    }

    struct Run: Encodable {
      var run: String
      var pipeline: String
      var version: String
      var started: Date
      var ended: Date?
      var exitCode: Int32?
      var stopped: String?

      enum CodingKeys: String, CodingKey {
        case run, pipeline, version, started, ended, stopped
        case exitCode = "exit_code"
      }
    }

    var output: String
    var atWork: Work?
    var wasCutOff: Bool
    var runs: [Run]
    var items: [String: Int]
    var pages: [String: Int]
    var quality: [String: Int]
    var quarantined: [String: Int]
    var skipped: [String: Int]
    var failedItems: Int
    var vanished: Int

    enum CodingKeys: String, CodingKey {
      case output, runs, items, pages, quality, quarantined, skipped, vanished
      case atWork = "at_work"
      case wasCutOff = "cut_off"
      case failedItems = "failed_items"
    }
  }

  static func jsonLine(_ status: FolderStatus, now: Date) throws -> String {
    func counts(_ counts: [FolderStatus.ReasonCount]) -> [String: Int] {
      Dictionary(counts.map { ($0.reason, $0.count) }, uniquingKeysWith: +)
    }
    func counts(_ counts: [Outcome: Int]) -> [String: Int] {
      Dictionary(counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +)
    }
    let work = status.work.map { work in
      Machine.Work(
        run: work.holder.run, process: work.holder.process, host: work.holder.host,
        started: work.holder.started,
        seconds: max(0, now.timeIntervalSince(work.holder.started).rounded()), pages: work.pages)
    }
    return try Terminal.jsonLine(
      Machine(
        output: status.output, atWork: work, wasCutOff: status.wasCutOff,
        runs: status.runs.map {
          Machine.Run(
            run: $0.id, pipeline: $0.pipeline, version: $0.version, started: $0.started, ended: $0.ended,
            exitCode: $0.exitCode, stopped: $0.stopped)
        },
        items: counts(status.items), pages: counts(status.pages), quality: status.quality,
        quarantined: counts(status.quarantined), skipped: counts(status.skipped),
        failedItems: status.failedItems, vanished: status.vanished))
  }
}
