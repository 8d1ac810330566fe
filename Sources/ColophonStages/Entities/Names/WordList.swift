import Foundation

/// A word list of `Models/word-lists`: rows of columns divided by tabs; lines that begin with `#` are comments.
struct WordList: Sendable {
  let rows: [[String]]

  /// Throws a `WordListError` when the file is not there or a row has too few columns.
  init(contentsOf file: URL, columns: Int) throws {
    guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
      throw WordListError.unreadable(path: file.path)
    }
    var rows: [[String]] = []
    let lines = text.precomposedStringWithCanonicalMapping.split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard row.count >= columns, !row[0].isEmpty else {
        throw WordListError.malformed(path: file.path, line: index + 1, expected: columns, found: row.count)
      }
      rows.append(row)
    }
    self.rows = rows
  }
}

/// Why a word list cannot be used.
enum WordListError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String)
  case malformed(path: String, line: Int, expected: Int, found: Int)

  var description: String {
    switch self {
    case .unreadable(let path):
      "the word list \(path) cannot be read as UTF-8 text: restore it from the release"
    case .malformed(let path, let line, let expected, let found):
      "\(path):\(line): expected at least \(expected) columns divided by tabs, found \(found)"
    }
  }
}
