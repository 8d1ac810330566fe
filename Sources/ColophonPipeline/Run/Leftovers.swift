import ColophonDocument
import Foundation
import Logging

/// Outputs that nothing in the collection or the pipeline stands for any more: told in `deletions.jsonl`, kept
/// until somebody asks for their removal.
struct Leftovers: Sendable {
  struct Counts: Sendable {
    var vanished = 0
    var pruned = 0
  }

  /// One line of `deletions.jsonl`.
  private struct Line: Encodable {
    var item: String
    /// Relative to the output folder.
    var file: String?
    /// `vanished`: the item is gone from the collection; `not_written`: no writer of the pipeline makes the file.
    var reason: String
    /// Day on which it was noticed first; nil for files.
    var since: String?
  }

  private static let batch = 500

  let folder: OutputFolder
  let ledger: Ledger
  let prunes: Bool
  let logger: Logger

  /// Writes the list, or removes what would stand on it. Only after a run that saw the whole collection.
  func settle() async throws -> Counts {
    var counts = Counts()
    let presence = try await ledger.presence()
    // A share that is not mounted looks like a collection that was emptied.
    let isTooMuch = presence.gone * 2 > presence.all
    if prunes, isTooMuch {
      logger.warning(
        "\(presence.gone) of \(presence.all) items are gone, more than half: nothing was removed; if that is right, choose a new --output and delete this one"
      )
    }
    let prunes = prunes && !isTooMuch
    var list: AtomicFile?
    var rows = try await ledger.leftovers(after: "", limit: Self.batch)
    while let last = rows.last {
      for (row, _) in rows {
        if prunes, row.gone != nil {
          counts.pruned += try remove(row)
          try await ledger.forget(row.item)
          continue
        }
        if row.gone != nil { counts.vanished += 1 }
        let file = try list ?? AtomicFile(replacing: folder.deletions, in: folder)
        list = file
        try write(row, to: file)
      }
      rows = try await ledger.leftovers(after: last.key, limit: Self.batch)
    }
    if let list { try list.commit() } else { unlink(folder.deletions) }
    return counts
  }

  private func write(_ row: ItemRow, to list: AtomicFile) throws {
    let own = row.files.filter { !isPart($0) }
    var lines = row.former.filter { !isPart($0) }.map {
      Line(item: row.item, file: $0, reason: "not_written", since: nil)
    }
    if let gone = row.gone {
      lines += own.map { Line(item: row.item, file: $0, reason: "vanished", since: gone) }
      // An item whose lines stand in gathered files alone has no file of its own to tell of.
      if own.isEmpty { lines.append(Line(item: row.item, file: nil, reason: "vanished", since: gone)) }
    }
    let encoder = RecordFile.encoder()
    for line in lines { try list.write(encoder.encode(line) + [RecordFile.newline]) }
  }

  private func isPart(_ path: String) -> Bool { path.hasPrefix("records/") }

  /// Removes an item's outputs, then its records, so that a run which is killed in between tells of it again.
  private func remove(_ row: ItemRow) throws -> Int {
    var removed = 0
    for path in row.files + row.former {
      let file = "\(folder.path)/\(path)"
      if unlink(file) == 0 {
        removed += 1
      } else if errno != ENOENT {
        throw AtomicFile.WriteError(path: file, code: errno)
      }
    }
    let records = folder.itemFolder(row.item)
    do {
      try FileManager.default.removeItem(atPath: records)
    } catch  where FileManager.default.fileExists(atPath: records) {
      throw AtomicFile.WriteError(path: records, code: EACCES)
    } catch {}
    return removed
  }
}
