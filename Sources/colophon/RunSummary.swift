import ColophonDocument
import ColophonPipeline
import Foundation

/// The end of a run in a dozen lines, fit for a mail from cron: never more than sixteen, whatever happened. The
/// last one says what to do next.
package enum RunSummary {
  private static let mostLines = 16
  private static let mostMessages = 3
  /// Letters of a message; the record has all of it.
  private static let longestMessage = 140

  package static func text(_ report: RunReport) -> String {
    var lines = ["\(report.pipeline) → \(report.output)".singleLine]
    func add(_ name: String, _ text: String) {
      lines.append(name + String(repeating: " ", count: max(1, 12 - name.count)) + text)
    }
    add("items", counts(report.items))
    add("pages", counts(report.pages))
    if !report.quality.isEmpty { add("quality", bands(report.quality)) }
    if !report.skips.isEmpty { add("skipped", reasons(report.skips)) }
    if !report.reasons.isEmpty { add("quarantine", reasons(report.reasons)) }
    let messages = lines.count
    for entry in report.quarantine.prefix(mostMessages) { add("", message(entry)) }
    let messagesEnd = lines.count
    add(
      "time",
      "\(DurationText.text(report.seconds)), \(number(report.pagesPerMinute)) pages a minute, "
        + "\(DurationText.text(report.cpuSeconds)) of processor, \(counted(report.workers, "worker"))")
    add("memory", memory(report))
    if !report.slowest.isEmpty { add("slowest", slowest(report)) }
    if report.vanished > 0 {
      add(
        "vanished",
        "\(counted(report.vanished, "item")) gone from the collection; outputs are kept: see deletions.jsonl, "
          + "remove with --prune")
    }
    if report.pruned > 0 { add("pruned", "\(counted(report.pruned, "file")) that nobody makes any more") }
    add("log", "\(report.output)/logs/\(report.run).jsonl")
    add("result", result(report))
    if let next = next(report) { add("next", next) }
    // Messages are examples; the list of them is a command away.
    lines.removeSubrange(max(messages, messagesEnd - max(0, lines.count - mostLines))..<messagesEnd)
    return lines.joined(separator: "\n")
  }

  package static func jsonLine(_ report: RunReport) throws -> String { try Terminal.jsonLine(report) }

  private static func result(_ report: RunReport) -> String {
    let meaning = ExitStatus.meaning(of: report.exitCode)
    guard let stopped = report.stopped else { return "exit \(report.exitCode): \(meaning)" }
    if endedAsAsked(report) {
      return "exit \(report.exitCode): ended as asked, \(stopped); the rest waits for the next run".singleLine
    }
    return "exit \(report.exitCode): stopped, \(stopped); what is finished is kept".singleLine
  }

  /// A time limit that has come is no trouble, and the exit code says nothing of it.
  private static func endedAsAsked(_ report: RunReport) -> Bool {
    [ExitStatus.complete, ExitStatus.quarantined].contains(report.exitCode)
  }

  /// Nil when there is nothing to do.
  private static func next(_ report: RunReport) -> String? {
    let list = "colophon quarantine list \(shellWord(report.output))"
    switch report.exitCode {
    case ExitStatus.complete: return nil
    case ExitStatus.quarantined: return list
    case ExitStatus.missing: return "colophon doctor"
    case ExitStatus.tooManyFailures: return "\(list), mend the cause, then run again"
    case ExitStatus.inaccessible: return "mend what the line above names, then run again: it goes on"
    default: return "run again: it goes on"
    }
  }

  private static func counts(_ counts: RunReport.Counts) -> String {
    let parts = [
      (counts.done, "done"), (counts.reused, "reused"), (counts.skipped, "skipped"),
      (counts.quarantined, "in quarantine"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "none" : "\(counts.total): \(parts.joined(separator: ", "))"
  }

  /// The best first.
  static func bands(_ counts: [String: Int]) -> String {
    ReadingAccount.Band.allCases.compactMap { band in
      counts[band.rawValue].map { "\($0) \(band.rawValue)" }
    }.joined(separator: ", ")
  }

  /// The most frequent first.
  private static func reasons(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
  }

  private static func message(_ entry: RunReport.QuarantinedPage) -> String {
    let place = entry.page.map { "\(entry.item)/\($0)" } ?? entry.item
    let text = "\(place): \(entry.message)".singleLine
    return text.count > longestMessage ? "\(text.prefix(longestMessage))…" : text
  }

  private static func slowest(_ report: RunReport) -> String {
    report.slowest.map { "\($0.item)/\($0.page) \(number($0.seconds)) s" }.joined(separator: ", ").singleLine
  }

  private static func memory(_ report: RunReport) -> String {
    let lost = report.workersLost > 0 ? "; \(counted(report.workersLost, "worker")) lost" : ""
    return "\(report.runnerPeakBytes / 1_000_000) MB runner, "
      + "\(report.workerPeakBytes / 1_000_000) MB largest worker\(lost)"
  }

  private static func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
