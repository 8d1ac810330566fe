import ColophonDocument
import Foundation
import GRDB

/// Where a person decides about pages in quarantine. Holds the output folder, so that no run reads what is being
/// changed; the record is written before the ledger, as in a run.
package final class QuarantineDesk {
  package enum Decision: Sendable {
    /// Try the page again in the next run, although nothing about it has changed.
    case retry
    /// Accept that the page has no result, on this day (`YYYY-MM-DD`).
    case release(String)
  }

  /// So many changes go to the ledger at a time.
  private static let batch = 256

  private let folder: OutputFolder
  private let lock: OutputLock
  private let database: DatabaseQueue
  private var rows: [PageRow] = []

  /// Throws when the ledger cannot be opened or mended.
  package init(_ folder: OutputFolder, lock: OutputLock) throws {
    self.folder = folder
    self.lock = lock
    try folder.prepare()
    database = try Ledger.open(folder).0
  }

  /// Decides about a page, or about all pages of an item.
  ///
  /// Returns the pages that the decision changed. Throws when a record cannot be read or written.
  package func decide(_ decision: Decision, about place: RecordedPlace) throws -> [RecordedPlace] {
    let pages = place.page.map { [$0] } ?? folder.recordedPages(of: place.item)
    let changed = try pages.filter {
      // A page that is named by itself may also be taken back from its release.
      try apply(decision, to: place.item, $0, takesBack: place.page != nil)
    }
    try flush()
    return changed.map { RecordedPlace(item: place.item, page: $0) }
  }

  /// Decides about every page in quarantine.
  ///
  /// - Parameter reason: only those with this reason; nil for all.
  /// - Returns: the number of pages that the decision changed.
  package func decideAll(_ decision: Decision, reason: Reason?) throws -> Int {
    var changed = 0
    var last = RecordedPlace(item: "", page: 0)
    while true {
      let places = try quarantined(after: last, reason)
      guard let end = places.last else { break }
      for place in places where try apply(decision, to: place.item, place.page ?? 0, takesBack: false) {
        changed += 1
      }
      last = end
    }
    try flush()
    return changed
  }

  private func quarantined(after place: RecordedPlace, _ reason: Reason?) throws -> [RecordedPlace] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT item, page FROM page
          WHERE outcome = 'quarantined' AND outcome <> 'done' AND (item, page) > (?1, ?2)
            AND (?3 IS NULL OR reason = ?3)
          ORDER BY item, page LIMIT ?4
          """, arguments: [place.item, place.page, reason?.rawValue, Self.batch]
      ).map { RecordedPlace(item: $0["item"], page: $0["page"]) }
    }
  }

  private func apply(_ decision: Decision, to item: String, _ page: Int, takesBack: Bool) throws -> Bool {
    let file = folder.pageRecord(item, page)
    guard var record = try RecordFile.read(PageHeader.self, at: file), let failure = record.header.failure,
      failure.released == nil || takesBack
    else { return false }
    switch decision {
    case .retry: record.header.askAgain()
    case .release(let day): record.header.failure?.released = failure.released ?? day
    }
    try RecordFile.write(record.header, values: record.values, to: file, in: folder)
    // Without a basis the next run looks at the record.
    rows.append(PageRow(record.header, seconds: nil, basis: "", record: FileStamp(file)?.text ?? ""))
    if rows.count >= Self.batch { try flush() }
    return true
  }

  private func flush() throws {
    try folder.unflushed.flush()
    guard !rows.isEmpty else { return }
    let free = Set(rows.map(\.item)).filter { !hasFailureOfItsOwn($0) }
    try database.change { database in
      for var row in rows {
        row.seconds = try Double.fetchOne(
          database, sql: "SELECT seconds FROM page WHERE item = ? AND page = ?",
          arguments: [row.item, row.page])
        try row.insert(database)
      }
      // An item fails with its pages; when the last of these is released, nothing is wrong with it any more.
      for item in free {
        try database.execute(
          sql: """
            UPDATE item SET outcome = 'done', reason = NULL, stage = NULL, message = NULL, basis = ''
            WHERE id = ?1 AND NOT EXISTS
              (SELECT 1 FROM page WHERE item = ?1 AND outcome = 'quarantined')
            """, arguments: [item])
      }
    }
    rows = []
  }

  private func hasFailureOfItsOwn(_ item: String) -> Bool {
    let header = (try? RecordFile.header(DocumentHeader.self, at: folder.documentRecord(item))) ?? nil
    return header?.failure != nil
  }
}
