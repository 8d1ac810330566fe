import ColophonDocument
import ColophonPipeline
import Foundation

/// An explanation in words: a block for the page that was asked for, or a line for each page of an item.
struct ExplanationText {
  /// Of an item with more pages only those are listed that are not simply done.
  private static let mostPages = 40

  let explanation: ItemExplanation

  func text(page: Int?) -> String {
    var lines: [String] = []
    if page != nil || explanation.pages.count == 1, let only = explanation.pages.first {
      lines += block(only)
    } else {
      lines += list(explanation.pages)
    }
    lines.append("\(explanation.item): the item")
    lines += explanation.parts.map { line($0) }
    lines += classLines(explanation.classes)
    if let failure = explanation.failure { lines.append(line("failed", trouble(failure))) }
    lines.append(
      line(
        "now", explanation.isToBeFinished ? "a run writes the item anew" : "a run leaves the item as it is"))
    return lines.joined(separator: "\n")
  }

  private func block(_ page: ItemExplanation.PageExplanation) -> [String] {
    var lines = ["\(explanation.item)/\(page.page): \(outcome(page))", line("image", page.image)]
    lines += page.stages.map { line($0) }
    if let reading = page.reading {
      lines += AccountText(account: reading).lines.map { line($0.name, $0.text) }
    }
    lines += classLines(page.classes)
    if let failure = page.failure {
      lines.append(line("failed", trouble(failure)))
      if let released = failure.released { lines.append(line("released", "on \(released)")) }
    }
    for lost in page.workersLost { lines.append(line("worker lost", trouble(lost))) }
    lines.append(line("now", next(page)))
    return lines
  }

  private func classLines(_ classes: [NamedClassification]?) -> [String] {
    (classes ?? []).flatMap { named in
      ClassText(classification: named.classification).lines.enumerated().map { index, text in
        line(index == 0 ? named.model : "", text)
      }
    }
  }

  private func list(_ pages: [ItemExplanation.PageExplanation]) -> [String] {
    let shown =
      pages.count <= Self.mostPages
      ? pages[...] : pages.filter { $0.isToBeRead || $0.outcome != .done }.prefix(Self.mostPages)
    var lines = ["\(explanation.item): \(pages.count) pages"]
    lines += shown.map { line("page \($0.page)", "\(outcome($0)); \(next($0))") }
    if shown.count < pages.count { lines.append(line("", "\(pages.count - shown.count) more")) }
    return lines
  }

  private func outcome(_ page: ItemExplanation.PageExplanation) -> String {
    guard let outcome = page.outcome else { return "not read yet" }
    let name = outcome == .quarantined ? "in quarantine" : outcome.rawValue
    return name + (page.reason.map { ", \($0.rawValue)" } ?? "")
  }

  private func next(_ page: ItemExplanation.PageExplanation) -> String {
    if page.isToBeRead {
      var reasons: [String] = []
      for reason in page.stages.flatMap(\.reasons) where !reasons.contains(reason) { reasons.append(reason) }
      return "a run reads it" + (reasons.isEmpty ? "" : ": \(reasons.joined(separator: ", "))")
    }
    return page.outcome == .quarantined
      ? "a run leaves it in quarantine: nothing has changed for it" : "a run leaves it as it is"
  }

  private func line(_ part: ItemExplanation.Part) -> String {
    var words: [String]
    switch part.state {
    case .kept: words = ["kept"]
    case .made: words = ["made anew: \(part.reasons.joined(separator: ", "))"]
    case .missing:
      words = [part.origin == nil ? "not there, since the page failed" : "failed, but left its account"]
    }
    if let origin = part.origin {
      words.append("there from run \(origin.run), \(origin.made), version \(origin.version)")
      if !origin.models.isEmpty {
        let models = origin.models.map { "\($0.name) \($0.version) (\($0.digest.prefix(8)))" }
        words.append("models \(models.joined(separator: ", "))")
      }
    }
    if let files = part.files, !files.isEmpty { words.append(files.joined(separator: ", ")) }
    return line(part.name, words.joined(separator: "; "))
  }

  private func trouble(_ trouble: ItemExplanation.Trouble) -> String {
    let stage = trouble.stage.map { " in \($0)" } ?? ""
    let attempt = trouble.attempt > 0 ? "attempt \(trouble.attempt), " : ""
    return
      "\(trouble.reason.rawValue)\(stage), \(attempt)run \(trouble.run), \(trouble.made): \(trouble.message)"
  }

  private func line(_ name: String, _ text: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, 18 - name.count)) + text
  }
}
