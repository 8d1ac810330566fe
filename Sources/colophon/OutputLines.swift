import Foundation

/// Prints many lines of data without a system call for each of them.
struct OutputLines {
  private static let most = 64 * 1024
  private var waiting = ""

  mutating func print(_ line: String) {
    waiting += line
    waiting += "\n"
    if waiting.utf8.count >= Self.most { flush() }
  }

  /// To be called at the end.
  mutating func flush() {
    guard !waiting.isEmpty else { return }
    Terminal.printOutput(waiting, terminator: "")
    waiting = ""
  }
}
