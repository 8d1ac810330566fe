import ColophonDocument
import ColophonPipeline

/// Writes two files of JSON Lines: one line an item, one line a page. Every line has every key, in one order and
/// with one type; `Documentation/JSONLines.md` tells them field by field.
package struct JSONLines: Writer {
  package static let manual = Manual(
    kind: .writer, name: "json_lines", summary: "Write a line of JSON for each item and for each page.",
    needs: [.text], example: "json_lines: { file: documents.jsonl, pages_file: pages.jsonl, detail: line }")

  package struct Options: ComponentOptions {
    /// How much of the layout a page's line tells.
    package enum Detail: String, CaseIterable, Sendable {
      case page, line, word
    }

    package let file: String
    package let pagesFile: String
    package let detail: Detail
    package let text: TextForm

    package init(from reader: inout OptionReader) {
      file = reader.value("file", default: "documents.jsonl", "File with a line for each item.")
      pagesFile = reader.value("pages_file", default: "pages.jsonl", "File with a line for each page.")
      detail = reader.value(
        "detail", default: .line, "How much of the layout to write: none (page), lines, or lines and words.")
      text = reader.value(
        "text", default: .both,
        "Which form of a page's text to write: as printed (diplomatic), normalised, or both; the other is null."
      )
      rejectUnlessRelative(file, option: "file", &reader)
      rejectUnlessRelative(pagesFile, option: "pages_file", &reader)
      if file == pagesFile {
        reader.reject(
          "pages_file", "'pages_file' must differ from 'file', but both are '\(file)'",
          hint: "items and pages have different keys")
      }
    }
  }

  package let options: Options

  package init(_ options: Options, _ services: Services) { self.options = options }

  package var outputs: [String] { [options.file, options.pagesFile] }

  package func write(_ document: Document, pages: any PageSource, to output: any ItemOutput) throws {
    // The item's line counts its pages, so it is written last; both files are opened first, so that neither is
    // missing for an item without pages.
    let documentLines = JSONOutput(try output.part(of: options.file))
    let pageLines = JSONOutput(try output.part(of: options.pagesFile))
    let statements = ItemStatements(document)
    var tally = PageTally()
    try pages.forEachPage { page in
      tally.count(page)
      pageLines.object { pageLines.write(page, of: document.item, statements, options.detail, options.text) }
      try pageLines.endLine()
    }
    try pageLines.flush()
    documentLines.object { documentLines.write(document, tally) }
    try documentLines.endLine()
    try documentLines.flush()
  }
}
