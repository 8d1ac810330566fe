import ColophonDocument
import Foundation
import GRDB

/// What an output folder has to tell at any time, also while a run writes it.
package struct FolderStatus: Sendable {
  /// A run that is at work now.
  package struct Work: Sendable {
    package var holder: OutputLock.Holder
    /// Pages that it has read so far; as fresh as the ledger, which lags by about a second.
    package var pages: Int
  }

  /// How many pages there are for a reason.
  package struct ReasonCount: Hashable, Sendable {
    package var reason: String
    package var count: Int
  }

  package let output: String
  /// Nil while nobody is at work.
  package let work: Work?
  /// The newest first. One without an end that is not at work was cut off.
  package let runs: [RunRow]
  package let items: [Outcome: Int]
  package let pages: [Outcome: Int]
  /// Pages that are done, by band of quality; without those that no stage judged, or that were read before the
  /// ledger kept it.
  package let quality: [String: Int]
  /// Reasons of pages, the most frequent first.
  package let quarantined: [ReasonCount]
  package let skipped: [ReasonCount]
  /// Items in quarantine for a reason of their own and not for one of their pages.
  package let failedItems: Int
  /// Items that are gone from the collection and whose outputs are kept.
  package let vanished: Int

  /// - Parameter mostRuns: how many of the last runs to tell of.
  package init(_ folder: OutputFolder, mostRuns: Int = 3) throws(LedgerProblem) {
    let ledger = try LedgerReader.open(folder)
    do {
      output = folder.path
      let holder = OutputLock.look(at: folder).flatMap { $0.isHeld ? $0.holder : nil }
      work = try holder.map { Work(holder: $0, pages: try ledger.pageCount(run: $0.run)) }
      runs = try ledger.runs(limit: mostRuns)
      items = try ledger.itemCounts()
      pages = try ledger.pageCounts()
      quality = try ledger.bandCounts()
      quarantined = try ledger.reasonCounts(.quarantined).map { ReasonCount(reason: $0, count: $1) }
      skipped = try ledger.reasonCounts(.skipped).map { ReasonCount(reason: $0, count: $1) }
      failedItems = try ledger.failedItemCount()
      vanished = try ledger.vanishedCount()
    } catch {
      throw .unreadable(folder, (error as? DatabaseError)?.message ?? "\(error)")
    }
  }

  /// Whether the last run ended without a word: it was killed, or the machine went down.
  package var wasCutOff: Bool {
    guard let last = runs.first, last.ended == nil else { return false }
    return last.id != work?.holder.run
  }
}

extension LedgerReader {
  /// How many pages a run has done something on.
  fileprivate func pageCount(run: String) throws -> Int {
    try database.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM page WHERE run = ?", arguments: [run]) ?? 0
    }
  }

  /// How many items of the collection failed as a whole.
  fileprivate func failedItemCount() throws -> Int {
    var count = 0
    try forEachQuarantinedItem(reason: nil) { _ in
      count += 1
      return true
    }
    return count
  }
}
