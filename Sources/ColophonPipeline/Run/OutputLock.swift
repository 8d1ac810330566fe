import Foundation

/// Holds an output folder for one run. The system lets go of it when the process ends, however it ends.
package final class OutputLock {
  package enum Problem: Error, Hashable {
    case alreadyRunning
    case cannotWrite(String)
  }

  private let descriptor: Int32

  package init(_ folder: OutputFolder) throws(Problem) {
    do {
      try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite("the output folder \(folder.url.path) cannot be made")
    }
    descriptor = open(folder.lock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .cannotWrite(
        "the output folder \(folder.url.path) cannot be written: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw .cannotWrite("\(folder.lock.path) cannot be locked: \(String(cString: strerror(code)))")
      }
      throw .alreadyRunning
    }
  }

  deinit {
    // Closing alone would not do: a process being started may hold the descriptor for a moment.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
