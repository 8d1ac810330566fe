import ColophonDocument
import Foundation

/// A run in the text format of Prometheus, for the textfile collector of node_exporter.
///
/// All are gauges that tell of the last run: the collector reads the file again and again, and a counter that
/// starts anew with each run would mislead.
package struct RunMetrics: Sendable {
  private let report: RunReport
  private let ended: Date

  package init(_ report: RunReport, ended: Date) {
    self.report = report
    self.ended = ended
  }

  /// Every metric, with its help, in a fixed order: a series that is missing in one run cannot be compared.
  package var text: String {
    let rate = report.seconds > 0 ? Double(report.pages.done) / report.seconds : 0
    var lines: [String] = []
    func add(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: Double)]) {
      lines.append("# HELP colophon_\(name) \(help)")
      lines.append("# TYPE colophon_\(name) gauge")
      for sample in samples {
        let labels = ([("pipeline", report.pipeline)] + sample.labels)
          .map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        lines.append("colophon_\(name){\(labels)} \(Self.number(sample.value))")
      }
    }
    func add(_ name: String, _ help: String, _ value: Double) { add(name, help, [([], value)]) }
    add("run_success", "1 when the last run ended with exit code 0.", report.exitCode == 0 ? 1 : 0)
    add("run_exit_code", "Exit code of the last run.", Double(report.exitCode))
    add(
      "run_end_timestamp_seconds", "Time at which the last run ended.", ended.timeIntervalSince1970.rounded())
    add("run_duration_seconds", "How long the last run took.", report.seconds)
    add("run_pages", "Pages of the last run by outcome.", Self.samples(report.pages))
    add(
      "run_readings", "Pages that the last run read, by band of quality.",
      ReadingAccount.Band.allCases.map {
        ([("band", $0.rawValue)], Double(report.quality[$0.rawValue] ?? 0))
      })
    add("run_items", "Items of the last run by outcome.", Self.samples(report.items))
    add(
      "run_quarantined", "Pages and items that are in quarantine after the last run, by reason.",
      Reason.allCases.map { ([("reason", $0.rawValue)], Double(report.reasons[$0.rawValue] ?? 0)) })
    add(
      "run_workers_lost", "Worker processes that died or were killed in the last run.",
      Double(report.workersLost))
    add(
      "run_vanished_items", "Items gone from the collection whose outputs are kept.", Double(report.vanished))
    add("run_cpu_seconds", "Processor time of the last run, workers included.", report.cpuSeconds)
    add(
      "run_peak_memory_bytes", "Largest resident memory of the runner, and of its largest worker.",
      [
        ([("process", "runner")], Double(report.runnerPeakBytes)),
        ([("process", "worker")], Double(report.workerPeakBytes)),
      ])
    add("run_pages_per_second", "Pages that the last run read in a second.", rate)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Replaces the file by rename, so that the collector never reads half of it.
  package func write(to file: URL) throws {
    let output = try AtomicFile(replacing: file)
    try output.write(Data(text.utf8))
    try output.commit()
    // The collector is another user, and a service may have a strict umask.
    guard chmod(file.path, 0o644) == 0 else { throw AtomicFile.WriteError(path: file.path, code: errno) }
  }

  private static func samples(_ counts: RunReport.Counts) -> [(labels: [(String, String)], value: Double)] {
    [
      (Outcome.done, counts.done), (.reused, counts.reused), (.skipped, counts.skipped),
      (.quarantined, counts.quarantined),
    ].map { ([("outcome", $0.rawValue)], Double($1)) }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
