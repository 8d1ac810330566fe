import Foundation
import Synchronization

/// Folders in which files got their names and which the disk may not know of yet.
///
/// After a rename the file is there for every program, but a loss of power may still take the name away until
/// its folder has been flushed. Flushing once for many files, just before the ledger tells of them, keeps the
/// promise at a fraction of the cost.
package final class FolderFlush: Sendable {
  private let folders = Mutex<Set<String>>([])

  package init() {}

  func note(_ folder: String) { folders.withLock { _ = $0.insert(folder) } }

  /// Flushes all that was noted so far. Throws an `AtomicFile.WriteError`.
  func flush() throws {
    let noted = folders.withLock { folders in
      defer { folders.removeAll(keepingCapacity: true) }
      return folders
    }
    for folder in noted { try Self.flush(folder) }
  }

  static func flush(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A folder that was pruned since has nothing to keep.
      if errno == ENOENT { return }
      throw AtomicFile.WriteError(path: folder, code: errno)
    }
    defer { close(descriptor) }
    // Some network file systems cannot flush a folder and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw AtomicFile.WriteError(path: folder, code: errno)
    }
  }
}
