import Foundation

/// Joins the items' parts of a gathered file, such as `documents.jsonl`, in the natural order of the items.
///
/// The order is that of the ids, not that of the work, so the bytes do not depend on workers or listing.
struct PartGatherer: Sendable {
  /// So many ids are in memory at a time.
  private static let batch = 1000

  let folder: OutputFolder
  let stop: StopSignal

  /// Replaces the file by temporary name and rename, unless no item has changed since the last time. Throws a
  /// `CancellationError` when the run is told to go: the file stays as it was, and the next run gathers it.
  func gather(_ file: String, heading: String, of ledger: Ledger) async throws {
    if try await ledger.isGathered(file), folder.isFile(file) { return }
    let output = try AtomicFile(replacing: "\(folder.path)/\(file)", in: folder)
    try output.write(Data(heading.utf8))
    var items = try await ledger.items(after: "", limit: Self.batch)
    while let last = items.last {
      if stop.cause?.isSignal == true { throw CancellationError() }
      for item in items { try append(folder.part(item.id, of: file), to: output) }
      items = try await ledger.items(after: last.key, limit: Self.batch)
    }
    try output.commit()
    try await ledger.noteGathered(file)
  }

  private func append(_ part: String, to output: AtomicFile) throws {
    // An item that was never finished has no part.
    guard let handle = try RecordFile.open(part) else { return }
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { try output.write(chunk) }
  }
}
