import ColophonDocument
import Foundation

/// Counts what becomes of pages and items, writes it to the ledger, and stops the run when the policy says so.
actor RunTally {
  private(set) var report: RunReport
  private let ledger: Ledger
  private let policy: FailurePolicy
  private let stop: StopSignal
  private let observer: (any RunObserver)?

  init(
    report: RunReport, ledger: Ledger, policy: FailurePolicy, stop: StopSignal,
    observer: (any RunObserver)?
  ) {
    self.report = report
    self.ledger = ledger
    self.policy = policy
    self.stop = stop
    self.observer = observer
  }

  /// A page that was visited in this run.
  func visited(_ header: PageHeader, seconds: Double) async throws {
    report.addVisit(header.item, page: header.page, seconds: seconds)
    if let entry = header.failure {
      report.pages.quarantined += 1
      report.addQuarantined(header.item, page: header.page, entry.failure)
    } else {
      report.pages.done += 1
    }
    applyPolicy(header.failure?.failure)
    try await ledger.record(
      Ledger.PageRow(
        item: header.item, page: header.page, image: header.image.path,
        outcome: header.failure == nil ? .done : .quarantined, failure: header.failure?.failure,
        attempts: header.failure?.attempts ?? 1, seconds: seconds))
    observer?.progressed(report)
  }

  /// A page that needed no visit.
  func settled(_ item: String, _ page: Int, _ image: PageImage, _ how: CollectionWalk.Settled) async throws {
    var row = Ledger.PageRow(
      item: item, page: page, image: image.path, outcome: .reused, failure: nil, attempts: 0, seconds: 0)
    switch how {
    case .reused:
      report.pages.reused += 1
      applyPolicy(nil)
    case .quarantined(let entry):
      report.pages.quarantined += 1
      report.addQuarantined(item, page: page, entry.failure)
      applyPolicy(entry.failure)
      row.outcome = .quarantined
      row.failure = entry.failure
      row.attempts = entry.attempts
    }
    try await ledger.record(row)
    observer?.progressed(report)
  }

  func finished(_ item: Item, _ finished: ItemFinisher.Finished) async throws {
    switch finished.outcome {
    case .reused: report.items.reused += 1
    case .quarantined: report.items.quarantined += 1
    case .done, .skipped: report.items.done += 1
    }
    // What failed on a page is counted there; here only what failed on the item as a whole.
    if let failure = finished.failure, finished.isWhole {
      report.addQuarantined(item.id, page: nil, failure)
      applyPolicy(failure)
    }
    try await ledger.record(
      Ledger.ItemRow(
        item: item.id, pages: item.pages.count, outcome: finished.outcome, failure: finished.failure))
    observer?.progressed(report)
  }

  func broken(_ id: String, _ failure: Failure) async throws {
    report.items.quarantined += 1
    report.addQuarantined(id, page: nil, failure)
    applyPolicy(failure)
    try await ledger.record(Ledger.ItemRow(item: id, pages: 0, outcome: .quarantined, failure: failure))
    observer?.progressed(report)
  }

  /// Looks at the policy after a page or item, failed or not; pages that stay in quarantine count as failed.
  private func applyPolicy(_ failure: Failure?) {
    let tried = report.pages.total
    let failed = report.pages.quarantined
    if let failure, policy.policy == .stop {
      stop.stop(.failures("policy stop: \(failure.reason.rawValue): \(failure.message)"))
    } else if tried >= FailurePolicy.leastPages, Double(failed) > policy.stopAbove * Double(tried) {
      stop.stop(.failures("\(failed) of \(tried) pages failed, more than stop_above allows"))
    }
  }
}

/// Watches a run, for a progress line.
package protocol RunObserver: Sendable {
  /// Called after each page and item with the numbers so far. Must return at once.
  func progressed(_ report: RunReport)
}
