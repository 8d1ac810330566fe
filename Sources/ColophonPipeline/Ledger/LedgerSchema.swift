import Foundation
import GRDB

/// The tables of the ledger and how older ones become them.
enum LedgerSchema {
  /// The ledger was written by a later version of the program.
  struct TooNew: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "\(path) was written by a later version of colophon: use that one, or remove the file, and it is made anew from the records"
    }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    // Another program may hold the ledger for a moment, such as one that makes a backup.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      guard !database.configuration.readonly else { return }
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  static func prepare(_ database: DatabaseQueue) throws {
    let isTooNew = try database.read { try migrator.hasBeenSuperseded($0) }
    guard !isTooNew else { throw TooNew(path: database.path) }
    try migrator.migrate(database)
  }

  /// Whether the ledger can be asked as it is. What version 3 added may be missing: nobody may need to write in a
  /// folder to read its ledger.
  static func isReadable(_ database: Database) throws -> Bool {
    try migrator.completedMigrations(database).contains("2") && !migrator.hasBeenSuperseded(database)
  }

  /// Whether a later version of the program has changed the tables.
  static func isTooNew(_ database: Database) throws -> Bool { try migrator.hasBeenSuperseded(database) }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE run (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, version TEXT NOT NULL,
            started TEXT NOT NULL, ended TEXT, exit_code INTEGER);
          CREATE TABLE item (id TEXT PRIMARY KEY);
          CREATE TABLE page (item TEXT PRIMARY KEY);
          """)
    }
    // Version 2 asks for more of pages and items than version 1 wrote down; the records have it.
    migrator.registerMigration("2") { database in
      try database.execute(
        sql: """
          DROP TABLE item;
          DROP TABLE page;
          ALTER TABLE run ADD COLUMN stopped TEXT;
          CREATE TABLE item (
            id TEXT PRIMARY KEY, sort_key TEXT NOT NULL, pages INTEGER NOT NULL,
            outcome TEXT NOT NULL, reason TEXT, stage TEXT, message TEXT,
            files TEXT NOT NULL, former TEXT NOT NULL,
            basis TEXT NOT NULL, listing TEXT NOT NULL, record TEXT NOT NULL,
            run TEXT NOT NULL, seen TEXT NOT NULL, gone TEXT) WITHOUT ROWID;
          CREATE INDEX item_order ON item (sort_key);
          CREATE TABLE page (
            item TEXT NOT NULL, page INTEGER NOT NULL, image TEXT NOT NULL,
            outcome TEXT NOT NULL, reason TEXT, stage TEXT, message TEXT,
            attempts INTEGER NOT NULL, seconds REAL,
            basis TEXT NOT NULL, source TEXT NOT NULL, record TEXT NOT NULL, run TEXT NOT NULL,
            PRIMARY KEY (item, page)) WITHOUT ROWID;
          CREATE INDEX page_trouble ON page (outcome, reason) WHERE outcome <> 'done';
          CREATE TABLE attempt (
            item TEXT NOT NULL, page INTEGER NOT NULL, run TEXT NOT NULL, attempt INTEGER NOT NULL,
            reason TEXT NOT NULL, stage TEXT, message TEXT NOT NULL, day TEXT NOT NULL);
          CREATE INDEX attempt_page ON attempt (item, page);
          CREATE TABLE gathered (file TEXT PRIMARY KEY);
          """)
    }
    migrator.registerMigration("3") { database in
      try database.execute(sql: "ALTER TABLE page ADD COLUMN band TEXT")
    }
    return migrator
  }
}
