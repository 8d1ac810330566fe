import ColophonEvaluation
import Foundation

/// Items that a person says are written by hand, one name a line; lines that begin with `#` are remarks.
///
/// Without a list, items that the engine could not read stand for them: nearly all of these are handwriting.
struct HandwrittenList {
  private let items: Set<String>?

  /// Throws an `EvaluationError` when there is a file and it cannot be read; without one nothing is listed.
  init(_ file: String?) throws {
    guard let file else {
      items = nil
      return
    }
    guard let text = try? String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8) else {
      throw EvaluationError.unreadable(file, "expected a list of names in UTF-8, one a line")
    }
    items = Set(
      text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty && !$0.hasPrefix("#") })
  }

  /// Whether an item is counted apart.
  func setsApart(_ item: String, isUnread: Bool) -> Bool { items?.contains(item) ?? isUnread }
}
