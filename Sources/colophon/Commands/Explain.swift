import ArgumentParser
import ColophonDocument
import ColophonPipeline
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell of an item or page what was made of it, and what a run would do now and why.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The item, or one of its pages as in ITEM/3.", valueName: "item[/page]"))
  var place: String

  @Option(name: .shortAndLong, help: "The output folder of earlier runs.")
  var output: String

  @Flag(help: "Read the images to see whether they have changed, instead of trusting their size and time.")
  var verify = false

  @Flag(help: "Print one line of JSON instead.")
  var json = false

  func run() throws {
    let plan = try arguments.plan(Surroundings().services)
    let folder = OutputFolder(URL(fileURLWithPath: output).standardizedFileURL)
    switch try search(plan, folder) {
    case .item(let item, let root, let page):
      let explanation = ItemExplanation(item, root: root, page: page, plan, folder, verifies: verify)
      Terminal.printOutput(
        json ? try Terminal.jsonLine(explanation) : ExplanationText(explanation: explanation).text(page: page)
      )
    case .broken(let id, let failure):
      if json { return Terminal.printOutput(try Terminal.jsonLine(Broken(item: id, failure: failure))) }
      Terminal.printOutput(
        "\(id): the item cannot be listed, \(failure.reason.rawValue): \(failure.message)\n"
          + "  now               every run tries again")
    case .noPage(let place, let count):
      throw problem("\(place.item) has no page \(place.page ?? 0)", "\n  hint: its last page is \(count)")
    case .none(let like):
      let isKept = folder.place(named: place) != nil
      throw problem(
        "there is no item or page '\(place)' in the collection",
        isKept
          ? "\n  hint: it was there once; its outputs are kept, see deletions.jsonl in the output folder"
          : didYouMean(like))
    }
  }

  private func search(_ plan: Plan, _ folder: OutputFolder) throws -> ItemSearch.Answer {
    do {
      return try ItemSearch.find(place, in: plan, folder)
    } catch {
      throw problem("the collection cannot be read: \(error)", "")
    }
  }

  private func problem(_ words: String, _ hint: String) -> ExitCode {
    Terminal.printError("error: \(words)\(hint)")
    return ExitCode(ExitStatus.inaccessible)
  }
}

/// What `explain --json` prints of an item that cannot be listed.
private struct Broken: Encodable {
  var item: String
  var failure: [String: String]

  init(item: String, failure: Failure) {
    self.item = item
    self.failure = ["reason": failure.reason.rawValue, "message": failure.message]
  }
}
