import ColophonDocument

extension EvaluationReport {
  /// All that the report says, in order; what the truth does not know is left out.
  var blocks: [ReportBlock] {
    let all = collections.count > 1 ? collections + [overall] : collections
    var blocks: [ReportBlock] = [
      .list(
        title: "profile \(profile.rawValue): \(profile.summary)",
        entries: profile.parts.map { "\($0.of): \($0.rule)" }),
      textTable("text", all),
    ]
    if overall.characters != nil { blocks.append(.text(Self.legend)) }
    blocks += breakdowns.map { textTable("by \($0.by)", $0.groups) }
    blocks += qualityTables
    blocks.append(labelTable(all))
    blocks += detectionTables
    blocks.append(labelConfusions)
    blocks.append(
      .table(
        title: nil, head: ["truth", "read as", "times"],
        rows: confusions.map { [Self.shown($0.pair.expected), Self.shown($0.pair.found), "\($0.count)"] }))
    blocks.append(
      .list(
        title: "left out, by document type:",
        entries: leftOut.map { "\($0.label): \($0.pages == 0 ? "no page has it" : "\($0.pages) pages")" }))
    blocks.append(
      .list(
        title: "pages read badly:",
        entries: worst.map { page in
          "\(page.page): CER \(percent(page.characters.rate)), \(page.characters.errors) of "
            + "\(page.characters.length) characters"
        }))
    blocks.append(.readings(worstLines))
    blocks.append(
      .list(
        title: "no text to compare, counted as wrong throughout:",
        entries: absences.map { "\($0.page): \($0.why)" }))
    return blocks
  }

  static let legend = """
    All rates in per cent. 95 %: interval by bootstrap over pages. mean, median: of the pages' rates. any order: CER \
    when lines may stand in any order; bag: WER without order. covered: truth that was read at all, right or wrong; \
    invented: reading that has no counterpart in the truth.
    """

  private func textTable(_ title: String, _ all: [Figures]) -> ReportBlock {
    let rows: [[String]] = all.compactMap { figures in
      guard let characters = figures.characters, let words = figures.words else { return nil }
      return [
        figures.name, "\(figures.pages)", percent(characters.micro), Self.interval(characters),
        percent(characters.macro), percent(characters.median), percent(figures.anyOrder?.micro),
        percent(words.micro), Self.interval(words), percent(words.macro), percent(figures.bag?.micro),
        percent(figures.coverage?.covered), percent(figures.coverage?.inventedShare),
      ]
    }
    let head = [
      "pages", "CER", "95 %", "mean", "median", "any order", "WER", "95 %", "mean", "bag", "covered",
      "invented",
    ]
    return .table(title: nil, head: [title] + head, rows: rows)
  }

  private static func interval(_ rate: ErrorRate) -> String {
    rate.interval.map { "\(percent($0.lowerBound))–\(percent($0.upperBound))" } ?? "–"
  }

  private var qualityTables: [ReportBlock] {
    guard let quality else { return [] }
    func rows(_ rows: [QualityFigures.Row]) -> [[String]] {
      rows.map { [$0.name, "\($0.pages)", percent($0.expected), percent($0.observed), percent($0.worst)] }
    }
    func number(_ value: Double?) -> String {
      guard let value else { return "–" }
      let hundredths = Int((abs(value) * 100).rounded())
      let sign = value < 0 && hundredths > 0 ? "-" : ""
      return "\(sign)\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
    let head = ["pages", "mean expected", "observed CER", "worst page"]
    return [
      .text(
        "Expected CER beside the true one, \(quality.pages) pages: rank correlation (Spearman) "
          + "\(number(quality.spearman)), correlation (Pearson) \(number(quality.pearson))."),
      .table(title: nil, head: ["expected CER"] + head, rows: rows(quality.reliability)),
      .table(title: nil, head: ["band"] + head, rows: rows(quality.bands)),
    ]
  }

  private func labelTable(_ all: [Figures]) -> ReportBlock {
    let rows: [[String]] = all.compactMap { figures in
      let labels = [
        figures.pageLanguage, figures.pageType, figures.documentLanguage, figures.documentType, figures.dates,
      ]
      guard labels.contains(where: { $0 != nil }) else { return nil }
      return [figures.name] + labels.map { $0.map { "\(percent($0.rate)) (\($0.right)/\($0.total))" } ?? "–" }
    }
    return .table(
      title: nil,
      head: ["right", "page language", "page type", "item language", "item type", "dates (EDTF)"],
      rows: rows)
  }

  private var detectionTables: [ReportBlock] {
    func row(_ name: String, _ detection: Detection) -> [String] {
      [
        name, "\(detection.expected)", "\(detection.found)", "\(detection.matched)",
        percent(detection.precision), percent(detection.recall), percent(detection.f1),
      ]
    }
    let head = ["expected", "found", "matched", "precision", "recall", "F1"]
    return [
      .table(
        title: nil, head: ["entities"] + head,
        rows: overall.entities.map { row($0.kind.rawValue, $0.detection) }),
      .table(
        title: nil, head: ["fields"] + head, rows: overall.fields.map { row($0.field.rawValue, $0.detection) }
      ),
    ]
  }

  private var labelConfusions: ReportBlock {
    let wrong = [
      ("page language", overall.pageLanguage), ("page type", overall.pageType),
      ("item language", overall.documentLanguage), ("item type", overall.documentType),
    ]
    .flatMap { name, accuracy in
      (accuracy?.confusions ?? []).filter { !$0.answer.isRight }.map { (name, $0) }
    }
    return .list(
      title: "wrong labels:",
      entries: wrong.map { name, confusion in
        "\(name) \(confusion.answer.expected), found \(confusion.answer.found ?? "none"): \(confusion.count)"
      })
  }

  /// Characters so that none is invisible.
  private static func shown(_ text: String) -> String {
    if text.isEmpty { return "nothing" }
    return text.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .spaceSeparator: return "␣"
      case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        return "U+" + String(scalar.value, radix: 16, uppercase: true)
      case .nonspacingMark, .enclosingMark, .spacingMark: return "◌\(scalar)"
      default: return String(scalar)
      }
    }
    .joined()
  }
}

extension EvaluationReport.WorstLine {
  /// What was read, for people; a dash for nothing.
  var reading: String {
    if let instead { return "nothing like it; in its place: \(instead)" }
    return found.isEmpty ? "–" : found
  }
}

extension PageName: CustomStringConvertible {
  package var description: String { "\(collection): \(page)" }
}
