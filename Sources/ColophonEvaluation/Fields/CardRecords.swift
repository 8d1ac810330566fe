import Foundation

/// The records of index cards: a table with tabs whose columns are those of the library cards benchmark.
enum CardRecords {
  private static let columns: [(column: String, field: ScoredField)] = [
    ("last_name", .surname), ("first_name", .givenName), ("title", .title), ("year", .date),
    ("place", .place),
    ("pages", .extent), ("publisher", .publisher), ("format", .format), ("shelfmark", .shelfmark),
    ("subjects", .subject),
  ]

  /// Throws an `EvaluationError` with file and line for a line that cannot be right.
  static func read(_ file: URL) throws -> [TrueRecord] {
    let table = try TabbedTable(file)
    for column in ["id", "type"] + columns.map(\.column) { try table.require(column) }
    var seen: [String: Int] = [:]
    return try table.rows.map { row in
      func broken(_ why: String) -> EvaluationError { .brokenLine(file: table.name, line: row.line, why) }
      guard row.cells == table.columns.count else {
        throw broken("expected \(table.columns.count) columns parted by tabs, found \(row.cells)")
      }
      guard let item = row["id"] else { throw broken("the column 'id' is empty") }
      if let first = seen.updateValue(row.line, forKey: item) {
        throw broken("'\(item)' stands already on line \(first)")
      }
      var values: [ScoredField: [String]] = [:]
      for (column, field) in columns { values[field] = row[column].map { [$0] } ?? [] }
      let year = row["year"].map { firstYear(in: $0) }
      if case .some(nil) = year {
        throw broken("expected a year of four figures, found '\(row["year"] ?? "")'")
      }
      return TrueRecord(
        item: item, values: values, language: nil, year: year ?? nil, documentType: row["type"],
        splitsNames: true)
    }
  }

  /// The pictures by their name without its ending.
  static func images(in folder: URL) throws -> [String: URL] {
    guard
      let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    else {
      throw EvaluationError.unreadable(
        folder.relativePath, "expected a folder with the pictures of the cards")
    }
    return Dictionary(
      files.filter { !$0.lastPathComponent.hasPrefix(".") }
        .map { ($0.deletingPathExtension().lastPathComponent, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
