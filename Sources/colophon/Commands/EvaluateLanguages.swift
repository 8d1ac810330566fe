import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonPipeline
import ColophonStages
import Foundation

/// `colophon evaluate languages`: how often languages are right, on single lines or on the pages of a run.
struct EvaluateLanguagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "Measure the languages of single lines, or of the pages of a run.",
    discussion: """
      With --lines, every line of a table with the columns lang and text is given to detect_language by itself. With \
      an output folder, its pages are compared with the column lang of --truth tables, which lie beside the images \
      (manifest.tsv). Tells accuracy, what is taken for what, calibration, and a breakdown that shows where the \
      languages are weak.
      """)

  @Argument(help: "Output folder of a run that has read the pages.", completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Table with the columns lang and text, and others to break figures down by.",
      valueName: "file"))
  var lines: String?

  @Option(
    help: ArgumentHelp(
      "Table with the columns image, lang and date; may be given several times.",
      valueName: "file"))
  var truth: [String] = []

  @Option(
    help: ArgumentHelp("Table with the columns image and doctype, to break figures down.", valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp("With --lines: leave shorter lines out, counting characters.", valueName: "number"))
  var minimumLength = 0

  @Option(
    help: ArgumentHelp(
      "With --lines: a language to choose from, as for detect_language; may be repeated.", valueName: "code"))
  var language: [String] = []

  @Option(help: ArgumentHelp("With --lines: below this confidence the answer is 'und'.", valueName: "share"))
  var minimumConfidence = 0.5

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard (output == nil) == (lines != nil), output == nil || !truth.isEmpty else {
      throw ValidationError("give either --lines FILE, or an output folder and --truth FILE")
    }
  }

  func run() async throws {
    try await EvaluationErrors.explained {
      let report: LabelReport
      if let lines {
        report = LabelReport(of: "lines", try await answers(to: lines))
      } else {
        let pages = try PageAnswers(
          .language, of: URL(fileURLWithPath: output ?? ""),
          manifests: truth.map { URL(fileURLWithPath: $0) }, labels: labels.map { URL(fileURLWithPath: $0) })
        for path in pages.absent {
          Terminal.printError("warning: the run has no page \(path); it counts as wrong")
        }
        report = LabelReport(of: "pages", pages.answers)
      }
      Terminal.printOutput(json ? try report.json() : report.table())
    }
  }

  private func answers(to file: String) async throws -> [LabelAnswer] {
    let table = try ExampleTable(URL(fileURLWithPath: file), name: file)
    try table.require("lang")
    try table.require("text")
    let stage = try DetectLanguage(
      DetectLanguage.Options(languages: language, minimumConfidence: minimumConfidence),
      Surroundings().services)
    // A column with a value of its own for each line is a name, and no trait.
    let columns = table.columns.filter { column in
      !["lang", "text"].contains(column) && Set(table.rows.map { $0.cells[column] }).count <= 50
    }
    var answers: [LabelAnswer] = []
    for row in table.rows {
      let text = row.cells["text"] ?? ""
      let length = text.unicodeScalars.count
      guard length >= minimumLength else { continue }
      let found = try stage.languages(ofLine: text)
      var traits = [
        ("language", row.cells["lang"] ?? ""),
        ("length", length >= 40 ? "40 characters or more" : "fewer than 40 characters"),
      ]
      traits += columns.map { ($0, row.cells[$0] ?? "") }
      answers.append(
        LabelAnswer(
          name: "\(file):\(row.line)", expected: row.cells["lang"] ?? "",
          found: found.main == "und" ? nil : found.main, confidence: found.shares.first?.confidence,
          traits: traits.map { (kind: $0.0, value: $0.1) }))
      if answers.count.isMultiple(of: 200) {
        Terminal.showStatus("\(answers.count) of \(table.rows.count) lines")
      }
    }
    Terminal.showStatus("")
    return answers
  }
}
