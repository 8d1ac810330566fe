extension LabelReport {
  /// A confusion table with more labels is shown as a list of its mistakes.
  private static let widestTable = 14
  private static let mostMistakes = 40

  /// The report for a terminal: tables in columns.
  package func table() -> String {
    blocks.map(EvaluationReport.plain).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The report in Markdown, as it stands in model cards.
  package func markdown() -> String {
    blocks.map(EvaluationReport.markdown).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var blocks: [ReportBlock] {
    var blocks: [ReportBlock] = [
      .text(
        "\(percent(overall.accuracy)) % of \(overall.total) \(overall.name) right "
          + "(95 %: \(percent(overall.interval[0]))–\(percent(overall.interval[1])) %); mean F1 of the labels "
          + "\(percent(macroF1)); answered \(percent(Double(overall.answered) / Double(max(1, overall.total)))) %, "
          + "of these right \(percent(overall.accuracyOfAnswered)) %."),
      .table(
        title: nil, head: ["label", "expected", "found", "precision", "recall", "F1"],
        rows: labels.map {
          [
            $0.label, "\($0.expected)", "\($0.found)", percent($0.precision), percent($0.recall),
            percent($0.f1),
          ]
        }),
      confusionTable,
    ]
    if let calibration {
      blocks.append(
        .table(
          title: "calibration: expected error \(percent(calibration.expectedError)), "
            + "Brier score \(percent(calibration.brier))",
          head: ["confidence", "answers", "mean confidence", "right"],
          rows: calibration.bins.map {
            [
              "\(percent($0.from))–\(percent($0.to))", "\($0.count)", percent($0.confidence),
              percent($0.accuracy),
            ]
          }))
    }
    blocks += breakdowns.map { breakdown in
      .table(
        title: "by \(breakdown.by)", head: [breakdown.by, "cases", "right", "95 %", ""],
        rows: breakdown.groups.map {
          [
            $0.name, "\($0.total)", percent($0.accuracy),
            "\(percent($0.interval[0]))–\(percent($0.interval[1]))", $0.isWeak ? "weak" : "",
          ]
        })
    }
    blocks.append(
      .list(
        title:
          "mistakes, the surest first\(mistakes.count > Self.mostMistakes ? " (\(mistakes.count) in all)" : ""):",
        entries: mistakes.prefix(Self.mostMistakes).map {
          let confidence = $0.confidence.map { ", \(percent($0)) % sure" } ?? ""
          return "\($0.name): \($0.expected), taken for \($0.found ?? "nothing")\(confidence)"
        }))
    return blocks
  }

  private var confusionTable: ReportBlock {
    guard labels.count <= Self.widestTable else {
      return .table(
        title: "taken for another", head: ["is", "taken for", "times"],
        rows: confusions.filter { !$0.answer.isRight }.sorted { ($1.count, 0) < ($0.count, 0) }
          .map { [$0.answer.expected, $0.answer.found ?? "nothing", "\($0.count)"] })
    }
    let counts = Dictionary(confusions.map { ($0.answer, $0.count) }, uniquingKeysWith: +)
    let hasNothing = confusions.contains { $0.answer.found == nil }
    let found: [String?] = labels.map(\.label) + (hasNothing ? [nil] : [])
    return .table(
      title: "rows: what it is; columns: what it was taken for",
      head: ["is"] + found.map { $0 ?? "nothing" },
      rows: labels.filter { $0.expected > 0 }.map { row in
        [row.label]
          + found.map { column in
            counts[Accuracy.Answer(expected: row.label, found: column)].map(String.init) ?? "·"
          }
      })
  }
}
