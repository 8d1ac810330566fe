import ArgumentParser
import ColophonDocument
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

struct TrainClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Train the model that tells page types apart, and measure it.",
    discussion: """
      Writes model.json (the weights) and README.md (the model card). If a file ABOUT.md lies in the output \
      folder, the card tells about the data in its words. The same input and seed give the same bytes.
      """)

  @Option(
    help: ArgumentHelp(
      "Output folder of a run that has read the pages; the text is taken from its records.",
      valueName: "folder"))
  var records: String

  @Option(help: ArgumentHelp("Table with image path, tab and label.", valueName: "file"))
  var labels: String

  @Option(help: ArgumentHelp("Folder for the model and its card.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Test on the images whose path begins so, never train on them; may be repeated.", valueName: "prefix"))
  var holdOut: [String] = []

  @Option(help: "Seed of the made pages, the folds and the training.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("SPDX licence of the weights.", valueName: "identifier"))
  var licence = "CC-BY-4.0"

  func run() throws {
    try TrainCommand.explainingErrors("check the paths of --records, --labels and --out", train)
  }

  private static func labels(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw UnreadableInput(
        path: path, problem: isThere ? "expected a file that can be read" : "there is no such file",
        remedy: "give --labels a table with an image path, a tab and a label on each line")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func train() throws {
    let labelFile = URL(fileURLWithPath: labels)
    let folder = URL(fileURLWithPath: out)
    let table = try LabelTable(Self.labels(labels), name: labels)
    var pages: [(image: String, text: PageText)] = []
    let run = OutputFolder(URL(fileURLWithPath: records))
    guard run.hasRecords else {
      throw UnreadableInput(
        path: records, problem: "expected the output folder of a run, found no records",
        remedy: "read the pages with colophon run, and give its --output to --records")
    }
    try run.forEachRecordedPage { _, page in
      if let text = page.text { pages.append((page.image.path, text)) }
    }
    let set = TrainingSet(pages: pages, labels: table, heldOutPrefixes: holdOut)
    for image in set.missing {
      Terminal.printError("warning: no text for \(image); the page is left out")
    }
    let report = try DocumentTypeReport(
      set, seed: seed, licence: licence, labelFile: labelFile.lastPathComponent, heldOutPrefixes: holdOut)
    let weights = try LinearModelFile.bytes(of: report.model)
    let digest = try LinearModelFile(data: weights, name: LinearModelFile.fileName).reference.digest
    let about = try? String(contentsOf: folder.appending(path: "ABOUT.md"), encoding: .utf8)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try weights.write(to: folder.appending(path: LinearModelFile.fileName), options: .atomic)
    let card = report.card(
      weightsDigest: digest,
      about: about?.trimmingCharacters(in: .whitespacesAndNewlines)
        ?? "The pages of \(labelFile.lastPathComponent).")
    try Data(card.utf8).write(to: folder.appending(path: "README.md"), options: .atomic)
    Terminal.printOutput(report.figures)
  }
}
