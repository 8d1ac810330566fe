import Foundation

/// Joins the items' parts of a gathered file, such as `documents.jsonl`, in the natural order of the items.
///
/// The order is that of the ids, not that of the work, so the bytes do not depend on workers or listing.
struct PartGatherer: Sendable {
  let folder: OutputFolder

  /// Replaces the file by temporary name and rename.
  func gather(_ file: String, of ledger: Ledger) async throws {
    let output = try AtomicFile(replacing: folder.url.appending(path: file))
    let sink = PartSink(output: output)
    try await ledger.forEachItem { [folder] item in
      try sink.append(folder.part(item, of: file))
    }
    try output.commit()
  }

  /// Carries the open file into the ledger's actor, one call at a time.
  ///
  /// `@unchecked` is safe: the file is used by the ledger's closure alone until `forEachItem` has returned, and
  /// by the gatherer alone afterwards; the two never overlap.
  private final class PartSink: @unchecked Sendable {
    private let output: AtomicFile

    init(output: AtomicFile) { self.output = output }

    func append(_ part: URL) throws {
      // An item that was never finished has no part.
      guard let handle = try RecordFile.open(part) else { return }
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { try output.write(chunk) }
    }
  }
}
