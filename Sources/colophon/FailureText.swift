import ColophonDocument
import ColophonPipeline
import Foundation

/// What is known of a page or item that failed, in words: from the record and the logs.
struct FailureText {
  /// Of an item with many failed pages so many are named.
  private static let mostPages = 20

  let folder: OutputFolder
  /// The folder as it was typed, for commands to copy.
  let output: String

  /// Throws when the record cannot be read.
  func text(_ place: RecordedPlace) throws -> String {
    guard let page = place.page else { return try item(place.item) }
    let file = folder.pageRecord(place.item, page)
    guard let header = try RecordFile.header(PageHeader.self, at: file) else {
      return "\(place): not read yet"
    }
    return self.page(header, place)
  }

  private func item(_ item: String) throws -> String {
    let record = try RecordFile.header(DocumentHeader.self, at: folder.documentRecord(item))
    let failed = folder.recordedPages(of: item).compactMap { number in
      (try? RecordFile.header(PageHeader.self, at: folder.pageRecord(item, number))) ?? nil
    }.filter { $0.outcome == .quarantined }
    var lines: [String] = []
    if let failure = record?.failure {
      lines = ["\(item): the item failed as a whole, \(failure.failure.reason.rawValue)"]
      lines += self.lines(failure)
      lines += events(RecordedPlace(item: item), runs: [failure.run])
      lines.append(line("do", failure.failure.reason.remedy))
    }
    if failed.count == 1, let header = failed.first {
      lines.append(page(header, RecordedPlace(item: item, page: header.page)))
    } else if !failed.isEmpty {
      lines.append("\(item): \(failed.count) of its pages are in quarantine")
      for header in failed.prefix(Self.mostPages) {
        let failure = header.failure?.failure
        lines.append("  page \(header.page)  \(failure?.reason.rawValue ?? "")  \(failure?.message ?? "")")
      }
      if failed.count > Self.mostPages { lines.append("  and \(failed.count - Self.mostPages) more") }
      lines.append(line("next", command("show", "\(item)/\(failed[0].page)")))
    }
    return lines.isEmpty
      ? "\(item): neither the item nor a page of it is in quarantine" : lines.joined(separator: "\n")
  }

  private func page(_ header: PageHeader, _ place: RecordedPlace) -> String {
    var lines = ["\(place): \(state(header))", line("image", header.image.path)]
    if header.image.frame > 0 { lines.append(line("", "frame \(header.image.frame + 1) of the file")) }
    if let failure = header.failure { lines += self.lines(failure) }
    for mishap in header.mishaps ?? [] {
      lines.append(
        line(
          "worker lost",
          "attempt \(mishap.attempt), \(mishap.made), run \(mishap.run): \(mishap.failure.reason.rawValue)"
            + "\(mishap.failure.stage.map { " in \($0)" } ?? ""), \(mishap.failure.message)"))
    }
    var runs: [String] = []
    for run in (header.mishaps ?? []).map(\.run) + [header.run] where !runs.contains(run) { runs.append(run) }
    lines += events(place, runs: runs)
    if header.outcome == .quarantined, let failure = header.failure {
      lines.append(line("do", failure.failure.reason.remedy))
      if failure.isAskedAgain {
        lines.append(line("", "Another attempt was asked for: the next run makes it."))
      } else {
        lines.append(line("or", "\(command("retry", "\(place)")) to have it tried again as it is"))
      }
      lines.append(line("or", "\(command("release", "\(place)")) to accept that it has no result"))
    }
    return lines.joined(separator: "\n")
  }

  private func state(_ header: PageHeader) -> String {
    let reason = header.reason.map { ", \($0.rawValue)" } ?? ""
    switch header.outcome {
    case .quarantined: return "in quarantine\(reason)"
    case .skipped: return (header.failure?.released.map { "released on \($0)" } ?? "skipped") + reason
    case .done, .reused: return "not in quarantine"
    }
  }

  private func lines(_ failure: FailureEntry) -> [String] {
    var lines = [line("message", failure.failure.message)]
    if let stage = failure.failure.stage { lines.append(line("stage", stage)) }
    let count = failure.isAskedAgain ? "" : "\(failure.attempts), "
    lines.append(line("attempts", "\(count)the last on \(failure.made) in run \(failure.run)"))
    return lines
  }

  private func events(_ place: RecordedPlace, runs: [String]) -> [String] {
    let events = LoggedEvents.about(place, in: folder, runs: runs)
    return events.enumerated().map { index, event in
      let attempt = event.attempt.map { ", attempt \($0)" } ?? ""
      // What native libraries print may have several lines.
      let message = event.message.split(separator: "\n").joined(separator: "\n" + line("", ""))
      return line(index == 0 ? "log" : "", "\(event.time) \(event.level)\(attempt): \(message)")
    }
  }

  private func command(_ name: String, _ place: String) -> String {
    "colophon quarantine \(name) \(shellWord(output)) \(shellWord(place))"
  }

  private func line(_ name: String, _ text: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + text
  }
}
