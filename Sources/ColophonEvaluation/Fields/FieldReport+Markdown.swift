extension FieldReport {
  /// The report in Markdown, which reads well on a terminal too.
  ///
  /// - Parameter listsErrors: whether every wrong, invented and missing value is listed.
  package func markdown(listsErrors: Bool) -> String {
    let all = micro
    var parts = [
      "\(items) items\(handwrittenItems > 0 ? ", \(handwrittenItems) written by hand or unreadable counted apart" : "")."
        + " Micro F1 \(decimal(all.f1)); \(all.invented) of \(all.given) values given are invented "
        + "(\(percent(all.inventedShare)) %). \(explanation)",
      fieldTable(main),
    ]
    if handwrittenItems > 0 { parts.append("Written by hand or unreadable:\n\n" + fieldTable(handwritten)) }
    if !bins.isEmpty { parts.append(calibrationTable) }
    parts += groups.map { groupTable($0.dimension, $0.groups) }
    if listsErrors { parts.append(errorTable) }
    return parts.joined(separator: "\n\n")
  }

  private var explanation: String {
    switch measure {
    case .letters:
      "A value is right when its likeness to the record's, letter for letter, is at least \(measure.least)."
    case .folded:
      "A value is right when its likeness to the record's, old letters, capitals and punctuation folded, is at "
        + "least \(measure.least)."
    }
  }

  private func fieldTable(_ tallies: [ScoredField: FieldTally]) -> String {
    var rows = ScoredField.allCases.compactMap { field in
      tallies[field].map { row(field.rawValue, $0) }
    }
    rows.append(row("all fields", tallies.values.reduce(FieldTally(), +)))
    let head = [
      "field", "in records", "given", "right", "precision", "recall", "F1", "likeness", "invented",
      "left blank",
      "wrong", "wrong identifier",
    ]
    return table(head, rows)
  }

  private func row(_ name: String, _ tally: FieldTally) -> [String] {
    [
      name, "\(tally.expected)", "\(tally.given)", "\(tally.right)", decimal(tally.precision),
      decimal(tally.recall),
      decimal(tally.f1), decimal(tally.meanLikeness), "\(tally.invented)", "\(tally.leftBlank)",
      "\(tally.wrong)",
      "\(tally.wrongIdentifiers)",
    ]
  }

  private var calibrationTable: String {
    let rows = bins.map {
      [
        "\(decimal($0.from))–\(decimal($0.to))", "\($0.values)", decimal($0.meanConfidence),
        decimal($0.right),
      ]
    }
    return "Confidence and truth; mean distance \(decimal(calibrationError)):\n\n"
      + table(["confidence", "values", "mean", "share right"], rows)
  }

  private func groupTable(_ dimension: String, _ groups: [Group]) -> String {
    let rows = groups.map {
      [
        $0.name, "\($0.items)", decimal($0.tally.f1), percent($0.tally.inventedShare),
        "\($0.tally.leftBlank)",
        "\($0.tally.wrong)", $0.isWeak ? "weak" : "",
      ]
    }
    return "By \(dimension); weak: three or more items and 0.1 below all together:\n\n"
      + table([dimension, "items", "F1", "invented %", "left blank", "wrong", ""], rows)
  }

  private var errorTable: String {
    let errors = judged.filter { !$0.isRight }.map { value in
      [
        value.item, value.field.rawValue, value.expected == nil ? "invented" : "wrong", cell(value.value),
        cell(value.expected ?? ""), decimal(value.confidence),
      ]
    }
    let missing = blanks.map { [$0.item, $0.field.rawValue, "left blank", "", cell($0.expected), ""] }
    let rows = (errors + missing).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    return table(["item", "field", "error", "read", "record", "confidence"], rows)
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      "| "
        + zip(cells, widths).map { $0 + String(repeating: " ", count: max(0, min($1, 60) - $0.count)) }
        .joined(separator: " | ") + " |"
    }
    let rule = "|" + head.map { _ in " --- |" }.joined()
    return ([line(head), rule] + rows.map(line)).joined(separator: "\n")
  }

  private func decimal(_ value: Double?) -> String {
    guard let value else { return "–" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
