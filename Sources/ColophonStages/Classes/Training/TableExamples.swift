import ColophonDocument
import ColophonModels
import Foundation

/// Which columns of a table say what of an example.
package struct TableExamples: Sendable {
  /// A column, and what it is called where it is used.
  package struct Column: Hashable, Sendable {
    package var name: String
    package var column: String

    package init(name: String, column: String) {
      self.name = name
      self.column = column
    }
  }

  package var label: String
  /// Columns of text; their words are the main text.
  package var texts: [String]
  /// Columns whose words are told apart from the main text, such as a publisher.
  package var parts: [Column]
  /// Column with the path of a picture or a text file, relative to the table's folder.
  package var path: String?
  /// Column that names the group, such as the book a page is from.
  package var group: String?
  /// Columns by which figures are broken down; one that is called decade is taken for a date.
  package var traits: [Column]

  package init(
    label: String, texts: [String], parts: [Column] = [], path: String? = nil, group: String? = nil,
    traits: [Column] = []
  ) {
    self.label = label
    self.texts = texts
    self.parts = parts
    self.path = path
    self.group = group
    self.traits = traits
  }

  /// Reads the examples of a table. Throws a `TrainingDataError` with file and line for what cannot be used.
  ///
  /// - Parameters:
  ///   - folder: where relative paths start.
  ///   - progress: told of each example that is done.
  package func examples(
    of table: ExampleTable, folder: URL, _ pictures: ExamplePictures?, progress: (Int) -> Void
  ) async throws -> [ClassExample] {
    for column in [label] + texts + parts.map(\.column) + traits.map(\.column)
      + [path, group].compactMap({ $0 })
    {
      try table.require(column)
    }
    var examples: [ClassExample] = []
    for row in table.rows {
      let place = "\(table.name):\(row.line)"
      func cell(_ column: String) -> String {
        (row.cells[column] ?? "").trimmingCharacters(in: .whitespaces)
      }
      guard !cell(label).isEmpty else { throw TrainingDataError("\(place): the column '\(label)' is empty") }
      var input = ClassInput()
      if let path {
        guard !cell(path).isEmpty else { throw TrainingDataError("\(place): the column '\(path)' is empty") }
        do {
          input = try await self.input(of: URL(fileURLWithPath: cell(path), relativeTo: folder), pictures)
        } catch {
          throw TrainingDataError("\(place): \(cell(path)): \(error)")
        }
      }
      for column in texts { input.add(text: cell(column)) }
      for part in parts { input.add(text: cell(part.column), part: part.name) }
      let text = texts.map(cell).joined(separator: "\n")
      // The same text twice, once in training and once in testing, would flatter.
      let own = text.isEmpty ? place : sha256(of: Data(text.utf8))
      let grouped = group.map(cell).flatMap { $0.isEmpty ? nil : $0 } ?? own
      examples.append(
        ClassExample(
          name: path.map(cell) ?? place, label: cell(label), group: grouped, input: input,
          traits: traits.map { ($0.name, Self.trait($0.name, cell($0.column))) }))
      progress(examples.count)
    }
    return examples
  }

  private func input(of file: URL, _ pictures: ExamplePictures?) async throws -> ClassInput {
    if ExamplePictures.extensions.contains(file.pathExtension.lowercased()), let pictures {
      return try await pictures.input(of: file)
    }
    var input = ClassInput()
    input.add(text: try String(contentsOf: file, encoding: .utf8))
    return input
  }

  private static func trait(_ name: String, _ value: String) -> String {
    guard name == "decade" else { return value.isEmpty ? "not told" : value }
    guard let year = value.range(of: #"\b1[0-9]\d\d|\b20\d\d"#, options: .regularExpression) else {
      return "not told"
    }
    return value[year].prefix(3) + "0s"
  }
}
