import ArgumentParser
import ColophonDocument
import ColophonPipeline
import Foundation

struct QuarantineList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print a line for each page and item in quarantine.",
    discussion: "Item and page, reason, stage, attempts, message; with tabs between them.")

  @OptionGroup var arguments: OutputArgument

  @Option(help: "Only those with this reason, such as timeout.")
  var reason: Reason?

  @Flag(help: "Print JSON Lines instead.")
  var json = false

  private struct Line: Encodable {
    var item: String
    /// Nil for an item that failed as a whole.
    var page: Int?
    var image: String?
    var reason: String?
    var stage: String?
    var attempts: Int?
    var message: String?
    var run: String
  }

  func run() throws {
    let ledger = try arguments.ledger()
    var lines = OutputLines()
    do {
      try ledger.forEachQuarantinedItem(reason: reason) { row in
        try print(
          Line(
            item: row.item, reason: row.failure?.reason.rawValue, stage: row.failure?.stage,
            message: row.failure?.message, run: row.run), to: &lines)
        return true
      }
      try ledger.forEachQuarantinedPage(reason: reason) { row in
        try print(
          Line(
            item: row.item, page: row.page, image: row.image, reason: row.failure?.reason.rawValue,
            stage: row.failure?.stage, attempts: row.attempts, message: row.failure?.message, run: row.run),
          to: &lines)
        return true
      }
    } catch {
      throw arguments.reported(.unreadable(arguments.folder, "\(error)"))
    }
    lines.flush()
  }

  private func print(_ line: Line, to lines: inout OutputLines) throws {
    if json { return lines.print(try Terminal.jsonLine(line)) }
    let columns = [
      line.page.map { "\(line.item)/\($0)" } ?? line.item, line.reason ?? "-", line.stage ?? "-",
      line.attempts.map { "\($0)" } ?? "-", line.message ?? "",
    ]
    lines.print(columns.map(\.singleLine).joined(separator: "\t"))
  }
}

extension Reason: ExpressibleByArgument {}
