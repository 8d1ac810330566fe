import Foundation
import Synchronization

/// Standard output for data, standard error for everything else, and one line that is written over.
enum Terminal {
  /// Text of the line now shown on the terminal, to clear it before something else is printed.
  private static let status = Mutex("")

  static let errorIsTerminal = isatty(2) == 1

  static func printOutput(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func printError(_ text: String) {
    status.withLock { shown in
      let clear = shown.isEmpty ? "" : "\r\u{1B}[K"
      FileHandle.standardError.write(Data((clear + text + "\n" + shown).utf8))
    }
  }

  /// Shows a line that the next one replaces; an empty one clears it. Only on a terminal.
  static func showStatus(_ text: String) {
    guard errorIsTerminal else { return }
    status.withLock { shown in
      shown = text
      FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
  }
}
