import ColophonDocument
import ColophonPipeline
import Foundation

/// The state of an output folder in a dozen lines, or in one line of JSON.
enum StatusText {
  static func text(_ status: FolderStatus, now: Date) -> String {
    var lines = [status.output]
    func add(_ name: String, _ text: String) {
      lines.append(name + String(repeating: " ", count: max(1, 12 - name.count)) + text)
    }
    if let work = status.work {
      let holder = work.holder
      let seconds = now.timeIntervalSince(holder.started)
      add("at work", "\(holder.run), process \(holder.process) on \(holder.host)")
      var progress = "since \(DurationText.clock(holder.started)) (\(DurationText.text(seconds)))"
      if work.pages > 0 { progress += ", \(work.pages) pages, \(rate(work.pages, seconds)) a minute" }
      add("", progress)
    } else {
      add("at work", status.wasCutOff ? "nobody; the last run was cut off" : "nobody")
    }
    for (index, run) in status.runs.enumerated() { add(index == 0 ? "last runs" : "", line(run, status)) }
    add("items", outcomes(status.items))
    add("pages", outcomes(status.pages))
    if !status.quality.isEmpty { add("quality", RunSummary.bands(status.quality)) }
    if !status.skipped.isEmpty { add("skipped", reasons(status.skipped)) }
    if !status.quarantined.isEmpty { add("quarantine", reasons(status.quarantined)) }
    if status.failedItems > 0 { add("failed", "\(counted(status.failedItems, "item")) as a whole") }
    if status.vanished > 0 {
      add("vanished", "\(counted(status.vanished, "item")) gone from the collection, outputs kept")
    }
    for (index, step) in nextSteps(status).enumerated() { add(index == 0 ? "next" : "", step) }
    return lines.joined(separator: "\n")
  }

  /// What to do now, with the command where there is one.
  static func nextSteps(_ status: FolderStatus) -> [String] {
    var steps: [String] = []
    if status.work == nil, status.wasCutOff {
      steps.append("start the same run again: it goes on where the last one stopped")
    }
    if (status.pages[.quarantined] ?? 0) + status.failedItems > 0 {
      steps.append("colophon quarantine list \(shellWord(status.output))")
    }
    if status.vanished > 0 {
      steps.append("see deletions.jsonl; a run with --prune removes what stands there")
    }
    return steps.isEmpty ? ["nothing to do"] : steps
  }

  private static func line(_ run: RunRow, _ status: FolderStatus) -> String {
    let start = "\(DurationText.clock(run.started))  "
    if run.id == status.work?.holder.run { return start + "at work" }
    guard let ended = run.ended, let code = run.exitCode else { return start + "cut off" }
    let time = DurationText.text(ended.timeIntervalSince(run.started))
    return start + "\(time), exit \(code): \(run.stopped ?? ExitStatus.meaning(of: code))"
  }

  private static func outcomes(_ counts: [Outcome: Int]) -> String {
    let parts = Outcome.allCases.compactMap { outcome -> String? in
      guard let count = counts[outcome], count > 0 else { return nil }
      return "\(count) \(outcome == .quarantined ? "in quarantine" : outcome.rawValue)"
    }
    let total = counts.values.reduce(0, +)
    return total == 0 ? "none" : "\(total): \(parts.joined(separator: ", "))"
  }

  private static func reasons(_ counts: [FolderStatus.ReasonCount]) -> String {
    counts.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }

  private static func rate(_ pages: Int, _ seconds: Double) -> String {
    String(format: "%.1f", seconds > 0 ? Double(pages) * 60 / seconds : 0)
  }
}
