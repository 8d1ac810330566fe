import ColophonDocument
import Foundation

/// A table of catalogue data, one line an item, such as `items.csv`.
///
/// Only the place of each line stays in memory (25 bytes a line); the file is mapped and a line is read when its
/// item comes.
struct SidecarTable {
  /// Names of the column that tells the item, in the order in which they are looked for.
  static let itemColumns = ["item", "id", "identifier"]

  private struct Row {
    var hash: Int
    var offset: Int
    var line: Int
  }

  /// Path of the file relative to the collection.
  let path: String
  private let data: Data
  private let delimiter: UInt8
  private let columns: [String]
  private let itemColumn: Int
  /// Sorted by hash, then offset.
  private var rows: [Row] = []
  private var isUsed: [Bool] = []

  /// Opens a table. Throws a `SidecarProblem` when there is no usable header.
  ///
  /// - Parameter report: Told of every line that cannot be used.
  init(file: String, path: String, report: (SidecarProblem) -> Void) throws(SidecarProblem) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped) else {
      throw SidecarProblem(path: path, "the file cannot be read")
    }
    let start = DelimitedText.start(of: data)
    guard let (delimiter, columns, itemColumn) = Self.header(data, from: start) else {
      throw SidecarProblem(
        path: path, line: 1,
        "expected a header with a column 'item', 'id' or 'identifier', separated by commas, semicolons or tabs"
      )
    }
    self.path = path
    self.data = data
    self.delimiter = delimiter
    self.columns = columns
    self.itemColumn = itemColumn

    var text = DelimitedText(data, delimiter: delimiter, offset: start)
    _ = text.next()
    while let record = text.next() {
      guard let fields = record.fields else {
        report(SidecarProblem(path: path, line: record.line, record.mistake ?? "the line cannot be read"))
        continue
      }
      guard fields.count == columns.count else {
        report(
          SidecarProblem(
            path: path, line: record.line, "expected \(columns.count) fields, found \(fields.count)"))
        continue
      }
      guard !fields[itemColumn].isEmpty else {
        report(SidecarProblem(path: path, line: record.line, "the column '\(columns[itemColumn])' is empty"))
        continue
      }
      rows.append(Row(hash: fields[itemColumn].hashValue, offset: record.offset, line: record.line))
    }
    rows.sort { ($0.hash, $0.offset) < ($1.hash, $1.offset) }
    isUsed = Array(repeating: false, count: rows.count)
  }

  /// The entries of an item, or nil when the table does not have it. Columns without a value are left out.
  ///
  /// Names compare by canonical equivalence, so that a table from one system finds folders from another.
  mutating func entries(
    of item: String, report: (SidecarProblem) -> Void
  ) -> [SourceRecord.Entry]? {
    var found: (fields: [String], line: Int)?
    let hash = item.hashValue
    for index in rows.partitioningIndex(where: { $0.hash >= hash })..<rows.count {
      let row = rows[index]
      guard row.hash == hash else { break }
      var text = DelimitedText(data, delimiter: delimiter, offset: row.offset, line: row.line)
      guard let fields = text.next()?.fields, fields[itemColumn] == item else { continue }
      isUsed[index] = true
      if let found {
        report(
          SidecarProblem(
            path: path, line: row.line, "item '\(item)' stands already on line \(found.line), which counts"))
      } else {
        found = (fields, row.line)
      }
    }
    guard let found else { return nil }
    return columns.indices.compactMap { column in
      // A column `item` or `id` only says where the line belongs; an identifier is also a statement.
      let isKey = column == itemColumn && columns[column] != "identifier"
      guard !isKey, !columns[column].isEmpty, !found.fields[column].isEmpty else { return nil }
      return SourceRecord.Entry(key: columns[column], value: found.fields[column])
    }
  }

  /// The lines that no item asked for, in the order of the file.
  var unusedLines: [Int] { rows.indices.filter { !isUsed[$0] }.map { rows[$0].line }.sorted() }

  /// The delimiter is the one that makes an item column out of the first line.
  private static func header(_ data: Data, from start: Int) -> (UInt8, [String], Int)? {
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      var text = DelimitedText(data, delimiter: delimiter, offset: start)
      guard let columns = text.next()?.fields?.map({ $0.lowercased() }) else { continue }
      if let column = itemColumns.lazy.compactMap({ columns.firstIndex(of: $0) }).first {
        return (delimiter, columns, column)
      }
    }
    return nil
  }
}

/// Something in a sidecar file that cannot be used; the item is read all the same.
struct SidecarProblem: Error, CustomStringConvertible {
  var path: String
  /// From 1; 0 for the whole file.
  var line: Int
  var message: String

  init(path: String, line: Int = 0, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  var description: String { line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)" }
}

extension Array {
  /// The first index whose element, and all after it, satisfy the condition.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
