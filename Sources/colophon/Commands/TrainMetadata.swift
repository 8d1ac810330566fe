import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

struct TrainMetadataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metadata",
    abstract: "Train the model that labels rows and words of index cards, and measure it.",
    discussion: """
      The data are a folder with records.tsv and images; Documentation/Training.md has the columns. The pictures \
      are read first, unless --records names the output folder of a run that has read them. Writes model.json (the \
      weights) and README.md (the model card) with a cross-validation. The same texts, records and seed give the \
      same bytes.
      """)

  @Option(
    help: ArgumentHelp("Folder with records.tsv and images.", valueName: "folder"), completion: .directory)
  var data: String

  @Option(
    help: ArgumentHelp("Folder for the model and its card.", valueName: "folder"), completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "Output folder of a run that has read the pictures, each an item; without it they are read now.",
      valueName: "folder"), completion: .directory)
  var records: String?

  @Option(
    help: ArgumentHelp(
      """
      Names of the cards that are written by hand, one a line: they are counted apart. Without a list, \
      cards without usable text are.
      """, valueName: "file"), completion: .file())
  var handwritten: String?

  @Option(help: "Seed of the folds and of the order in which cards are learned.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("SPDX licence of the weights.", valueName: "identifier"))
  var licence = "CC0-1.0"

  @Flag(help: "List every value of the cross-validation that is wrong, invented or missing.")
  var errors = false

  func run() async throws {
    try await TrainCommand.explainingErrors("check the paths of --data, --records and --out", train)
  }

  private func train() async throws {
    let folder = URL(fileURLWithPath: data)
    guard case .cards(let truth, let images) = try FieldTruth(folder: folder) else {
      throw TrainingDataError("\(data): expected records.tsv and images of index cards")
    }
    let services = Surroundings().services
    // Reading takes minutes, so whatever else can be missing is looked for first.
    let byHand = try HandwrittenList(handwritten)
    let trainer = try CardTrainer(seed: seed, licence: licence, services: services)
    let bench = FieldReadingBench(services)
    let known = Set(truth.map(\.item))
    let texts =
      if let records { try bench.texts(recordedIn: records) } else {
        try await bench.texts(of: images.filter { known.contains($0.key) })
      }
    let cards = truth.compactMap { record in
      texts[record.item].map { TrainingCard(item: record.item, text: $0, record: record.fields) }
    }
    guard !cards.isEmpty else {
      throw TrainingDataError(
        "\(records ?? "\(data)/images"): expected texts of the cards in \(data)/records.tsv, found none; "
          + "the id of a card is the name of its picture without the ending")
    }
    let (model, trials) = try trainer.train(cards) { Terminal.printError($0) }
    let found = Dictionary(trials.map { ($0.item, $0.fields) }, uniquingKeysWith: { first, _ in first })
    let languages = RecordLanguages(services)
    let cases = truth.map { record in
      var record = record
      record.language = record.language ?? languages.language(of: record)
      let fields = (found[record.item] ?? []).filter {
        ($0.confidence ?? 0) >= ExtractMetadata.usualConfidence
      }
      return FieldCase(
        record, fields: fields,
        isHandwritten: byHand.setsApart(record.item, isUnread: !texts.isRead(record.item)))
    }
    let report = FieldReport(cases, measure: .letters)
    let weights = try model.bytes()
    let card = CardModelCard(
      model: model, weightsDigest: sha256(of: weights), figures: report.markdown(listsErrors: false),
      cards: truth.count, read: cards.count { !$0.text.lines.isEmpty },
      recordsDigest: try sha256(of: folder.appending(path: "records.tsv")),
      isListed: handwritten != nil)
    let target = URL(fileURLWithPath: out)
    let about = try? String(contentsOf: target.appending(path: "ABOUT.md"), encoding: .utf8)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try weights.write(to: target.appending(path: CardModel.fileName), options: .atomic)
    try Data(card.text(about: about).utf8).write(to: target.appending(path: "README.md"), options: .atomic)
    Terminal.printOutput(report.markdown(listsErrors: errors))
    Terminal.printOutput("\n\(CardModel.fileName): SHA-256 \(sha256(of: weights))")
  }
}
