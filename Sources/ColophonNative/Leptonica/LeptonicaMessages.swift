import CLeptonica
import Foundation

/// Catches what Leptonica would print on stderr.
///
/// Leptonica has one message handler for the whole process. Ours is installed at the first use and stays; it
/// keeps messages apart by thread, so that an error carries the words of its own image.
enum LeptonicaMessages {
  private static let key = "colophon.leptonica.messages"

  private static let installed: Void = leptSetStderrHandler { message in
    guard let message, let messages = Thread.current.threadDictionary[key] as? [String] else { return }
    Thread.current.threadDictionary[key] = messages + [String(cString: message)]
  }

  /// Runs the body and returns its result with the first, innermost complaint of Leptonica, on one line.
  static func collect<Result>(_ body: () -> Result) -> (result: Result, complaint: String?) {
    _ = installed
    Thread.current.threadDictionary[key] = [String]()
    defer { Thread.current.threadDictionary.removeObject(forKey: key) }
    let result = body()
    let messages = Thread.current.threadDictionary[key] as? [String] ?? []
    return (result, messages.lazy.compactMap(complaint).first)
  }

  /// `Error in pixReadStreamPng: internal png error` without its first part and line end.
  private static func complaint(_ message: String) -> String? {
    guard message.hasPrefix("Error in ") else { return nil }
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    let words = line.dropFirst("Error in ".count).trimmingCharacters(in: .whitespaces)
    return words.isEmpty ? nil : words
  }
}
