import Foundation
import Logging

/// The log of a run as JSON Lines, one event a line, with the item, page, stage and attempt it belongs to.
///
/// A log that cannot be written never stops a run: what it tells stands in the records and the ledger too.
final class RunLog: Sendable {
  /// Logs of so many runs are kept.
  private static let mostKept = 30

  private let descriptor: Int32

  init(_ folder: OutputFolder, run: String) {
    mkdir(folder.logs, 0o777)
    Self.removeOld(folder)
    descriptor = open("\(folder.logs)/\(run).jsonl", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// A logger that tells the given one and the file.
  func logger(beside logger: Logger) -> Logger {
    Logger(label: logger.label) { _ in
      MultiplexLogHandler([logger.handler, Handler(log: self)])
    }
  }

  private static func removeOld(_ folder: OutputFolder) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.logs)) ?? []
    // Runs are named after the time of their start.
    for name in names.filter({ $0.hasSuffix(".jsonl") }).sorted().dropLast(mostKept - 1) {
      unlink("\(folder.logs)/\(name)")
    }
  }

  private func write(_ line: [UInt8]) {
    guard descriptor >= 0 else { return }
    _ = line.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
  }

  private struct Handler: LogHandler {
    let log: RunLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(log: RunLog) { self.log = log }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      var line = "{"
      func member(_ name: String, _ json: String) {
        if line.utf8.count > 1 { line += "," }
        line += "\"\(name)\":\(json)"
      }
      member("time", "\"\(Self.now)\"")
      member("level", "\"\(event.level)\"")
      member("message", Self.quoted("\(event.message)"))
      for (name, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
        .sorted(by: { $0.key < $1.key })
      {
        switch name {
        case "page", "attempt", "seconds": member(name, "\(value)")
        default: member(name, Self.quoted("\(value)"))
        }
      }
      log.write(Array((line + "}\n").utf8))
    }

    /// The time in UTC to the millisecond, as in `2026-11-21T03:12:05.123Z`. Foundation's formatter takes longer
    /// than all the rest of a line.
    private static var now: String {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      var parts = tm()
      gmtime_r(&time.tv_sec, &parts)
      func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
      }
      let day = [Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { digits($0, 2) }.joined(separator: "-")
      let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }.joined(
        separator: ":")
      return "\(1900 + Int(parts.tm_year))-\(day)T\(clock).\(digits(Int(time.tv_nsec) / 1_000_000, 3))Z"
    }

    private static func quoted(_ text: String) -> String {
      var json = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\n": json += "\\n"
        case "\t": json += "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: json.unicodeScalars.append(scalar)
        }
      }
      return json + "\""
    }
  }
}
