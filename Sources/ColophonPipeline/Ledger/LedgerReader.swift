import ColophonDocument
import Foundation
import GRDB

/// Asks the ledger of an output folder, also while a run writes it.
package struct LedgerReader: Sendable {
  let database: DatabaseQueue

  /// Nil when the folder has no ledger. Throws when there is one and it cannot be read.
  package init?(_ folder: OutputFolder) throws {
    guard access(folder.ledger, F_OK) == 0 else { return nil }
    database = try Self.connect(folder)
    let isReadable = try database.read { try LedgerSchema.isReadable($0) }
    // A ledger of version 1 knows too little; the next run makes it anew, and the records are asked until then.
    guard isReadable else { return nil }
  }

  /// Opens the ledger without changing it.
  ///
  /// Beside a ledger that nobody has open SQLite wants to make companion files, also for reading. Somebody who may
  /// not write in the folder reads the ledger as it lies there: then nobody is changing it.
  static func connect(_ folder: OutputFolder) throws -> DatabaseQueue {
    var configuration = LedgerSchema.configuration
    configuration.readonly = true
    let isAtRest = access("\(folder.ledger)-wal", F_OK) != 0 && access(folder.path, W_OK) != 0
    let path =
      isAtRest ? "\(URL(fileURLWithPath: folder.ledger).absoluteString)?immutable=1" : folder.ledger
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// What is known of some items, with their pages.
  func known(_ ids: [String]) throws -> [String: KnownItem] {
    try database.read { try KnownItem.fetch(ids, from: $0) }
  }

  /// Pages of items that are gone from the collection are nobody's work any more and are counted nowhere.
  private static let isOfCollection = "item NOT IN (SELECT id FROM item WHERE gone IS NOT NULL)"

  /// How many pages there are of each outcome, those of vanished items not counted.
  package func pageCounts() throws -> [Outcome: Int] { try counts("page", "WHERE \(Self.isOfCollection)") }

  /// How many of the pages that are done have been read how well, those of vanished items not counted. Empty where
  /// an earlier version of the program wrote the ledger.
  package func bandCounts() throws -> [String: Int] {
    try database.read { database in
      guard try database.columns(in: "page").contains(where: { $0.name == "band" }) else { return [:] }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT band, COUNT(*) AS count FROM page
          WHERE outcome = 'done' AND band IS NOT NULL AND \(Self.isOfCollection) GROUP BY band
          """)
      return Dictionary(rows.map { ($0["band"], $0["count"]) }, uniquingKeysWith: { $1 })
    }
  }

  /// How many items there are of each outcome, those that are gone from the collection not counted.
  package func itemCounts() throws -> [Outcome: Int] { try counts("item", "WHERE gone IS NULL") }

  private func counts(_ table: String, _ condition: String = "") throws -> [Outcome: Int] {
    try database.read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT outcome, COUNT(*) AS count FROM \(table) \(condition) GROUP BY outcome")
      return Dictionary(
        rows.compactMap { row in Outcome(rawValue: row["outcome"]).map { ($0, row["count"]) } },
        uniquingKeysWith: { $1 })
    }
  }

  /// How many items are gone from the collection.
  package func vanishedCount() throws -> Int {
    try database.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM item WHERE gone IS NOT NULL") ?? 0
    }
  }

  /// How many pages have a reason for their outcome, the most frequent first.
  package func reasonCounts(_ outcome: Outcome) throws -> [(reason: String, count: Int)] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT reason, COUNT(*) AS count FROM page
          WHERE outcome = ? AND outcome <> 'done' AND \(Self.isOfCollection)
          GROUP BY reason ORDER BY count DESC, reason
          """, arguments: [outcome.rawValue]
      ).map { ($0["reason"] ?? "", $0["count"]) }
    }
  }

  /// The pages in quarantine in the order of their names, some at a time.
  ///
  /// - Parameters:
  ///   - reason: only those with this reason; nil for all.
  ///   - body: returns false to have no more.
  package func forEachQuarantinedPage(reason: Reason?, _ body: (PageRow) throws -> Bool) throws {
    try database.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT * FROM page
          WHERE outcome = 'quarantined' AND outcome <> 'done' AND (?1 IS NULL OR reason = ?1)
            AND \(Self.isOfCollection)
          ORDER BY item, page
          """, arguments: [reason?.rawValue])
      while let row = try rows.next(), try body(PageRow(row)) {}
    }
  }

  /// The items that failed as a whole, in the order of their names.
  package func forEachQuarantinedItem(reason: Reason?, _ body: (ItemRow) throws -> Bool) throws {
    try database.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(ItemRow.columns) FROM item
          WHERE outcome = 'quarantined' AND gone IS NULL AND (?1 IS NULL OR reason = ?1) AND NOT EXISTS
            (SELECT 1 FROM page WHERE page.item = item.id AND page.outcome = 'quarantined')
          ORDER BY sort_key
          """, arguments: [reason?.rawValue])
      while let row = try rows.next(), try body(ItemRow(row)) {}
    }
  }

  package func item(_ id: String) throws -> ItemRow? {
    try database.read {
      try Row.fetchOne($0, sql: "SELECT \(ItemRow.columns) FROM item WHERE id = ?", arguments: [id])
        .map { ItemRow($0) }
    }
  }

  /// The pages of an item in their order.
  package func pages(of item: String) throws -> [PageRow] {
    try database.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM page WHERE item = ? ORDER BY page", arguments: [item]
      ).map { PageRow($0) }
    }
  }

  /// The attempts at a page that cost a worker, the oldest first.
  package func attempts(at item: String, page: Int) throws -> [AttemptRow] {
    try database.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM attempt WHERE item = ? AND page = ? ORDER BY rowid", arguments: [item, page]
      ).map { AttemptRow($0) }
    }
  }

  /// The last runs, the newest first.
  package func runs(limit: Int) throws -> [RunRow] {
    try database.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM run ORDER BY started DESC, id DESC LIMIT ?", arguments: [limit]
      ).map { RunRow($0) }
    }
  }
}
