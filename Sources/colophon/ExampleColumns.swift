import ArgumentParser
import ColophonDocument
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

/// Where labelled examples are, and which columns of a table say what: the same words for training and measuring.
struct ExampleColumns: ParsableArguments {
  @Option(help: ArgumentHelp("Column of a table that holds the class.", valueName: "column"))
  var label = "label"

  @Option(
    help: ArgumentHelp(
      "Column of text; may be repeated. 'text' unless this or --path is given.", valueName: "column"))
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      "Column whose words are told apart from the text, as in publisher=Publisher; may be repeated.",
      valueName: "name=column"))
  var part: [String] = []

  @Option(
    help: ArgumentHelp(
      "Column with paths of pictures or text files, from the table's folder.", valueName: "column"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Column that names what must not be divided between training and testing, such as the book.",
      valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      "Column by which figures are broken down, as in language=Languages; 'decade=' takes a date. May be repeated.",
      valueName: "name=column"))
  var by: [String] = []

  @Flag(help: "The texts are titles of items, so the model is asked about items and not about pages.")
  var titles = false

  @Flag(help: "Know pictures by their looks alone and do not read their text.")
  var looksOnly = false

  struct Examples {
    var examples: [ClassExample]
    var reads: LinearModel.Header.Reads
    var ignored: [String] = []
  }

  /// Reads the examples of a folder or a table, with progress on the terminal.
  ///
  /// - Parameter records: output folder of a run that has read the pictures.
  func examples(of place: String, records: String?) async throws -> Examples {
    let url = URL(fileURLWithPath: place)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw TrainingDataError("\(place): there is no such folder or table")
    }
    let begin = ContinuousClock.now
    func progress(_ count: Int, of total: Int) {
      guard count == total || begin.duration(to: .now) > .milliseconds(300) else { return }
      Terminal.showStatus("reading the examples: \(count) of \(total)")
    }
    if isFolder.boolValue {
      let folder = try ExampleFolder(url)
      let pictures = folder.hasPictures ? try pictures(records) : nil
      let examples = try await folder.examples(pictures) { progress($0, of: folder.count) }
      return Examples(
        examples: examples, reads: folder.hasPictures ? .picture : titles ? .title : .text,
        ignored: folder.ignored)
    }
    let table = try ExampleTable(url, name: place)
    let texts = text.isEmpty && path == nil ? ["text"] : text
    let columns = TableExamples(
      label: label, texts: texts, parts: try part.map(Self.column), path: path, group: group,
      traits: try by.map(Self.column))
    let hasPictures = path.map { column in
      table.rows.contains { row in
        let file = URL(fileURLWithPath: row.cells[column] ?? "")
        return ExamplePictures.extensions.contains(file.pathExtension.lowercased())
      }
    }
    let pictures = hasPictures == true ? try pictures(records) : nil
    let examples = try await columns.examples(
      of: table, folder: url.deletingLastPathComponent(), pictures
    ) { progress($0, of: table.rows.count) }
    return Examples(examples: examples, reads: hasPictures == true ? .picture : titles ? .title : .text)
  }

  private func pictures(_ records: String?) throws -> ExamplePictures {
    var texts: [String: PageText] = [:]
    if let records {
      try OutputFolder(records: records).forEachRecordedPage { _, page in
        texts[page.image.path] = page.text
      }
    }
    return try ExamplePictures(texts: texts, reads: !looksOnly && records == nil, Surroundings().services)
  }

  private static func column(_ argument: String) throws -> TableExamples.Column {
    guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else {
      return TableExamples.Column(name: argument.lowercased(), column: argument)
    }
    return TableExamples.Column(
      name: String(argument[..<mark]), column: String(argument[argument.index(after: mark)...]))
  }
}
