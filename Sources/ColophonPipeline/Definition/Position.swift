/// A place in a pipeline file or on the command line.
package struct Position: Codable, Hashable, Sendable {
  /// The file as the user named it, or `--set KEY=VALUE`.
  package var source: String
  /// From 1; 0 where the source has no lines.
  package var line: Int
  /// From 1, counting Unicode scalars; 0 where the source has no columns.
  package var column: Int

  package init(source: String, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }
}

extension Position: CustomStringConvertible {
  package var description: String { line > 0 ? "\(source):\(line):\(column)" : source }
}

extension Position {
  /// Order within a file.
  func before(_ other: Position) -> Bool { (line, column) < (other.line, other.column) }
}
