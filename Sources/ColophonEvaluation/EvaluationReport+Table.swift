import ColophonDocument
import Foundation

extension EvaluationReport {
  /// The report for people: tables in columns, all rates in per cent. What the truth does not know is left
  /// out.
  package func table() -> String {
    let all = collections.count > 1 ? collections + [overall] : collections
    var blocks = ["profile \(profile.rawValue): \(profile.summary)"]
    blocks.append(textTable(all))
    blocks.append(labelTable(all))
    blocks.append(detectionTable())
    blocks.append(confusionList())
    blocks.append(
      list("read badly:", worst) { page in
        "\(page.page): CER \(percent(page.characters.rate)), \(page.characters.errors) of "
          + "\(page.characters.length) characters"
      })
    blocks.append(
      list("no text to compare, counted as wrong throughout:", absences) { "\($0.page): \($0.why)" })
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func textTable(_ all: [Figures]) -> String {
    let rows: [[String]] = all.compactMap { figures in
      guard let characters = figures.characters, let words = figures.words else { return nil }
      return [
        figures.name, "\(figures.pages)", percent(characters.micro), percent(characters.macro),
        percent(characters.median), percent(words.micro), percent(words.macro),
      ]
    }
    return columns(["text", "pages", "CER", "mean", "median", "WER", "mean"], rows)
  }

  private func labelTable(_ all: [Figures]) -> String {
    let rows: [[String]] = all.compactMap { figures in
      let labels = [
        figures.pageLanguage, figures.pageType, figures.documentLanguage, figures.documentType, figures.dates,
      ]
      guard labels.contains(where: { $0 != nil }) else { return nil }
      return [figures.name] + labels.map { $0.map { "\(percent($0.rate)) (\($0.right)/\($0.total))" } ?? "–" }
    }
    return columns(
      ["right", "page language", "page type", "item language", "item type", "dates (EDTF)"], rows)
  }

  private func detectionTable() -> String {
    func row(_ name: String, _ detection: Detection) -> [String] {
      [
        name, "\(detection.expected)", "\(detection.found)", "\(detection.matched)",
        percent(detection.precision), percent(detection.recall), percent(detection.f1),
      ]
    }
    let head = ["expected", "found", "matched", "precision", "recall", "F1"]
    let entities = columns(
      ["entities"] + head, overall.entities.map { row($0.kind.rawValue, $0.detection) })
    let fields = columns(["fields"] + head, overall.fields.map { row($0.field.rawValue, $0.detection) })
    return [entities, fields].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func confusionList() -> String {
    let wrong = [
      ("page language", overall.pageLanguage), ("page type", overall.pageType),
      ("item language", overall.documentLanguage), ("item type", overall.documentType),
    ]
    .flatMap { name, accuracy in
      (accuracy?.confusions ?? []).filter { !$0.answer.isRight }.map { (name, $0) }
    }
    return list("wrong labels:", wrong) { name, confusion in
      "\(name) \(confusion.answer.expected), found \(confusion.answer.found ?? "none"): \(confusion.count)"
    }
  }
}

extension PageName: CustomStringConvertible {
  package var description: String { "\(collection): \(page)" }
}

/// A rate in per cent with one decimal, or a dash.
private func percent(_ rate: Double?) -> String {
  rate.map { String(format: "%.1f", $0 * 100) } ?? "–"
}

private func list<Entry>(_ head: String, _ entries: [Entry], _ line: (Entry) -> String) -> String {
  entries.isEmpty ? "" : ([head] + entries.map { "  " + line($0) }).joined(separator: "\n")
}

/// Rows under a head, first column to the left, the others to the right; nothing when there are no rows.
private func columns(_ head: [String], _ rows: [[String]]) -> String {
  guard !rows.isEmpty else { return "" }
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
