import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import Foundation

/// `colophon evaluate`: how far the results of a run are from the truth.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare the output of a run with ground truth.",
    discussion: """
      Reads pages.jsonl and documents.jsonl of the output folder and compares them with the pages and items \
      that the ground truth knows. A page of the truth that has no result counts as wrong throughout and is \
      listed. Nothing is written.
      """)

  @Argument(help: "Output folder of a run.", completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      "Folder with pages.jsonl and documents.jsonl of ground truth. May be given several times.",
      valueName: "folder"), completion: .directory)
  var truth: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder with the true texts alone, one <image name>.txt for each image. May be given several times.",
      valueName: "folder"), completion: .directory)
  var truthText: [String] = []

  @Option(help: "What counts as the same text; the report says what that means.")
  var profile: TextProfile = .folded

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard !truth.isEmpty || !truthText.isEmpty else {
      throw ValidationError("nothing to compare with: give --truth FOLDER or --truth-text FOLDER")
    }
  }

  func run() async throws {
    do {
      let evaluation = try Evaluation(
        truth: truth.map { URL(fileURLWithPath: $0) }, texts: truthText.map { URL(fileURLWithPath: $0) },
        profile: profile)
      let report = try evaluation.report(on: URL(fileURLWithPath: output))
      Terminal.printOutput(json ? try report.json() : report.table())
    } catch let error as EvaluationError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    }
  }
}

extension TextProfile: ExpressibleByArgument {}
