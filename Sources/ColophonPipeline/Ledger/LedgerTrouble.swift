import Foundation
import GRDB

/// What keeps the ledger from being written, in words that say what to do.
struct LedgerTrouble: Error, CustomStringConvertible {
  let path: String
  let cause: DatabaseError

  var description: String {
    let words = cause.message ?? "error \(cause.resultCode.rawValue)"
    return "cannot write \(path): \(words); \(remedy)"
  }

  private var remedy: String {
    switch cause.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program holds it: end that program and run again"
    case .SQLITE_FULL: "free some space and run again"
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: "allow writing there and run again"
    case .SQLITE_IOERR: "look at the disk or the share, then run again"
    default: "remove it, and the next run makes it anew from the records"
    }
  }
}

extension DatabaseQueue {
  /// Writes, and tells in plain words when it cannot.
  func change<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try write(body)
    } catch let error as DatabaseError {
      throw LedgerTrouble(path: path, cause: error)
    }
  }
}
