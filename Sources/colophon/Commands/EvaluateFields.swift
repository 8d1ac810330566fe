import ArgumentParser
import ColophonDocument
import ColophonEvaluation
import ColophonModels
import ColophonPipeline
import ColophonStages
import Foundation

struct EvaluateFieldsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "Measure how well descriptions are read off cards and title pages.",
    discussion: """
      The data are a folder with records.tsv and images of index cards, or a folder of works, each with a METS file \
      (MODS) and full texts in PAGE or ALTO. With the output folder of a run its descriptions are measured; without \
      one, pictures or full texts are read now with the stages' defaults. --against-catalogue lists where a run and \
      the collection's own catalogue disagree.
      """)

  @Argument(help: "Output folder of a run.", completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("Folder with the records.", valueName: "folder"), completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      """
      Names of the items that are written by hand, one a line: they are counted apart. Without a list, \
      items without usable text are.
      """, valueName: "file"), completion: .file())
  var handwritten: String?

  @Flag(help: "List the values of the run that are unlike the catalogue's.")
  var againstCatalogue = false

  @Flag(help: "List every value that is wrong, invented or missing.")
  var errors = false

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard (data != nil) != againstCatalogue else {
      throw ValidationError("give either --data FOLDER or --against-catalogue")
    }
    guard !againstCatalogue || output != nil else {
      throw ValidationError("--against-catalogue needs the output folder of a run")
    }
  }

  func run() async throws {
    try await EvaluationErrors.explained {
      if let data {
        try await measure(URL(fileURLWithPath: data))
      } else if let output {
        let run = try FieldOutput(folder: URL(fileURLWithPath: output))
        if json {
          for (item, found) in run.items.sorted(by: { $0.key < $1.key }) where !found.disagreements.isEmpty {
            Terminal.printOutput(
              try Terminal.jsonLine(ItemDisagreements(item: item, disagreements: found.disagreements)))
          }
        } else {
          Terminal.printOutput(run.disagreementTable ?? "no value disagrees with the catalogue")
        }
      }
    }
  }

  private struct ItemDisagreements: Encodable {
    var item: String
    var disagreements: [CatalogueDisagreement]
  }

  private func measure(_ folder: URL) async throws {
    let services = Surroundings().services
    let bench = FieldReadingBench(services)
    let truth = try FieldTruth(folder: folder)
    let run = try output.map { try FieldOutput(folder: URL(fileURLWithPath: $0)) }
    let byHand = try HandwrittenList(handwritten)
    var cases: [FieldCase] = []
    switch truth {
    case .cards(let records, let images):
      let known = Set(records.map(\.item))
      let texts = run == nil ? try await bench.texts(of: images.filter { known.contains($0.key) }) : [:]
      warnOfTrainingCards(known, services)
      let languages = RecordLanguages(services)
      for var record in records {
        let found = run?.items[record.item]
        record.language = found?.language ?? languages.language(of: record)
        var fields = found?.fields ?? []
        if let text = texts[record.item] { fields = try await bench.fields(of: [text], type: nil) }
        let isUnread = run == nil ? !texts.isRead(record.item) : found?.isUnreadable ?? false
        cases.append(
          FieldCase(record, fields: fields, isHandwritten: byHand.setsApart(record.item, isUnread: isUnread)))
      }
    case .works(let works):
      for work in works where !work.titlePages.isEmpty {
        var fields = run?.items[work.record.item]?.fields ?? []
        if run == nil {
          fields = try await bench.fields(
            of: work.titlePages.map { DividedWords.marked($0) }, type: .titlePage)
        }
        cases.append(
          FieldCase(
            work.record, fields: fields, isHandwritten: byHand.setsApart(work.record.item, isUnread: false)))
      }
      Terminal.printError("\(cases.count) of \(works.count) works have a title page among their texts")
    }
    let report = FieldReport(cases, measure: truth.measure)
    Terminal.printOutput(json ? try report.json() : report.markdown(listsErrors: errors))
  }

  /// Cards that the model was trained on flatter it.
  private func warnOfTrainingCards(_ items: Set<String>, _ services: Services) {
    guard let model = try? CardModel.load(folder: services.models.appending(path: CardModel.ownName)).model
    else { return }
    let known = items.intersection(model.header.items).count
    guard known > 0 else { return }
    Terminal.printError(
      "warning: the model in use was trained on \(known) of these \(items.count) cards; the cross-validation in its card is the honest figure"
    )
  }
}
