import ColophonDocument
import Foundation
import GRDB

/// Makes the ledger anew from the records of an output folder.
package enum LedgerRebuild {
  /// What was found.
  package struct Counts: Hashable, Sendable, CustomStringConvertible {
    package var items = 0
    package var pages = 0
    /// Records that are torn, foreign or in a format that this version does not know; the first ones.
    package var unreadable: [String] = []
    package var unreadableCount = 0

    package var description: String {
      "\(items) items, \(pages) pages"
        + (unreadableCount > 0 ? ", \(unreadableCount) records that cannot be read" : "")
    }
  }

  private static let mostListed = 20
  private static let batch = 1000

  /// Replaces the ledger, whatever state it is in; the old one stays until the new one is complete. Only under the
  /// lock.
  package static func rebuild(_ folder: OutputFolder) throws -> Counts {
    try folder.prepare()
    let fresh = "\(folder.staging)/ledger.sqlite"
    let database = try DatabaseQueue(path: fresh, configuration: LedgerSchema.configuration)
    try LedgerSchema.prepare(database)
    let counts = try fill(database, from: folder)
    // Closing moves everything from the companion files into the ledger itself.
    try database.close()
    for suffix in ["-wal", "-shm"] { unlink(folder.ledger + suffix) }
    guard rename(fresh, folder.ledger) == 0 else {
      throw AtomicFile.WriteError(path: folder.ledger, code: errno)
    }
    try FolderFlush.flush(folder.path)
    return counts
  }

  static func fill(_ database: DatabaseQueue, from folder: OutputFolder) throws -> Counts {
    var counts = Counts()
    var pages: [PageRow] = []
    var attempts: [AttemptRow] = []
    var items: [ItemRow] = []
    /// The first failed page of the item that is being walked through: a record of the item follows its pages.
    var failed: (item: String, failure: Failure)?
    func write() throws {
      try database.write { database in
        for row in items { try row.insert(database, seen: "") }
        for row in pages { try row.insert(database) }
        for row in attempts { try row.insert(database) }
      }
      pages = []
      attempts = []
      items = []
    }
    try folder.forEachRecord { found in
      switch found {
      case .page(let header, let file) where file == folder.pageRecord(header.item, header.page):
        counts.pages += 1
        pages.append(PageRow(header, seconds: nil, basis: "", record: FileStamp(file)?.text ?? ""))
        attempts += (header.mishaps ?? []).map { AttemptRow($0, item: header.item, page: header.page) }
        if header.outcome == .quarantined, failed?.item != header.item, let entry = header.failure {
          failed = (header.item, entry.failure)
        }
      case .item(let header, let file) where file == folder.documentRecord(header.item.id):
        counts.items += 1
        let failure = header.failure?.failure ?? (failed?.item == header.item.id ? failed?.failure : nil)
        items.append(
          ItemRow(
            item: header.item.id, pages: header.item.pages.count,
            outcome: failure == nil ? .done : .quarantined, failure: failure,
            files: header.written.flatMap(\.files), former: header.former ?? [], basis: "", listing: "",
            record: FileStamp(file)?.text ?? "", run: header.run))
      case .page(_, let file), .item(_, let file):
        note(file, "it belongs to another place")
      case .unreadable(let file, let problem):
        note(file, problem)
      }
      if pages.count + items.count >= batch { try write() }
    }
    try write()
    return counts

    func note(_ file: String, _ problem: String) {
      counts.unreadableCount += 1
      if counts.unreadable.count < mostListed { counts.unreadable.append("\(file): \(problem)") }
    }
  }
}
