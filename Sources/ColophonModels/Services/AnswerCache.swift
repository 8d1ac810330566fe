import Foundation

/// Answers of services on disk, one file a question, found again by what was asked.
///
/// Files are written under a temporary name and renamed, so that several runs may share a folder.
package struct AnswerCache: Sendable {
  private struct Kept: Codable {
    /// What was asked, for people and against confusion.
    var question: String
    /// The day on which the service answered, as `YYYY-MM-DD`.
    var date: String
    var answer: Data
  }

  private let folder: URL?
  private let today: String
  private let days: Int

  /// - Parameters:
  ///   - folder: nil for a cache that keeps nothing
  ///   - today: as `YYYY-MM-DD`
  ///   - days: for which an answer holds
  package init(folder: URL?, today: String, days: Int) {
    self.folder = folder
    self.today = today
    self.days = days
  }

  /// The answer to a question, or nil when there is none or only an old or damaged one.
  package func answer(to question: String) -> Data? {
    guard let file = file(question), let data = try? Data(contentsOf: file),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.question == question,
      let age = Self.days(from: kept.date, to: today), (0...days).contains(age)
    else { return nil }
    return kept.answer
  }

  /// Keeps an answer. A folder that cannot be written costs further questions, nothing else.
  package func keep(_ answer: Data, to question: String) {
    guard let file = file(question) else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(Kept(question: question, date: today, answer: answer)) else {
      return
    }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }

  private func file(_ question: String) -> URL? {
    let digest = sha256(of: Data(question.utf8))
    return folder?.appending(path: String(digest.prefix(2))).appending(path: "\(digest).json")
  }

  private static func days(from earlier: String, to later: String) -> Int? {
    guard let a = dayNumber(earlier), let b = dayNumber(later) else { return nil }
    return b - a
  }

  /// Days since an arbitrary one, in the Gregorian calendar.
  private static func dayNumber(_ date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return nil }
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = parts[1] > 2 ? parts[1] - 3 : parts[1] + 9
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2]
  }
}
