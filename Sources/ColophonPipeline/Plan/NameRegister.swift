import Foundation
import GRDB

/// The names of a collection's items, on disk, so that a second item of one name is found among millions without
/// holding them in memory.
final class NameRegister {
  private let database: DatabaseQueue

  init() throws {
    var configuration = Configuration()
    // One transaction from beginning to end: nobody else sees it, and nothing of it is kept.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = FILE") }
    // Without a path SQLite makes a temporary file of its own and removes it at the end.
    database = try DatabaseQueue(path: "", configuration: configuration)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = OFF")
      try database.execute(sql: "CREATE TABLE name (digest INTEGER PRIMARY KEY) WITHOUT ROWID")
      try database.execute(sql: "BEGIN")
    }
  }

  /// Returns false for a name that is there already.
  func insert(_ name: String) throws -> Bool {
    try database.writeWithoutTransaction { database in
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO name VALUES (?)")
        .execute(arguments: [Self.key(name)])
      return database.changesCount == 1
    }
  }

  /// The first 64 bits of the name's SHA-256: among ten million names two are mistaken for one with a chance of
  /// about three in a million.
  private static func key(_ name: String) -> Int64 {
    Int64(bitPattern: UInt64(hexadecimalDigest(of: name).prefix(16), radix: 16) ?? 0)
  }
}
