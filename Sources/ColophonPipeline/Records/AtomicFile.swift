import Foundation

/// Writes a file under a temporary name beside its place and moves it there, so that nobody ever sees half of it.
package final class AtomicFile: ByteSink {
  /// Something that keeps the output folder from being written.
  package struct WriteError: Error, CustomStringConvertible {
    package let path: String
    package let code: Int32

    package var description: String {
      "cannot write \(path): \(String(cString: strerror(code)))"
    }
  }

  private let destination: URL
  private let temporary: URL
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 64 * 1024

  /// Makes the folders on the way.
  package init(replacing destination: URL) throws {
    self.destination = destination
    let folder = destination.deletingLastPathComponent()
    temporary = folder.appending(path: ".\(destination.lastPathComponent).\(UUID().uuidString).tmp")
    descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == ENOENT {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      } catch {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        throw WriteError(path: folder.path, code: Int32(clamping: cause?.code ?? Int(EIO)))
      }
      descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw WriteError(path: destination.path, code: errno) }
  }

  deinit {
    // Not committed: leave nothing behind.
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary.path)
    }
  }

  package func write(_ data: Data) throws {
    buffer.append(contentsOf: data)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Flushes the data to the disk, then gives the file its name.
  package func commit() throws {
    try flush()
    guard fsync(descriptor) == 0 else { throw WriteError(path: destination.path, code: errno) }
    let closing = close(descriptor)
    descriptor = -1
    guard closing == 0, rename(temporary.path, destination.path) == 0 else {
      let code = errno
      unlink(temporary.path)
      throw WriteError(path: destination.path, code: code)
    }
  }

  private func flush() throws {
    var offset = 0
    while offset < buffer.count {
      let written = buffer[offset...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw WriteError(path: destination.path, code: errno)
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
