import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import ColophonStages
import Foundation

/// `colophon evaluate entities`: the taggers of names on labelled texts.
struct EvaluateEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Tag labelled texts by the trained taggers and compare.",
    discussion: """
      Reads the formats that 'colophon train entities' reads and prints strict and fuzzy F1 as the HIPE scorer counts \
      them, by set, kind, language, decade and document type, and how far the confidence can be trusted.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown, json
  }

  @Argument(
    help: ArgumentHelp(
      "Labelled files or folders; put the language before a path where its texts do not tell it: de=path."))
  var data: [String]

  @Option(
    help: ArgumentHelp("Folder with .tagger files; by default Colophon's own.", valueName: "folder"),
    completion: .directory)
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Write a table there: token, true tag and found tag a line, a blank line behind each text.",
      valueName: "file"))
  var answers: String?

  @Option(help: "How to print the figures.")
  var format: Format = .markdown

  @Flag(help: "Print what each tagger costs, in time and bytes, and no figures of how good it is.")
  var cost = false

  @Flag(help: "Take broken lines for words outside of names, with a warning, and go on.")
  var lenient = false

  func validate() throws {
    guard cost, answers != nil || format != .markdown else { return }
    throw ValidationError("--cost prints a table of its own; leave out --answers and --format")
  }

  func run() throws {
    do {
      try TrainCommand.explainingErrors("check the paths of the data and of --model", evaluate)
    } catch is ExitCode {
      // To a training broken data are bad input; to an evaluation, as everywhere in 'evaluate', unusable.
      throw ExitCode(ExitStatus.inaccessible)
    }
  }

  private func evaluate() throws {
    let files = try LabelledFiles.read(data, lenient: lenient)
    let folder = model.map { URL(fileURLWithPath: $0) }
    let models = Surroundings().services.models
    let taggers = try EntityTaggers(models: models, folder: folder)
    guard !taggers.references.isEmpty else {
      throw TrainingDataError(
        "no tagger in \((folder ?? EntityTaggers.folder(in: models)).path); train some with 'colophon train entities'"
      )
    }
    if cost {
      return Terminal.printOutput(
        Self.table(try TaggingCost.all(files.texts, models: models, folder: folder)))
    }
    let labelled = files.texts.map { LabelledNames($0, found: taggers.names(in: $0)) }
    if let answers {
      let table = zip(files.texts, labelled).map { Self.table($0, $1) }.joined(separator: "\n")
      try Data(table.utf8).write(to: URL(fileURLWithPath: answers), options: .atomic)
    }
    let report = NameReport(labelled)
    switch format {
    case .markdown: Terminal.printOutput(report.markdown)
    case .json: Terminal.printOutput(String(decoding: try report.json(), as: UTF8.self))
    }
  }

  private static func table(_ costs: [TaggingCost]) -> String {
    let head = """
      | model | MB | load ms | words | tokens CPU s | tagging CPU s | words tagged a CPU s |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: |

      """
    return head
      + costs.map { cost in
        let numbers = [Double(cost.bytes) / 1e6, cost.loading * 1e3].map { String(format: "%.1f", $0) }
        let seconds = [cost.tokenising, cost.tagging].map { String(format: "%.2f", $0) }
        let rate = cost.wordsPerSecond.map { String(format: "%.0f", $0) } ?? "–"
        return "| "
          + ([cost.language] + numbers + ["\(cost.words)"] + seconds + [rate]).joined(separator: " | ") + " |"
      }.joined(separator: "\n")
  }

  private static func table(_ text: TaggedText, _ names: LabelledNames) -> String {
    func tags(_ names: [NameScore.Name]) -> [String] {
      var tags = [String](repeating: "O", count: text.words.count)
      for name in names {
        for index in name.words { tags[index] = (index == name.words.lowerBound ? "B-" : "I-") + name.kind }
      }
      return tags
    }
    let found = tags(names.found.map(\.name))
    return zip(text.words, zip(tags(names.expected), found)).map { "\($0.text)\t\($1.0)\t\($1.1)\n" }.joined()
  }
}
