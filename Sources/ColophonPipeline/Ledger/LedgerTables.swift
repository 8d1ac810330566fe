import ColophonDocument
import Foundation
import GRDB

// How rows go into the tables and come out of them; the one place that knows the columns.

extension Failure {
  fileprivate init?(_ row: Row) {
    guard let reason = (row["reason"] as String?).flatMap(Reason.init) else { return nil }
    self.init(reason, stage: row["stage"], row["message"] ?? "")
  }
}

/// Lists of paths are one column; a path of an output folder holds no line feed.
private func joined(_ paths: [String]) -> String { paths.joined(separator: "\n") }
private func split(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

extension ItemRow {
  static let columns =
    "id, pages, outcome, reason, stage, message, files, former, basis, listing, record, run, gone"

  init(_ row: Row) {
    item = row["id"]
    pages = row["pages"]
    outcome = Outcome(rawValue: row["outcome"]) ?? .quarantined
    failure = Failure(row)
    files = split(row["files"])
    former = split(row["former"])
    basis = row["basis"]
    listing = row["listing"]
    record = row["record"]
    run = row["run"]
    gone = row["gone"]
  }

  /// - Parameter seen: mark of the run that lists the item; empty when it was only found in the records.
  func insert(_ database: Database, seen: String) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO item
          (id, sort_key, pages, outcome, reason, stage, message, files, former, basis, listing, record, run,
           seen, gone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
        """)
    try statement.execute(arguments: [
      item, naturalSortKey(item), pages, outcome.rawValue, failure?.reason.rawValue, failure?.stage,
      failure?.message, joined(files), joined(former), basis, listing, record, run, seen,
    ])
    try database.cachedStatement(sql: "DELETE FROM page WHERE item = ? AND page > ?")
      .execute(arguments: [item, pages])
  }
}

extension PageRow {
  init(_ row: Row) {
    item = row["item"]
    page = row["page"]
    image = row["image"]
    outcome = Outcome(rawValue: row["outcome"]) ?? .quarantined
    failure = Failure(row)
    attempts = row["attempts"]
    seconds = row["seconds"]
    basis = row["basis"]
    source = row["source"]
    record = row["record"]
    run = row["run"]
    band = (row["band"] as String?).flatMap(ReadingAccount.Band.init)
  }

  func insert(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO page
          (item, page, image, outcome, reason, stage, message, attempts, seconds, basis, source, record, run,
           band)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      item, page, image, outcome.rawValue, failure?.reason.rawValue, failure?.stage, failure?.message,
      attempts, seconds, basis, source, record, run, band?.rawValue,
    ])
  }
}

extension AttemptRow {
  init(_ row: Row) {
    item = row["item"]
    page = row["page"]
    run = row["run"]
    attempt = row["attempt"]
    failure = Failure(row) ?? Failure(.internalError, row["message"] ?? "")
    day = row["day"]
  }

  func insert(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO attempt (item, page, run, attempt, reason, stage, message, day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      item, page, run, attempt, failure.reason.rawValue, failure.stage, failure.message, day,
    ])
  }
}

extension RunRow {
  init(_ row: Row) {
    id = row["id"]
    pipeline = row["pipeline"]
    version = row["version"]
    started = row["started"]
    ended = row["ended"]
    exitCode = row["exit_code"]
    stopped = row["stopped"]
  }
}
