import Foundation

/// Reads and writes lines over file descriptors, with deadlines. Not shared between threads.
struct LineChannel: ~Copyable {
  enum ReadResult {
    case line(Data)
    case closed
    case timedOut
  }

  /// Longer lines are garbage: no page has so many words.
  static let longestLine = 256 * 1024 * 1024

  private let input: Int32
  private let output: Int32
  private var buffer = Data()
  /// Bytes at the start of the buffer that are known to hold no line feed.
  private var searched = 0
  private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

  init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  /// The next line without its line feed, waiting at most so many milliseconds; nil waits for ever.
  mutating func readLine(withinMilliseconds limit: Int?) -> ReadResult {
    let clock = ContinuousClock()
    let deadline = limit.map { clock.now.advanced(by: .milliseconds($0)) }
    while true {
      if let length = RecordFile.lineLength(buffer, from: searched) {
        let line = Data(buffer.prefix(length))
        buffer.removeFirst(length + 1)
        searched = 0
        return .line(line)
      }
      searched = buffer.count
      guard buffer.count < Self.longestLine else { return .closed }
      var wait: Int32 = -1
      if let deadline {
        let left = clock.now.duration(to: deadline).components
        wait = Int32(clamping: max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))
      }
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, wait)
      if ready == 0 { return .timedOut }
      if ready < 0 {
        if errno == EINTR { continue }
        return .closed
      }
      guard readMore() else { return .closed }
    }
  }

  private mutating func readMore() -> Bool {
    while true {
      let count = read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer.append(contentsOf: chunk[..<count])
      return true
    }
  }

  /// Writes a line. Returns false when the other side is gone.
  func writeLine(_ line: Data) -> Bool { writeLines([line]) }

  /// Writes lines in one go. Returns false when the other side is gone.
  func writeLines(_ lines: [Data]) -> Bool {
    var bytes = Data(capacity: lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines {
      bytes.append(line)
      bytes.append(RecordFile.newline)
    }
    return bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset < raw.count {
        let count = write(output, raw.baseAddress?.advanced(by: offset), raw.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
  }
}
