import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

struct TrainQualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality", abstract: "Fit the model that estimates a reading's errors, and measure it.",
    discussion: """
      Writes model.json (the weights) and README.md (the model card). If a file ABOUT.md lies in the output \
      folder, the card tells about the data in its words. The same readings, truth and lexicons give the same \
      bytes.
      """)

  @Option(
    help: ArgumentHelp(
      "Output folder of a run that has read the pages; repeat for other readings of them.",
      valueName: "folder"))
  var records: [String]

  @Option(
    help: ArgumentHelp(
      "Table of a data set with the columns image and plain_text; may be repeated.", valueName: "manifest"))
  var truth: [String]

  @Option(help: ArgumentHelp("Folder for the model and its card.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Test on this data set, never train on it; may be repeated. A set is called as its manifest's folder.",
      valueName: "set"))
  var holdOut: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which of the folders in --records is held against the others line by line.", valueName: "folder"))
  var plainReading: String?

  @Option(
    help: ArgumentHelp(
      "Write the features and errors of all lines and pages there as well.", valueName: "file"))
  var table: String?

  @Option(help: ArgumentHelp("SPDX licence of the weights.", valueName: "identifier"))
  var licence = "CC-BY-4.0"

  func run() throws {
    try TrainCommand.explainingErrors("check the paths of --records, --truth and --out", train)
  }

  private func train() throws {
    let lexicons = try Lexicon.all(in: Surroundings().services.models)
    if lexicons.isEmpty {
      Terminal.printError("warning: there are no lexicons, so no word is known; run make models first")
    }
    let samples = try samples(lexicons)
    guard Set(samples.map(\.set)).subtracting(holdOut).count > 1 else {
      throw TrainingDataError(
        "expected readings of two or more data sets with truth; check --records, --truth and --hold-out")
    }
    if let table {
      let rows = [QualitySample.tableHeader] + samples.map(\.tableRow)
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: table))
    }
    let report = QualityReport(
      samples, heldOut: holdOut, plainReading: plainReading.map(Self.readingName),
      lexicons: lexicons.map { $0.reference() }, version: "1", licence: licence,
      rankCorrelation: Correlation.spearman)
    let folder = URL(fileURLWithPath: out)
    let weights = try QualityModelFile.bytes(of: report.model)
    let about = try? String(contentsOf: folder.appending(path: "ABOUT.md"), encoding: .utf8)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try weights.write(to: folder.appending(path: QualityModelFile.fileName), options: .atomic)
    let card = report.card(
      weightsDigest: sha256(of: weights),
      about: about?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "The pages of the manifests given.")
    try Data(card.utf8).write(to: folder.appending(path: "README.md"), options: .atomic)
    Terminal.printOutput(report.figures)
  }

  private static func readingName(_ folder: String) -> String {
    URL(fileURLWithPath: folder).lastPathComponent
  }

  private func samples(_ lexicons: [Lexicon]) throws -> [QualitySample] {
    let manifests = try truth.map { try TruthManifest(contentsOf: URL(fileURLWithPath: $0)) }
    var samples: [QualitySample] = []
    for folder in records {
      try OutputFolder(URL(fileURLWithPath: folder)).forEachRecordedPage { _, page in
        guard let text = page.text, let found = Self.truth(of: page, in: manifests) else { return }
        let truth = try String(contentsOf: found.file, encoding: .utf8)
        let errors = ReadingErrors(truth: truth, lines: text.lines.map(\.text))
        // An empty page has no error rate.
        guard errors.ordered.length > 0 else { return }
        let reading = MeasuredReading(text.lines, lexicons: lexicons)
        let page = ReadingFeatures.ofPage(reading.page)
        let name = Self.readingName(folder)
        samples.append(
          QualitySample(
            extent: .page, set: found.set, image: found.image, reading: name, box: nil, features: page,
            errors: errors.unordered.errors, orderedErrors: errors.ordered.errors,
            characters: errors.unordered.length))
        for (index, line) in text.lines.enumerated() where errors.lines[index].length > 0 {
          samples.append(
            QualitySample(
              extent: .line, set: found.set, image: found.image, reading: name, box: line.box,
              features: ReadingFeatures.ofLine(reading.lines[index], page: page),
              errors: errors.lines[index].errors, characters: errors.lines[index].length))
        }
      }
    }
    // The order of the records must not show in the card.
    return samples.enumerated().sorted {
      ($0.element.reading, $0.element.image, $0.offset) < ($1.element.reading, $1.element.image, $1.offset)
    }.map(\.element)
  }

  private static func truth(
    of page: Page, in manifests: [TruthManifest]
  ) -> (set: String, image: String, file: URL)? {
    for manifest in manifests {
      for candidate in manifest.pages
      where page.image.path == candidate.image || page.image.path.hasSuffix("/" + candidate.image) {
        return (manifest.set, candidate.image, candidate.text)
      }
    }
    return nil
  }
}
