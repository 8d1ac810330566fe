import ColophonDocument
import ColophonPipeline
import Foundation

/// Writes a table of the names that wait for a person: ties, and candidates that are not good enough, one candidate a
/// row.
package struct LinkReview: Writer {
  package static let manual = Manual(
    kind: .writer, name: "link_review", summary: "Write a table of the names that could not be linked.",
    needs: [.links], example: "link_review: { file: link-review.csv, outcomes: [tie] }")

  package struct Options: ComponentOptions {
    package let file: String
    package let outcomes: [Link.Outcome]

    package init(from reader: inout OptionReader) {
      file = reader.value("file", default: "link-review.csv", "File with a row for each candidate.")
      let possible: [Link.Outcome] = [.tie, .doubtful, .notFound, .unavailable]
      let names = reader.value(
        "outcomes", default: [Link.Outcome.tie, .doubtful].map(\.rawValue),
        "What to list: \(possible.map(\.rawValue).joined(separator: ", ")).")
      outcomes = possible.filter { names.contains($0.rawValue) }
      for name in names where !possible.contains(where: { $0.rawValue == name }) {
        reader.reject(
          "outcomes", "'\(name)' is no outcome to list",
          hint: "known: \(possible.map(\.rawValue).joined(separator: ", "))")
      }
      rejectUnlessRelative(file, option: "file", &reader)
    }
  }

  package let options: Options

  package init(_ options: Options, _ services: Services) { self.options = options }

  package var outputs: [String] { [options.file] }

  package func heading(of output: String) -> String {
    "item,type,name,pages,authority,outcome,id,uri,label,score,reason\r\n"
  }

  package func write(_ document: Document, pages: any PageSource, to output: any ItemOutput) throws {
    let sink = try output.part(of: options.file)
    for link in document.links ?? [] {
      for answer in link.answers where options.outcomes.contains(answer.outcome) {
        let head = [
          document.item.id, link.name.kind.rawValue, link.name.text,
          link.pages.map(String.init).joined(separator: " "), answer.authority, answer.outcome.rawValue,
        ]
        let rows =
          answer.candidates.isEmpty
          ? [["", "", "", "", answer.reason ?? ""]]
          : answer.candidates.map {
            [$0.id, $0.uri ?? "", $0.label, fourDecimals($0.score) ?? "", $0.reason]
          }
        for row in rows {
          try sink.write(Data(((head + row).map(Self.cell).joined(separator: ",") + "\r\n").utf8))
        }
      }
    }
  }

  /// A cell by RFC 4180. Names come from pages and from services: what a spreadsheet would take for a formula is
  /// written as text, with an apostrophe before it.
  static func cell(_ text: String) -> String {
    var text = text.replacing("\r", with: " ").replacing("\n", with: " ").replacing("\0", with: "")
    if let first = text.first(where: { !$0.isWhitespace }), "=+-@\t|".contains(first) || text.first == "\t" {
      text = "'" + text
    }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" || $0 == "'" }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
