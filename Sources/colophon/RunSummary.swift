import ColophonPipeline
import Foundation

/// The end of a run in a dozen lines, fit for a mail from cron.
enum RunSummary {
  static func text(_ report: RunReport) -> String {
    var lines = ["\(report.pipeline) → \(report.output)"]
    lines.append("items  \(counts(report.items))")
    lines.append("pages  \(counts(report.pages))")
    for (reason, count) in report.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(reason): \(count)")
    }
    for entry in report.quarantine.prefix(3) {
      let page = entry.page.map { " page \($0)" } ?? ""
      lines.append("  \(entry.item)\(page): \(entry.message)")
    }
    lines.append(
      "time   \(number(report.seconds)) s, \(number(report.pagesPerMinute)) pages a minute, "
        + "\(number(report.cpuSeconds)) s of processor, \(report.workers) workers")
    lines.append(
      "memory \(megabytes(report.runnerPeakBytes)) MB runner, \(megabytes(report.workerPeakBytes)) MB largest worker"
    )
    if !report.slowest.isEmpty {
      let slowest = report.slowest.map { "\($0.item) page \($0.page) (\(number($0.seconds)) s)" }
      lines.append("slowest \(slowest.joined(separator: ", "))")
    }
    lines.append(verdict(report))
    return lines.joined(separator: "\n")
  }

  static func jsonLine(_ report: RunReport) throws -> String {
    try Terminal.jsonLine(report)
  }

  private static func verdict(_ report: RunReport) -> String {
    if let stopped = report.stopped {
      return "stopped (exit \(report.exitCode)): \(stopped); what is finished is kept, the next run goes on"
    }
    return report.exitCode == ExitStatus.complete
      ? "complete"
      : "finished, but not all is well (exit \(report.exitCode)): mend or remove what is in quarantine and run again"
  }

  private static func counts(_ counts: RunReport.Counts) -> String {
    "\(counts.total): \(counts.done) done, \(counts.reused) reused, \(counts.quarantined) in quarantine"
  }

  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}
