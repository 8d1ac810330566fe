import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

/// `colophon evaluate classes`: how often classes are right, of labelled examples or of the pages of a run.
struct EvaluateClassesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classes",
    abstract: "Measure a class model on labelled examples, or the classes of a run's pages.",
    discussion: """
      With EXAMPLES and --model, the model answers to examples as 'colophon train classify' takes them: a folder with \
      a folder for each class, or a table. With --run, the pages of an output folder are compared with a table of \
      labels; page types unless --model names one of the run's further models. Tells accuracy, what is taken for what, \
      calibration, and with --by or --truth a breakdown that shows where the model is weak.
      """)

  @Argument(help: ArgumentHelp("A folder with a folder for each class, or a table.", valueName: "examples"))
  var place: String?

  @Option(help: ArgumentHelp("Folder of the model, below Models or anywhere.", valueName: "folder"))
  var model: String?

  @OptionGroup var columns: ExampleColumns

  @Option(help: ArgumentHelp("Below this confidence the answer is 'unknown'.", valueName: "share"))
  var minimumConfidence = 0.4

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Output folder of a run that classified pages.", valueName: "folder"))
  var runFolder: String?

  @Option(
    help: ArgumentHelp("With --run: table with the columns image and doctype (or label).", valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "With --run: table with the columns image, lang and date, to break figures down; may be repeated.",
      valueName: "file"))
  var truth: [String] = []

  @Option(
    help: ArgumentHelp("Output folder of a run that has read the pictures of EXAMPLES.", valueName: "folder"))
  var records: String?

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard (place == nil) == (runFolder != nil) else {
      throw ValidationError("give either EXAMPLES or --run FOLDER")
    }
    guard place == nil || model != nil else { throw ValidationError("EXAMPLES need --model FOLDER") }
    guard runFolder == nil || labels != nil else { throw ValidationError("--run needs --labels FILE") }
  }

  func run() async throws {
    try await EvaluationErrors.explained {
      let report =
        if let place { LabelReport(of: "examples", try await answers(to: place)) } else {
          LabelReport(of: "pages", try pageAnswers())
        }
      Terminal.printOutput(json ? try report.json() : report.table())
    }
  }

  private func answers(to place: String) async throws -> [LabelAnswer] {
    let classes = try ClassModel(
      named: model ?? "", folder: URL(fileURLWithPath: "."), Surroundings().services)
    let set = try await columns.examples(of: place, records: records)
    Terminal.showStatus("")
    return set.examples.map { example in
      let answer = classes.classify(example.input, minimumConfidence: minimumConfidence)
      let isSure = answer.map { $0.label != ClassModel.unknown } ?? false
      return LabelAnswer(
        name: example.name, expected: example.label, found: isSure ? answer?.label : nil,
        confidence: answer?.confidence, traits: example.traits)
    }
  }

  private func pageAnswers() throws -> [LabelAnswer] {
    let isOwn = model != nil
    let pages = try PageAnswers(
      model.map { .classes(model: $0) } ?? .documentType, of: URL(fileURLWithPath: runFolder ?? ""),
      manifests: truth.map { URL(fileURLWithPath: $0) }, labels: labels.map { URL(fileURLWithPath: $0) },
      // Tables have finer page types than ours, such as newspaper for a text page.
      sameLabel: { isOwn ? $0 : DocumentType(tableLabel: $0)?.rawValue ?? $0 })
    for path in pages.absent {
      Terminal.printError("warning: the run has no page \(path); it counts as wrong")
    }
    return pages.answers
  }
}
