import ColophonPipeline
import Foundation
import Synchronization

/// Standard output for data, standard error for everything else, and one line that is written over.
enum Terminal {
  /// Text of the line now shown on the terminal, to clear it before something else is printed.
  private static let status = Mutex("")

  static let errorIsTerminal = isatty(2) == 1

  /// Prints data. Ends the program when nobody can take it: a consumer must not mistake half of it for all.
  static func printOutput(_ text: String, terminator: String = "\n") {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
    } catch {
      printError("error: standard output cannot be written")
      exit(ExitStatus.inaccessible)
    }
  }

  /// A value as one line of JSON: sorted keys, times as in `2026-11-21T01:30:00Z`.
  static func jsonLine(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func printError(_ text: String) {
    status.withLock { shown in
      let clear = shown.isEmpty ? "" : "\r\u{1B}[K"
      writeError(clear + text + "\n" + shown)
    }
  }

  /// Shows a line that the next one replaces; an empty one clears it. Only on a terminal.
  static func showStatus(_ text: String) {
    guard errorIsTerminal else { return }
    status.withLock { shown in
      shown = text
      writeError("\r\u{1B}[K\(text)")
    }
  }

  /// Opens what of the three standard descriptors is closed, as under some schedulers: otherwise the next file
  /// opened would be taken for standard error and receive the log.
  static func openMissingDescriptors() {
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      guard descriptor <= 2, descriptor >= 0 else {
        close(descriptor)
        return
      }
    }
  }

  /// A log that cannot be written, on a full disk or with its reader gone, must not end a run.
  private static func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
