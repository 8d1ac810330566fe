import Foundation

/// A table of text: columns parted by tabs, their names in the first line. Nothing is quoted.
struct TabbedTable {
  struct Row {
    /// Line of the file, from 1.
    var line: Int
    /// So many cells the line has, whatever the heading says.
    var cells: Int
    private let values: [String: String]

    init(line: Int, cells: Int, _ values: [String: String]) {
      self.line = line
      self.cells = cells
      self.values = values
    }

    /// The value of the first column that is there and filled.
    subscript(_ columns: String...) -> String? {
      columns.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
    }
  }

  /// The file as the user named it, for messages.
  let name: String
  let columns: [String]
  let rows: [Row]

  init(_ file: URL) throws {
    name = file.relativePath
    let lines = try textOfFile(file).unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { line in
        (line.last == "\r" ? line.dropLast() : line).split(omittingEmptySubsequences: false) { $0 == "\t" }
      }
    let columns = (lines.first ?? []).map { String($0).trimmingCharacters(in: .whitespaces) }
    self.columns = columns
    rows = lines.enumerated().dropFirst().compactMap { index, cells in
      guard cells.contains(where: { !$0.isEmpty }) else { return nil }
      let pairs = zip(columns, cells.map { String($0).trimmingCharacters(in: .whitespaces) })
      return Row(
        line: index + 1, cells: cells.count, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Throws unless the table has one of some columns.
  func require(_ names: String...) throws {
    guard names.contains(where: columns.contains) else {
      throw EvaluationError.brokenLine(
        file: name, line: 1,
        "expected a column '\(names.joined(separator: "' or '"))', parted from the others by a tab")
    }
  }
}

/// A file of text in UTF-8, without a byte order mark.
func textOfFile(_ file: URL) throws -> String {
  guard let data = try? Data(contentsOf: file) else {
    throw EvaluationError.unreadable(file.relativePath, "cannot be read: does it exist, and may you read it?")
  }
  guard let text = String(data: data, encoding: .utf8) else {
    throw EvaluationError.unreadable(file.relativePath, "expected UTF-8 text")
  }
  return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
}
