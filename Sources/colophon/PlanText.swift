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
    for section in plan.sections {
      lines.append(section.name)
      lines += options(section.options)
    }
    lines.append("")
    lines.append("\(survey.items) items, \(survey.pages) pages")
    if survey.brokenCount > 0 { lines.append("\(survey.brokenCount) items cannot be listed:") }
    lines += survey.broken.map { "  \($0.id): \($0.failure.message)" }
    lines.append("\(survey.pagesToVisit) pages to read")
    if survey.pagesReused > 0 { lines.append("\(survey.pagesReused) pages to reuse") }
    if survey.pagesInQuarantine > 0 {
      lines.append("\(survey.pagesInQuarantine) pages stay in quarantine: nothing has changed for them")
    }
    lines.append("\(survey.itemsToFinish) items to finish")
    for part in survey.parts where part.toDo > 0 {
      lines.append("  \(part.name): \(part.toDo) \(part.unit)")
      for (reason, count) in part.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        lines.append("    \(count) \(part.unit): \(reason)")
      }
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
    var itemsToFinish: Int
    var parts: [Part]

    struct Part: Encodable {
      var name: String
      var unit: String
      var toDo: Int
      var reasons: [String: Int]

      enum CodingKeys: String, CodingKey {
        case name, unit, reasons
        case toDo = "to_do"
      }
    }

    enum CodingKeys: String, CodingKey {
      case items, pages, broken, parts
      case itemsToFinish = "items_to_finish"
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
          pagesInQuarantine: survey.pagesInQuarantine, itemsToFinish: survey.itemsToFinish,
          parts: survey.parts.map {
            Machine.Part(name: $0.name, unit: $0.unit, toDo: $0.toDo, reasons: $0.reasons)
          })), as: UTF8.self)
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
