/// A part of a printed report: what it says, before it is known how it will look.
enum ReportBlock {
  /// A table; the first column holds names, the others figures.
  case table(title: String?, head: [String], rows: [[String]])
  case list(title: String, entries: [String])
  case text(String)
  /// Lines of text that were read badly, under each other.
  case readings([EvaluationReport.WorstLine])
}

/// A rate in per cent with one decimal, or a dash.
func percent(_ rate: Double?) -> String {
  guard let rate else { return "–" }
  let tenths = Int((rate * 1000).rounded())
  return "\(tenths / 10).\(abs(tenths % 10))"
}
