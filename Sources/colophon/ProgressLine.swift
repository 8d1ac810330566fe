import ColophonPipeline
import Foundation
import Synchronization

/// One line on a terminal: pages, rate, time left. Counts the collection beside the run to know the whole.
final class ProgressLine: RunObserver {
  private let begin = ContinuousClock.now
  private let total = Mutex<Int?>(nil)
  private let shownAt = Mutex<ContinuousClock.Instant?>(nil)

  init(plan: Plan, limit: Int?) {
    Thread.detachNewThread { [self] in
      let pages = try? Survey(plan, Survey.Options(limit: limit)).pages
      total.withLock { $0 = pages }
    }
  }

  func progressed(_ report: RunReport) {
    let now = ContinuousClock.now
    let isDue = shownAt.withLock { last in
      if let last, last.duration(to: now) < .milliseconds(200) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let seconds = Double(begin.duration(to: now).components.seconds)
    // A blank page takes its time as well.
    let rate = seconds > 0 ? Double(report.pages.done + report.pages.skipped) / seconds : 0
    let total = total.withLock { $0 }
    var line = "\(report.pages.total)\(total.map { "/\($0)" } ?? "") pages"
    line += ", \(Int((rate * 60).rounded()))/min"
    if report.pages.skipped > 0 { line += ", \(report.pages.skipped) skipped" }
    if report.pages.quarantined > 0 { line += ", \(report.pages.quarantined) in quarantine" }
    if let total, rate > 0 {
      let left = Int(Double(max(0, total - report.pages.total)) / rate)
      line += ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
    }
    Terminal.showStatus(line)
  }
}
