import ColophonDocument
import Foundation
import GRDB

/// Index over runs, items and pages: fast to ask.
///
/// Rows wait in memory until enough have come together; after a crash the records still tell what is done, and
/// the next run writes the missing rows.
package actor Ledger {
  package struct ItemRow: Sendable {
    package var item: String
    package var pages: Int
    package var outcome: Outcome
    package var failure: Failure?
  }

  package struct PageRow: Sendable {
    package var item: String
    package var page: Int
    package var image: String
    package var outcome: Outcome
    package var failure: Failure?
    package var attempts: Int
    package var seconds: Double
  }

  private static let mostWaiting = 256

  private let database: DatabaseQueue
  private let run: String
  private var items: [ItemRow] = []
  private var pages: [PageRow] = []

  /// Opens or makes the ledger and notes that a run begins.
  package init(_ folder: OutputFolder, run: String, pipeline: String, version: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    database = try DatabaseQueue(path: folder.ledger.path, configuration: configuration)
    self.run = run
    try Self.migrator.migrate(database)
    try database.write { database in
      try database.execute(
        sql: "INSERT INTO run (id, pipeline, version, started) VALUES (?, ?, ?, ?)",
        arguments: [run, pipeline, version, Date()])
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE run (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, version TEXT NOT NULL,
            started TEXT NOT NULL, ended TEXT, exit_code INTEGER);
          CREATE TABLE item (
            id TEXT PRIMARY KEY, sort_key TEXT NOT NULL, pages INTEGER NOT NULL,
            outcome TEXT NOT NULL, reason TEXT, message TEXT, run TEXT NOT NULL REFERENCES run (id));
          CREATE INDEX item_order ON item (sort_key);
          CREATE TABLE page (
            item TEXT NOT NULL, page INTEGER NOT NULL, image TEXT NOT NULL,
            outcome TEXT NOT NULL, reason TEXT, stage TEXT, message TEXT,
            attempts INTEGER NOT NULL, seconds REAL NOT NULL, run TEXT NOT NULL REFERENCES run (id),
            PRIMARY KEY (item, page)) WITHOUT ROWID;
          CREATE INDEX page_outcome ON page (outcome, reason);
          """)
    }
    return migrator
  }

  package func record(_ item: ItemRow) throws {
    items.append(item)
    if items.count >= Self.mostWaiting { try flush() }
  }

  package func record(_ page: PageRow) throws {
    pages.append(page)
    if pages.count >= Self.mostWaiting { try flush() }
  }

  package func flush() throws {
    let items = self.items
    let pages = self.pages
    guard !items.isEmpty || !pages.isEmpty else { return }
    try database.write { [run] database in
      let itemStatement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO item (id, sort_key, pages, outcome, reason, message, run)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      let shortened = try database.cachedStatement(sql: "DELETE FROM page WHERE item = ? AND page > ?")
      for row in items {
        try shortened.execute(arguments: [row.item, row.pages])
        try itemStatement.execute(arguments: [
          row.item, naturalSortKey(row.item), row.pages, row.outcome.rawValue,
          row.failure?.reason.rawValue, row.failure?.message, run,
        ])
      }
      let pageStatement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO page
            (item, page, image, outcome, reason, stage, message, attempts, seconds, run)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for row in pages {
        try pageStatement.execute(arguments: [
          row.item, row.page, row.image, row.outcome.rawValue, row.failure?.reason.rawValue,
          row.failure?.stage, row.failure?.message, row.attempts, row.seconds, run,
        ])
      }
    }
    self.items.removeAll(keepingCapacity: true)
    self.pages.removeAll(keepingCapacity: true)
  }

  /// Some ids of the items that were ever recorded, in natural order: a run over a part of the collection must
  /// not take the rest out of the gathered files.
  ///
  /// - Parameter key: the last key of the ids had so far; empty at the beginning.
  package func items(after key: String, limit: Int) throws -> [(id: String, key: String)] {
    try flush()
    return try database.read { database in
      try Row.fetchAll(
        database, sql: "SELECT id, sort_key FROM item WHERE sort_key > ? ORDER BY sort_key LIMIT ?",
        arguments: [key, limit]
      ).map { ($0["id"], $0["sort_key"]) }
    }
  }

  /// Notes how the run ended and closes the ledger.
  package func end(exitCode: Int32) throws {
    try flush()
    try database.write { [run] database in
      try database.execute(
        sql: "UPDATE run SET ended = ?, exit_code = ? WHERE id = ?", arguments: [Date(), exitCode, run])
    }
    try database.close()
  }
}
