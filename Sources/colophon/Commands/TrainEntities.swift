import ArgumentParser
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

/// `colophon train entities`: the taggers of names.
struct TrainEntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Train the taggers of names, one for each language, and measure them.",
    discussion: """
      Writes a .tagger file for each language of the data and mul.tagger for all others, README.md (the model card) \
      and SHA256SUMS. If a file ABOUT.md lies in the output folder, the card tells about the data in its words. The \
      figures are those of cross-validation. The same data and seed give the same bytes. \
      Documentation/Training.md tells which formats are read.
      """)

  @Option(
    help: ArgumentHelp(
      """
      Labelled file or folder: HIPE TSV, CoNLL or IOB, brat, JSON Lines of our own, TEI. Where the texts do not tell \
      their language, put it before the path, as in de=notes.conll. May be given several times.
      """, valueName: "path"))
  var data: [String]

  @Option(help: ArgumentHelp("Folder for the models and their card.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Train the model of this language only; 'mul' is the one for all others. May be given several times.",
      valueName: "code"))
  var language: [String] = []

  @Option(help: "Parts of the cross-validation.")
  var folds = 5

  @Option(help: "Seed of everything that is left to chance.")
  var seed: UInt64 = 1

  @Option(help: "How often the data are gone through.")
  var epochs = 5

  @Option(help: "Part of the words of clean texts that are misread, as engines do, in a second copy of them.")
  var noise = 0.2

  @Option(help: ArgumentHelp("SPDX licence of the weights.", valueName: "identifier"))
  var licence = "CC-BY-4.0"

  @Flag(help: "Take broken lines for words outside of names, with a warning, and go on.")
  var lenient = false

  @Flag(help: "Train on data whose README.md does not state CC0 or CC BY, too.")
  var anyLicence = false

  func validate() throws {
    guard (2...20).contains(folds) else { throw ValidationError("--folds must be from 2 to 20") }
    guard (1...100).contains(epochs) else { throw ValidationError("--epochs must be from 1 to 100") }
    guard (0...1).contains(noise) else { throw ValidationError("--noise must be from 0 to 1") }
  }

  func run() throws {
    try TrainCommand.explainingErrors("check the paths of --data and --out", train)
  }

  private func train() throws {
    let files = try LabelledFiles.read(data, lenient: lenient)
    let sources = try DataSource.of(files.files)
    if !anyLicence, let other = sources.first(where: { !$0.isFree }) {
      throw TrainingDataError(
        "the data set \(other.name) has the licence '\(other.licence)'; weights may be given on if it is CC0 or CC BY: "
          + "state that in its README.md, or train with --any-licence")
    }
    let folder = URL(fileURLWithPath: out)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let languages =
      language.isEmpty ? Set(files.texts.map(\.language)).sorted() + [EntityTaggers.others] : language
    var models: [EntityCard.Model] = []
    var answers: [LabelledNames] = []
    for code in languages {
      let texts =
        code == EntityTaggers.others ? files.texts : files.texts.filter { $0.language == code }
      guard !texts.isEmpty else { throw TrainingDataError("there is no text in '\(code)'; check --language") }
      var settings = settings
      // All languages together are many; fewer parts say enough of a model that is for none of them.
      if code == EntityTaggers.others { settings.folds = min(settings.folds, 3) }
      var training = try TaggerTraining(
        texts, language: code, models: Surroundings().services.models, settings: settings)
      let outcome = try training.run { Terminal.printError($0) }
      try outcome.bytes.write(to: folder.appending(path: "\(code).tagger"), options: .atomic)
      let labelled = outcome.answers.map { LabelledNames($0.text, found: $0.found) }
      let report = NameReport(labelled)
      models.append(
        EntityCard.Model(
          outcome: outcome, digest: sha256(of: outcome.bytes),
          figures: report.tables[0].rows.map { ($0.name, $0.strict.f1 ?? 0, $0.fuzzy.f1 ?? 0) }))
      // The model for the rest is measured on languages it is not for.
      if code != EntityTaggers.others { answers += labelled }
      for row in report.tables[0].rows {
        Terminal.printOutput(
          "\(code)  \(row.name)  strict F1 \(NameReport.figure(row.strict.f1))  fuzzy F1 "
            + NameReport.figure(row.fuzzy.f1))
      }
    }
    try writeCard(models, sources, answers, to: folder)
  }

  private func writeCard(
    _ models: [EntityCard.Model], _ sources: [DataSource], _ answers: [LabelledNames], to folder: URL
  ) throws {
    let about = try? String(contentsOf: folder.appending(path: "ABOUT.md"), encoding: .utf8)
    let card = EntityCard(
      models, sources: sources,
      lexicons: try Lexicon.all(in: Surroundings().services.models).map { $0.reference() },
      tables: NameReport(answers).markdown, settings: settings, command: command,
      about: about?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "Taggers trained on the data below.")
    try Data(card.text.utf8).write(to: folder.appending(path: "README.md"), options: .atomic)
    let sums = models.sorted { $0.outcome.language < $1.outcome.language }
      .map { "\($0.digest)  \($0.outcome.language).tagger\n" }.joined()
    try Data(sums.utf8).write(to: folder.appending(path: "SHA256SUMS"), options: .atomic)
  }

  private var settings: TaggerTraining.Settings {
    var settings = TaggerTraining.Settings()
    settings.seed = seed
    settings.folds = folds
    settings.trainer.epochs = epochs
    settings.noise = noise
    settings.licence = licence
    return settings
  }

  /// The command as anybody can give it: sets by their names, wherever they lie.
  private var command: String {
    let names = data.map { argument in
      let parts = argument.split(separator: "/").map(String.init)
      let place = parts.firstIndex { $0.hasPrefix("ner-") } ?? max(0, parts.count - 2)
      let told = argument.contains("=") ? String(argument.prefix { $0 != "=" }) + "=" : ""
      return "  --data \(told)DATA/\(parts[place...].joined(separator: "/"))"
    }
    return
      ([
        "colophon train entities --out Models/entities --seed \(seed) --folds \(folds) --epochs \(epochs) --noise \(noise)"
      ]
      + (lenient ? ["  --lenient"] : []) + names).joined(separator: " \\\n")
  }
}
