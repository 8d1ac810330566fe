import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import Foundation

/// `colophon evaluate run`, the default: how far the results of a run are from the truth.
struct EvaluateRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Compare the output of a run with ground truth (the default).",
    discussion: """
      Reads pages.jsonl and documents.jsonl of the output folder and compares them with the pages and items \
      that the ground truth knows. A page of the truth that has no result counts as wrong throughout and is \
      listed. Nothing is written but what --pictures asks for. Documentation/Evaluation.md says what each figure \
      means.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown
  }

  @Argument(help: "Output folder of a run.", completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      Ground truth: a folder with pages.jsonl, with PAGE, ALTO, .lines.tsv or .txt files (a manifest.tsv may say \
      which belongs to which image), or with a METS file; or one such file. May be given several times.
      """, valueName: "place"), completion: .directory)
  var truth: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder with the true texts alone, one <image name>.txt for each image. May be given several times.",
      valueName: "folder"), completion: .directory)
  var truthText: [String] = []

  @Option(help: "What counts as the same text; the report says what that means.")
  var profile: TextProfile = .folded

  @Option(
    help: ArgumentHelp("Table with the columns image and doctype: the type of each page.", valueName: "file"),
    completion: .file(extensions: ["tsv"]))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "Leave pages of this document type out. May be given several times.", valueName: "type"))
  var leaveOut: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write pictures of the worst lines into this folder, and a report.md beside them.", valueName: "folder"),
    completion: .directory)
  var pictures: String?

  @Option(
    help: ArgumentHelp(
      "Folder of the collection's images, for --pictures. May be given several times.", valueName: "folder"),
    completion: .directory)
  var images: [String] = []

  @Option(help: "How the report is printed.")
  var format: Format?

  @Flag(help: "Print one line of JSON; the same as --format json.")
  var json = false

  func validate() throws {
    guard !truth.isEmpty || !truthText.isEmpty else {
      throw ValidationError("nothing to compare with: give --truth PLACE or --truth-text FOLDER")
    }
    guard !json || format == nil || format == .json else {
      throw ValidationError("--json and --format \(format?.rawValue ?? "") ask for different things")
    }
    guard (pictures == nil) == images.isEmpty else {
      throw ValidationError("pictures of lines need both --pictures FOLDER and --images FOLDER")
    }
  }

  func run() async throws {
    do {
      let evaluation = try Evaluation(
        truth: truth.map { URL(fileURLWithPath: $0) }, texts: truthText.map { URL(fileURLWithPath: $0) },
        profile: profile, labels: labels.map { URL(fileURLWithPath: $0) }, leaveOut: leaveOut)
      var report = try evaluation.report(on: URL(fileURLWithPath: output))
      if let pictures {
        let pictures = LinePictures(
          images: images.map { URL(fileURLWithPath: $0) }, folder: URL(fileURLWithPath: pictures))
        try pictures.write(&report)
      }
      switch json ? .json : format ?? .table {
      case .table: Terminal.printOutput(report.table())
      case .json: Terminal.printOutput(try report.json())
      case .markdown: Terminal.printOutput(report.markdown())
      }
    } catch let error as EvaluationError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    }
  }
}

extension TextProfile: ExpressibleByArgument {}
