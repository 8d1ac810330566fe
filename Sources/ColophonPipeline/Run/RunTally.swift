import ColophonDocument
import Foundation
import Logging

/// Counts what becomes of pages and items, writes it to the ledger and the log, and stops the run when the policy
/// says so.
actor RunTally {
  private(set) var report: RunReport
  private let plan: Plan
  private let ledger: Ledger
  private let logger: Logger
  private let stop: StopSignal
  private let observer: (any RunObserver)?
  /// The reason of the last failures in a row, and how many they are.
  private var streak: (reason: Reason, count: Int)?

  init(
    report: RunReport, plan: Plan, ledger: Ledger, logger: Logger, stop: StopSignal,
    observer: (any RunObserver)?
  ) {
    self.report = report
    self.plan = plan
    self.ledger = ledger
    self.logger = logger
    self.stop = stop
    self.observer = observer
  }

  /// A page that was visited in this run.
  func visited(_ settled: PageAttempts.Settled, record: String) async throws {
    let header = settled.header
    let row = PageRow(header, seconds: settled.seconds, basis: plan.pageBasis, record: record)
    report.workersLost += settled.mishaps.count
    if settled.isNew {
      report.addVisit(header.item, page: header.page, seconds: settled.seconds)
      if let band = header.band { report.addReading(band, header.outcome, header.reason) }
    }
    report.add(
      header.outcome == .done && !settled.isNew ? .reused : header.outcome, row.failure, item: header.item,
      page: header.page)
    logger.info(
      "page \(header.outcome.rawValue)",
      metadata: [
        "item": "\(header.item)", "page": "\(header.page)", "attempt": "\(header.attempts)",
        "seconds": .stringConvertible((settled.seconds * 1000).rounded() / 1000),
      ])
    applyPolicy(header.outcome == .quarantined ? row.failure : nil, isNew: settled.isNew)
    try await ledger.record(
      row, attempts: settled.mishaps.map { AttemptRow($0, item: header.item, page: header.page) })
    observer?.progressed(report)
  }

  /// A page or an item that needed no visit.
  func settled(_ what: CollectionWalk.Settled, recordStamp: (PageHeader) -> String) async throws {
    switch what {
    case .page(let header):
      let row = PageRow(header, seconds: nil, basis: plan.pageBasis, record: recordStamp(header))
      addSettled(row.outcome, row.failure, item: row.item, page: row.page)
      try await ledger.record(row)
    case .item(let item, let known):
      for page in known.pages {
        addSettled(page.outcome, page.failure, item: page.item, page: page.page)
      }
      report.items.add(known.row.outcome == .quarantined ? .quarantined : .reused)
      try await ledger.record(seen: item.id)
    }
    observer?.progressed(report)
  }

  private func addSettled(_ outcome: Outcome, _ failure: Failure?, item: String, page: Int) {
    report.add(outcome == .done ? .reused : outcome, failure, item: item, page: page)
    applyPolicy(outcome == .quarantined ? failure : nil, isNew: false)
  }

  func finished(_ finished: ItemFinisher.Finished) async throws {
    report.items.add(finished.outcome)
    // What failed on a page is counted there; here only what failed on the item as a whole.
    if let failure = finished.failure, finished.isWhole {
      logger.warning(
        "\(failure.message)",
        metadata: ["item": "\(finished.row.item)", "reason": "\(failure.reason.rawValue)"])
      report.addQuarantined(finished.row.item, page: nil, failure)
      applyPolicy(failure, isNew: true)
    }
    try await ledger.record(finished.row)
    observer?.progressed(report)
  }

  /// - Parameter row: nil for a second item of a name that the collection has already.
  func broken(_ id: String, _ failure: Failure, _ row: ItemRow?) async throws {
    logger.warning(
      "\(failure.message)", metadata: ["item": "\(id)", "reason": "\(failure.reason.rawValue)"])
    report.items.quarantined += 1
    report.addQuarantined(id, page: nil, failure)
    applyPolicy(failure, isNew: true)
    if let row { try await ledger.record(row) }
    observer?.progressed(report)
  }

  func leftovers(_ leftovers: Leftovers.Counts) {
    report.vanished = leftovers.vanished
    report.pruned = leftovers.pruned
  }

  /// Looks at the policy after a page or item, failed or not; pages that stay in quarantine count as failed, but
  /// are no news about the models.
  private func applyPolicy(_ failure: Failure?, isNew: Bool) {
    let tried = report.pages.total
    let failed = report.pages.quarantined
    let policy = plan.failures
    if isNew {
      let news = failure.flatMap { $0.reason.tellsOfThePage ? nil : $0.reason }
      streak = news.map { ($0, streak?.reason == $0 ? (streak?.count ?? 0) + 1 : 1) }
    }
    if let failure, policy.policy == .stop {
      stop.stop(.failures("policy stop: \(failure.reason.rawValue): \(failure.message)"))
    } else if let streak, policy.stopAfterIdentical > 0, streak.count >= policy.stopAfterIdentical {
      stop.stop(
        .failures(
          "\(streak.count) times in a row \(streak.reason.rawValue), as many as stop_after_identical allows"))
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
