import ColophonDocument
import Foundation
import GRDB

/// Index over runs, items, pages and attempts, as a run writes it: fast to ask, made anew from the records when
/// it is lost.
///
/// Rows wait in memory until enough have come together or a second has passed; after a crash the records still
/// tell what is done, and the next run writes the missing rows.
package actor Ledger {
  private static let mostWaiting = 256
  private static let longestWait = Duration.seconds(1)

  private let folder: OutputFolder
  private let database: DatabaseQueue
  private let run: String
  /// Marks the items that this run comes across; unlike the run's name never the same again.
  package nonisolated let mark = UUID().uuidString
  private var items: [ItemRow] = []
  private var pages: [PageRow] = []
  private var attempts: [AttemptRow] = []
  private var seen: [String] = []
  private var flushed = ContinuousClock.now

  /// What happened to the ledger when it was opened, for the log; nil when nothing did.
  package nonisolated let mended: String?

  /// Opens or makes the ledger, mends it from the records where it is lost or damaged, and notes that a run
  /// begins. Only under the lock.
  package init(_ folder: OutputFolder, run: String, pipeline: String, version: String) throws {
    self.folder = folder
    self.run = run
    (database, mended) = try Self.open(folder)
    try database.change { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO run (id, pipeline, version, started) VALUES (?, ?, ?, ?)",
        arguments: [run, pipeline, version, Date()])
    }
  }

  /// Opens or makes the ledger and mends it where it is lost or damaged. Only under the lock.
  static func open(_ folder: OutputFolder) throws -> (DatabaseQueue, String?) {
    do {
      let database = try DatabaseQueue(path: folder.ledger, configuration: LedgerSchema.configuration)
      try LedgerSchema.prepare(database)
      let isEmpty = try database.read { database in
        try Bool.fetchOne(
          database, sql: "SELECT NOT EXISTS (SELECT 1 FROM item) AND NOT EXISTS (SELECT 1 FROM page)") ?? true
      }
      guard isEmpty, access(folder.records, F_OK) == 0 else { return (database, nil) }
      let counts = try LedgerRebuild.fill(database, from: folder)
      return (database, "the ledger was empty and was made anew from the records: \(counts)")
    } catch let error as DatabaseError
      where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
    {
      let counts = try LedgerRebuild.rebuild(folder)
      let database = try DatabaseQueue(path: folder.ledger, configuration: LedgerSchema.configuration)
      return (database, "the ledger was damaged (\(error.resultCode)) and was made anew: \(counts)")
    } catch let error as DatabaseError {
      throw LedgerTrouble(path: folder.ledger, cause: error)
    }
  }

  /// The pipeline file of the run before this one, if it had another name.
  package func otherPipeline() throws -> String? {
    let names = try database.read {
      try String.fetchAll($0, sql: "SELECT pipeline FROM run ORDER BY started DESC, rowid DESC LIMIT 2")
    }
    guard names.count == 2 else { return nil }
    func name(_ path: String) -> Substring? { path.split(separator: "/").last }
    return name(names[0]) == name(names[1]) ? nil : names[1]
  }

  /// How many items there are, and how many of them are gone from the collection.
  package func presence() throws -> (all: Int, gone: Int) {
    try flush()
    return try database.read { database in
      let row = try Row.fetchOne(database, sql: "SELECT COUNT(*) AS count, COUNT(gone) AS gone FROM item")
      return (row?["count"] ?? 0, row?["gone"] ?? 0)
    }
  }

  package func record(_ item: ItemRow) throws {
    items.append(item)
    try flushIfDue()
  }

  /// Takes the row of a page whose record is written, with the attempts that went before.
  package func record(_ page: PageRow, attempts: [AttemptRow] = []) throws {
    pages.append(page)
    self.attempts += attempts
    try flushIfDue()
  }

  /// Notes an item about which nothing is new.
  package func record(seen item: String) throws {
    seen.append(item)
    try flushIfDue()
  }

  private func flushIfDue() throws {
    let waiting = items.count + pages.count + seen.count
    if waiting >= Self.mostWaiting || flushed.duration(to: .now) > Self.longestWait { try flush() }
  }

  package func flush() throws {
    flushed = .now
    let (items, pages, attempts, seen) = (self.items, self.pages, self.attempts, self.seen)
    guard !items.isEmpty || !pages.isEmpty || !seen.isEmpty else { return }
    // The ledger tells of no record whose name the disk may still forget.
    try folder.unflushed.flush()
    try database.change { [mark] database in
      for row in items { try row.insert(database, seen: mark) }
      if !items.isEmpty { try database.execute(sql: "DELETE FROM gathered") }
      let touch = try database.cachedStatement(sql: "UPDATE item SET seen = ?, gone = NULL WHERE id = ?")
      for id in seen { try touch.execute(arguments: [mark, id]) }
      for row in pages { try row.insert(database) }
      for row in attempts { try row.insert(database) }
    }
    self.items.removeAll(keepingCapacity: true)
    self.pages.removeAll(keepingCapacity: true)
    self.attempts.removeAll(keepingCapacity: true)
    self.seen.removeAll(keepingCapacity: true)
  }

  /// What is known of some items, with their pages.
  package func known(_ ids: [String]) throws -> [String: KnownItem] {
    try flush()
    return try database.read { try KnownItem.fetch(ids, from: $0) }
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

  /// Notes the day for all items that this run, which saw the whole collection, did not come across.
  package func noteVanished(today: String) throws {
    try flush()
    try database.change { [mark] database in
      try database.execute(
        sql: "UPDATE item SET gone = ? WHERE seen <> ? AND gone IS NULL", arguments: [today, mark])
    }
  }

  /// Some of the items that are gone from the collection, or that have files which nobody makes any more.
  package func leftovers(after key: String, limit: Int) throws -> [(row: ItemRow, key: String)] {
    try flush()
    return try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(ItemRow.columns), sort_key FROM item
          WHERE sort_key > ? AND (gone IS NOT NULL OR former <> '') ORDER BY sort_key LIMIT ?
          """, arguments: [key, limit]
      ).map { (ItemRow($0), $0["sort_key"]) }
    }
  }

  /// Forgets an item whose files were removed.
  package func forget(_ item: String) throws {
    try database.change { database in
      try database.execute(sql: "DELETE FROM item WHERE id = ?", arguments: [item])
      try database.execute(sql: "DELETE FROM page WHERE item = ?", arguments: [item])
      try database.execute(sql: "DELETE FROM attempt WHERE item = ?", arguments: [item])
      try database.execute(sql: "DELETE FROM gathered")
    }
  }

  /// Whether a gathered file holds all items as they are now.
  package func isGathered(_ file: String) throws -> Bool {
    try flush()
    return try database.read {
      try Bool.fetchOne(
        $0, sql: "SELECT EXISTS (SELECT 1 FROM gathered WHERE file = ?)", arguments: [file]) ?? false
    }
  }

  package func noteGathered(_ file: String) throws {
    try database.change {
      try $0.execute(sql: "INSERT OR IGNORE INTO gathered VALUES (?)", arguments: [file])
    }
  }

  /// Notes how the run ended and closes the ledger.
  package func end(exitCode: Int32, stopped: String?) throws {
    try flush()
    try database.change { [run] database in
      try database.execute(
        sql: "UPDATE run SET ended = ?, exit_code = ?, stopped = ? WHERE id = ?",
        arguments: [Date(), exitCode, stopped, run])
    }
    try database.close()
  }
}
