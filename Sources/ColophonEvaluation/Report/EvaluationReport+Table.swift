extension EvaluationReport {
  /// The report for a terminal: tables in columns.
  package func table() -> String {
    blocks.map(Self.plain).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func plain(_ block: ReportBlock) -> String {
    switch block {
    case .table(let title, let head, let rows):
      return rows.isEmpty ? "" : [title, columns(head, rows)].compactMap { $0 }.joined(separator: "\n")
    case .list(let title, let entries):
      return entries.isEmpty ? "" : ([title] + entries.map { "  " + $0 }).joined(separator: "\n")
    case .text(let text): return wrapped(text)
    case .readings(let lines):
      guard !lines.isEmpty else { return "" }
      let entries = lines.map { line in
        let picture = line.picture.map { ", picture \($0)" } ?? ""
        return """
            \(line.page): \(line.characters.errors) of \(line.characters.length) characters\(picture)
              truth  \(line.expected)
              found  \(line.reading)
          """
      }
      return (["lines read badly:"] + entries).joined(separator: "\n")
    }
  }

  /// Rows under a head, first column to the left, the others to the right.
  private static func columns(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head] + rows
    let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      line.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - line[column].count)
        return column == 0 ? line[column] + space : space + line[column]
      }
      .joined(separator: "  ")
    }
    .joined(separator: "\n")
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 110 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
