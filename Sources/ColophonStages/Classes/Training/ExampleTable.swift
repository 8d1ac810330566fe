import ColophonModels
import Foundation

/// A table of examples: columns with names in the first line, parted by tabs (nothing is quoted), or by commas or
/// semicolons as spreadsheets write them.
package struct ExampleTable: Sendable {
  package struct Row: Sendable {
    /// Line of the file, from 1.
    package var line: Int
    package var cells: [String: String]
  }

  /// As the user named it, for messages.
  package let name: String
  package let columns: [String]
  package let rows: [Row]

  /// Throws a `TrainingDataError` with file and line for the first line that cannot be read.
  package init(_ file: URL, name: String) throws {
    guard let data = try? Data(contentsOf: file) else {
      throw TrainingDataError("\(name): cannot be read: does it exist, and may you read it?")
    }
    guard String(data: data, encoding: .utf8) != nil else {
      throw TrainingDataError("\(name): expected UTF-8 text")
    }
    self.name = name
    let start = DelimitedText.start(of: data)
    let records = try Self.records(Data(data.dropFirst(start)), name)
    guard let head = records.first else { throw TrainingDataError("\(name): the table is empty") }
    let columns = head.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    self.columns = columns
    rows = try records.dropFirst().map { line, fields in
      guard fields.count == columns.count else {
        throw TrainingDataError("\(name):\(line): expected \(columns.count) fields, found \(fields.count)")
      }
      return Row(line: line, cells: Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Throws unless the table has a column.
  package func require(_ column: String) throws {
    guard columns.contains(column) else {
      throw TrainingDataError(
        "\(name):1: there is no column '\(column)'; the columns are \(columns.joined(separator: ", "))")
    }
  }

  private static func records(_ data: Data, _ name: String) throws -> [(line: Int, fields: [String])] {
    let head = data.prefix { $0 != 0x0A }
    if head.contains(0x09) { return tabbed(data) }
    let delimiter = head.contains(0x2C) ? UInt8(ascii: ",") : UInt8(ascii: ";")
    var text = DelimitedText(data, delimiter: delimiter)
    var records: [(line: Int, fields: [String])] = []
    while let record = text.next() {
      guard let fields = record.fields else {
        throw TrainingDataError("\(name):\(record.line): \(record.mistake ?? "the line cannot be read")")
      }
      records.append((record.line, fields))
    }
    return records
  }

  private static func tabbed(_ data: Data) -> [(line: Int, fields: [String])] {
    let lines = String(decoding: data, as: UTF8.self).unicodeScalars
      .split(omittingEmptySubsequences: false) { $0 == "\n" }
    return lines.enumerated().compactMap { index, line in
      let line = line.last == "\r" ? line.dropLast() : line
      guard !line.isEmpty else { return nil }
      let fields = line.split(omittingEmptySubsequences: false) { $0 == "\t" }.map { String($0) }
      return (index + 1, fields)
    }
  }
}
