import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

struct TrainClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Train a model that gives pages, texts or items a class, and measure it.",
    discussion: """
      EXAMPLES is a folder with a folder for each class, which holds pictures or .txt files; or a table (.csv, .tsv) \
      with a column for the class and columns of text or paths. Pictures are read with ocr first, unless --records \
      names a run that has read them. Writes model.json (the weights) and README.md (the model card) to --out; the \
      same examples, settings and seed give the same bytes. If a file ABOUT.md lies there, the card tells about the \
      data in its words. With --records and --labels alone, it trains the model of page types that comes with \
      Colophon.
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder with a folder for each class, or a table of examples.", valueName: "examples"))
  var place: String?

  @OptionGroup var columns: ExampleColumns

  @Option(
    help: ArgumentHelp(
      "Output folder of a run that has read the pages; the text is taken from its records.",
      valueName: "folder"))
  var records: String?

  @Option(
    help: ArgumentHelp(
      "Table with image path, tab and page type; trains Colophon's own page types.", valueName: "file"))
  var labels: String?

  @Option(help: ArgumentHelp("Folder for the model and its card.", valueName: "folder"))
  var out: String

  @Option(help: ArgumentHelp("Name of the model; that of the folder unless given.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "With --labels: test on the images whose path begins so, never train on them; may be repeated.",
      valueName: "prefix"))
  var holdOut: [String] = []

  @Option(help: "Seed of the folds and the training.")
  var seed: UInt64 = 1

  @Option(help: "How dear an error is against a large weight (liblinear's C).")
  var cost: Double = 10

  @Option(help: "Parts that the examples are divided into for cross-validation, from 2.")
  var folds = 5

  @Flag(help: "Let every class weigh the same, however many examples it has.")
  var balanced = false

  @Flag(help: "Go by runs of letters alone and not by words, as for languages.")
  var lettersOnly = false

  @Option(help: "Words and runs of letters that the model may know at most.")
  var features = 8_000

  @Option(help: ArgumentHelp("SPDX licence of the weights.", valueName: "identifier"))
  var licence = "CC-BY-4.0"

  @Option(help: ArgumentHelp("SPDX licence of the examples, for the card.", valueName: "identifier"))
  var dataLicence = "not told"

  @Option(
    help: ArgumentHelp(
      "Language of the examples as ISO 639 code, for the card; may be repeated.", valueName: "code"))
  var language: [String] = []

  func validate() throws {
    guard (place == nil) == (labels != nil) else {
      throw ValidationError("give either EXAMPLES, or --records and --labels for Colophon's own page types")
    }
    guard labels == nil || records != nil else { throw ValidationError("--labels needs --records") }
    guard folds >= 2, folds <= 100 else { throw ValidationError("--folds must be from 2 to 100") }
    guard features >= 10 else { throw ValidationError("--features must be 10 or more") }
    guard cost > 0, cost.isFinite else { throw ValidationError("--cost must be above 0") }
  }

  func run() async throws {
    try await TrainCommand.explainingErrors("check the paths given and that --out can be written") {
      if let place { try await train(on: place) } else { try trainPageTypes() }
    }
  }

  // MARK: - Any classes

  private func train(on place: String) async throws {
    let folder = URL(fileURLWithPath: out)
    let set = try await columns.examples(of: place, records: records)
    for path in set.ignored {
      Terminal.printError(
        "warning: \(path) is neither a picture nor a .txt file in a class's folder; left out")
    }
    var trainer = ClassTrainer(
      name: name ?? folder.lastPathComponent, licence: licence, reads: set.reads, seed: seed)
    trainer.cost = cost
    trainer.folds = folds
    trainer.balanced = balanced
    trainer.usesWords = !lettersOnly
    trainer.mostTextFeatures = features
    try trainer.check(set.examples)
    let validation = try trainer.crossValidate(set.examples) { fold, folds in
      Terminal.showStatus("cross-validation, part \(fold) of \(folds)")
    }
    Terminal.showStatus("training on all \(set.examples.count) examples")
    let model = try trainer.train(on: set.examples, slope: validation.slope)
    Terminal.showStatus("")
    let report = validation.report
    let writer = TrainedModel(folder: folder, model: model)
    try writer.write { digest, about in
      ClassCard(
        model: model, weightsDigest: digest, languages: language,
        sources: [
          ClassCard.Source(
            name: URL(fileURLWithPath: place).lastPathComponent, licence: dataLicence,
            digest: model.header.trainingDigest)
        ],
        examples: model.labels.map { label in (label, set.examples.count { $0.label == label }) },
        accuracy: report.overall.accuracy,
        figures: "Cross-validation in \(folds) parts; groups of examples are never divided.\n\n"
          + report.markdown(),
        about: about, command: command
      ).text
    }
    Terminal.printOutput("cross-validation in \(folds) parts:\n\n" + report.table())
    Terminal.printOutput("\n\(writer.summary)")
  }

  /// The command line that does the same again, for the card.
  private var command: String {
    let arguments = CommandLine.arguments.dropFirst().map { argument in
      argument.contains(where: { !$0.isLetter && !$0.isNumber && !"-_./=,:".contains($0) })
        ? "'\(argument.replacing("'", with: "'\\''"))'" : argument
    }
    return (["colophon"] + arguments).joined(separator: " ")
  }

  // MARK: - Colophon's own page types

  private static func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw UnreadableInput(
        path: path, problem: isThere ? "expected a file that can be read" : "there is no such file",
        remedy: "give --labels a table with an image path, a tab and a label on each line")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func trainPageTypes() throws {
    guard let records, let labels else { return }
    let labelFile = URL(fileURLWithPath: labels)
    let table = try LabelTable(Self.text(of: labels), name: labels)
    var pages: [(image: String, text: PageText)] = []
    try OutputFolder(records: records).forEachRecordedPage { _, page in
      if let text = page.text { pages.append((page.image.path, text)) }
    }
    let set = TrainingSet(pages: pages, labels: table, heldOutPrefixes: holdOut)
    for image in set.missing {
      Terminal.printError("warning: no text for \(image); the page is left out")
    }
    let report = try DocumentTypeReport(
      set, seed: seed, licence: licence, labelFile: labelFile.lastPathComponent, heldOutPrefixes: holdOut)
    let writer = TrainedModel(folder: URL(fileURLWithPath: out), model: report.model)
    try writer.write { digest, about in
      report.card(weightsDigest: digest, about: about ?? "The pages of \(labelFile.lastPathComponent).")
    }
    Terminal.printOutput(report.figures)
  }
}
