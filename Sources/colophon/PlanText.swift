import ColophonDocument
import ColophonPipeline
import Foundation

/// A plan in words: what would run, on how much, and where each setting comes from.
enum PlanText {
  static func text(_ plan: Plan, _ survey: Survey) -> String {
    var lines = ["read"]
    for step in plan.readers { lines += component(step, named: step.body.collection) }
    lines.append("stages")
    for step in plan.stages { lines += component(step) }
    lines.append("write")
    for step in plan.writers { lines += component(step) }
    lines.append("failures")
    lines += options(plan.failureOptions)
    lines.append("")
    lines.append("\(survey.items) items, \(survey.pages) pages")
    if survey.brokenCount > 0 { lines.append("\(survey.brokenCount) items cannot be listed:") }
    lines += survey.broken.map { "  \($0.id): \($0.failure.message)" }
    lines.append("\(survey.pagesToVisit) pages to read")
    for (reason, count) in survey.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(count) pages: \(reason)")
    }
    if survey.pagesReused > 0 { lines.append("\(survey.pagesReused) pages to reuse") }
    if survey.pagesInQuarantine > 0 {
      lines.append("\(survey.pagesInQuarantine) pages stay in quarantine: nothing has changed for them")
    }
    return lines.joined(separator: "\n")
  }

  private struct Machine: Encodable {
    var items: Int
    var pages: Int
    var broken: Int
    var pagesToVisit: Int
    var pagesReused: Int
    var pagesInQuarantine: Int
    var reasons: [String: Int]

    enum CodingKeys: String, CodingKey {
      case items, pages, broken, reasons
      case pagesToVisit = "pages_to_visit"
      case pagesReused = "pages_reused"
      case pagesInQuarantine = "pages_in_quarantine"
    }
  }

  static func jsonLine(_ plan: Plan, _ survey: Survey) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(
        Machine(
          items: survey.items, pages: survey.pages, broken: survey.brokenCount,
          pagesToVisit: survey.pagesToVisit, pagesReused: survey.pagesReused,
          pagesInQuarantine: survey.pagesInQuarantine, reasons: survey.reasons)), as: UTF8.self)
  }

  private static func component<Body>(_ step: Plan.Step<Body>, named name: String? = nil) -> [String] {
    ["  \(step.manual.name)\(name.map { " (\($0))" } ?? "")"] + options(step.options, indent: "    ")
  }

  private static func options(_ options: [EffectiveOption], indent: String = "  ") -> [String] {
    let width = options.map { $0.name.count + $0.value.count }.max() ?? 0
    return options.map { option in
      let setting = "\(option.name): \(option.value)"
      let padding = String(repeating: " ", count: max(0, width + 4 - setting.count))
      return "\(indent)\(setting)\(padding)\(option.position.map { "\($0)" } ?? "default")"
    }
  }
}
