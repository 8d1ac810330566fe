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

  /// What a call gave and what Leptonica had to say.
  struct Heard<Result> {
    var result: Result
    /// The first, innermost complaint, on one line.
    var complaint: String?
    /// Whether it complained of an allocation that failed.
    var lacksMemory: Bool
  }

  /// Runs the body and listens to Leptonica meanwhile.
  static func collect<Result>(_ body: () -> Result) -> Heard<Result> {
    _ = installed
    Thread.current.threadDictionary[key] = [String]()
    defer { Thread.current.threadDictionary.removeObject(forKey: key) }
    let result = body()
    let messages = Thread.current.threadDictionary[key] as? [String] ?? []
    return Heard(
      result: result, complaint: messages.lazy.compactMap(complaint).first,
      // `malloc fail for data`, `calloc fail for tiffdata` and the like, in every function that allocates.
      lacksMemory: messages.contains { $0.contains("alloc fail") })
  }

  /// `Error in pixReadStreamPng: internal png error` without its first part and line end.
  private static func complaint(_ message: String) -> String? {
    guard message.hasPrefix("Error in ") else { return nil }
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    let words = line.dropFirst("Error in ".count).trimmingCharacters(in: .whitespaces)
    return words.isEmpty ? nil : words
  }
}
