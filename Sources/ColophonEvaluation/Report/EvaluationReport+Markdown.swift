extension EvaluationReport {
  /// The report as a document in Markdown, with the pictures of lines that were written.
  package func markdown() -> String {
    let parts = blocks.map(Self.markdown).filter { !$0.isEmpty }
    return (["# Evaluation"] + parts).joined(separator: "\n\n") + "\n"
  }

  static func markdown(_ block: ReportBlock) -> String {
    switch block {
    case .table(let title, let head, let rows):
      guard !rows.isEmpty else { return "" }
      let rule = head.indices.map { $0 == 0 ? "---" : "---:" }
      let lines = [row(head), row(rule)] + rows.map { row($0.map(escaped)) }
      return [title, lines.joined(separator: "\n")].compactMap { $0 }.joined(separator: "\n\n")
    case .list(let title, let entries):
      guard !entries.isEmpty else { return "" }
      return escaped(title) + "\n\n" + entries.map { "- " + escaped($0) }.joined(separator: "\n")
    case .text(let text): return escaped(text)
    case .readings(let lines):
      guard !lines.isEmpty else { return "" }
      let entries = lines.map { line in
        let picture = line.picture.map { "\n\n![\(escaped(line.expected))](\($0))" } ?? ""
        return """
          **\(escaped("\(line.page)"))**: \(line.characters.errors) of \(line.characters.length) characters\(picture)

          - truth: \(escaped(line.expected))
          - found: \(escaped(line.reading))
          """
      }
      return (["Lines read badly:"] + entries).joined(separator: "\n\n")
    }
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Text from pages may hold any sign; none of it is Markdown or HTML.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "^", "!":
        result.append("\\")
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
