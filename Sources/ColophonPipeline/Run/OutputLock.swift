import Foundation

/// Holds an output folder for one run. The system lets go of it when the process ends, however it ends.
package final class OutputLock {
  package enum Problem: Error, Hashable {
    /// Somebody is at work; with what they wrote down of themselves.
    case alreadyRunning(Holder?)
    case cannotWrite(String)
  }

  /// Who holds the folder, or held it last.
  package struct Holder: Codable, Hashable, Sendable {
    package var run: String
    package var process: Int32
    package var host: String
    package var started: Date
    /// False once the holder has let go in good order.
    package var isAtWork: Bool

    enum CodingKeys: String, CodingKey {
      case run, process, host, started
      case isAtWork = "at_work"
    }
  }

  private let descriptor: Int32
  private var holder: Holder

  /// The holder before this one, if it ended without letting go: killed, or the machine went down.
  package let crashed: Holder?

  /// - Parameter run: what to tell others who ask.
  package init(_ folder: OutputFolder, run: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite("the output folder \(folder.path) cannot be made")
    }
    descriptor = open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .cannotWrite(
        "the output folder \(folder.path) cannot be written: \(String(cString: strerror(errno)))")
    }
    let before = Self.holder(descriptor)
    guard Self.take(descriptor) else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw .cannotWrite("\(folder.lock) cannot be locked: \(String(cString: strerror(code)))")
      }
      throw .alreadyRunning(before)
    }
    crashed = before?.isAtWork == true ? before : nil
    holder = Holder(
      run: run, process: ProcessInfo.processInfo.processIdentifier, host: Self.hostName,
      started: Date(), isAtWork: true)
    write()
  }

  deinit {
    holder.isAtWork = false
    write()
    // Closing alone would not do: a process being started may hold the descriptor for a moment.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Who is at work in a folder, and whether they still are; nil for a folder nobody ever worked in.
  package static func look(at folder: OutputFolder) -> (holder: Holder, isHeld: Bool)? {
    let descriptor = open(folder.lock, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let isHeld = flock(descriptor, LOCK_SH | LOCK_NB) != 0
    if !isHeld { _ = flock(descriptor, LOCK_UN) }
    return holder(descriptor).map { ($0, isHeld) }
  }

  /// Takes the lock, with some patience: somebody who only looks holds it for an instant, and a nightly run must
  /// not miss its night for that.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<5 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      usleep(20_000)
    }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// The machine's own name for itself; Foundation would ask the network for one.
  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    let status = gethostname(&name, name.count - 1)
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return status == 0 ? String(decoding: bytes, as: UTF8.self) : "unknown"
  }

  private static func holder(_ descriptor: Int32) -> Holder? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try? decoder.decode(Holder.self, from: Data(bytes.prefix(count)))
  }

  /// What cannot be written is only missed by those who ask; the lock itself holds without it.
  private func write() {
    let encoder = RecordFile.encoder()
    encoder.dateEncodingStrategy = .iso8601
    guard let text = try? encoder.encode(holder) else { return }
    text.withUnsafeBytes { bytes in
      if pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count {
        _ = ftruncate(descriptor, off_t(bytes.count))
      }
    }
  }
}
