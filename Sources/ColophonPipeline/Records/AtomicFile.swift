import Foundation
import Synchronization

/// Writes a file under a temporary name and moves it to its place, so that nobody ever sees half of it.
package final class AtomicFile: ByteSink {
  /// Something that keeps a file from being written.
  package struct WriteError: Error, CustomStringConvertible {
    package let path: String
    package let code: Int32

    package var description: String {
      "cannot write \(path): \(String(cString: strerror(code)))\(remedy.map { "; \($0)" } ?? "")"
    }

    private var remedy: String? {
      switch code {
      case ENOSPC, EDQUOT: "free some space and run again"
      case EROFS, EACCES, EPERM: "allow writing there and run again"
      case EXDEV: "all of the output folder must lie on one file system"
      case ENOENT: "the output folder was moved or is no longer mounted"
      default: nil
      }
    }
  }

  private let destination: String
  private let temporary: String
  /// The output folder that the file belongs to; it flushes its folders when it must.
  private let folder: OutputFolder?
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 64 * 1024
  private static let counter = Atomic<Int>(0)

  /// A file in an output folder that a run has prepared. Its temporary name lies in a folder of its own, where
  /// the next run finds and removes what a killed one left.
  package init(replacing destination: String, in folder: OutputFolder) throws {
    self.destination = destination
    self.folder = folder
    temporary = "\(folder.staging)/\(Self.temporaryName)"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(path: destination, code: errno) }
  }

  /// A file anywhere else. Its folder must be there.
  package init(replacing destination: URL) throws {
    self.destination = destination.path
    folder = nil
    temporary =
      destination.deletingLastPathComponent()
      .appending(path: ".\(destination.lastPathComponent).\(Self.temporaryName)").path
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw WriteError(path: destination.path, code: errno) }
  }

  private static var temporaryName: String {
    let number = counter.add(1, ordering: .relaxed).newValue
    return "\(ProcessInfo.processInfo.processIdentifier)-\(number).tmp"
  }

  deinit {
    // Not committed: leave nothing behind.
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  package func write(_ data: Data) throws {
    buffer.append(contentsOf: data)
    if buffer.count >= Self.bufferSize { try drain() }
  }

  /// Flushes the data to the disk, then gives the file its name, making the folders on the way. The folder is
  /// flushed at once, or by the output folder before the ledger hears of the file.
  package func commit() throws {
    try drain()
    guard fsync(descriptor) == 0 else { throw WriteError(path: destination, code: errno) }
    let closing = close(descriptor)
    descriptor = -1
    guard closing == 0, move() else {
      let code = errno
      unlink(temporary)
      throw WriteError(path: destination, code: code)
    }
    let parent = String(destination[..<(destination.lastIndex(of: "/") ?? destination.startIndex)])
    if let folder { folder.unflushed.note(parent) } else { try FolderFlush.flush(parent) }
  }

  private func move() -> Bool {
    if rename(temporary, destination) == 0 { return true }
    guard errno == ENOENT, let folder, folder.makeFolder(above: destination) else { return false }
    return rename(temporary, destination) == 0
  }

  private func drain() throws {
    var offset = 0
    while offset < buffer.count {
      let written = buffer[offset...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw WriteError(path: destination, code: errno)
      }
      offset += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The system's `write`, whose name the method above hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
