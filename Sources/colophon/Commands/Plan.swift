import ArgumentParser
import ColophonPipeline
import Foundation

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Check a pipeline and print what would run; touches no page.")

  @OptionGroup var arguments: PipelineArguments

  @Option(name: .shortAndLong, help: "An output folder to compare with: what would be read again, and why.")
  var output: String?

  @Flag(help: "Read all images to see whether they have changed, instead of trusting their size and time.")
  var verify = false

  @Flag(help: "Print one line of JSON instead.")
  var json = false

  func run() async throws {
    let surroundings = Surroundings()
    let plan = try arguments.plan(surroundings.services)
    let folder = output.map { OutputFolder(URL(fileURLWithPath: $0).standardizedFileURL) }
    let survey: Survey
    do {
      survey = try Survey(plan, Survey.Options(folder: folder, verifies: verify))
    } catch {
      Terminal.printError("error: the collection cannot be read: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    }
    let isEmpty = survey.items + survey.brokenCount == 0
    if isEmpty {
      Terminal.printError("error: the collection holds no items; is it mounted, and is the path right?")
    }
    for name in survey.repeated {
      Terminal.printError(
        "error: two items are named '\(name)' and would write the same files\n  hint: rename one, or give each reader a name"
      )
    }
    Terminal.printOutput(json ? try PlanText.jsonLine(plan, survey) : PlanText.text(plan, survey))
    if !survey.repeated.isEmpty { throw ExitCode(ExitStatus.invalidPipeline) }
    // A run would end so too, and whoever checks a pipeline before the night is to hear of it.
    if isEmpty { throw ExitCode(ExitStatus.inaccessible) }
  }
}
