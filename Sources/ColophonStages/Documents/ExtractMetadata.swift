import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Reads title, creator, date, place, publisher and identifiers off title pages, index cards, letters and
/// newspaper heads, each with its confidence and the line it stands on.
package struct ExtractMetadata: DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "extract_metadata",
    summary: "Read title, creator, date, place, publisher and identifiers off the item's own pages.",
    version: 3, needs: [.text], gives: [.fields], example: "extract_metadata: { minimum_confidence: 0.5 }")

  package struct Options: ComponentOptions {
    let from: [DocumentType]
    let minimumConfidence: Double

    package init(from reader: inout OptionReader) {
      let readers = FieldReading.readable.map(\.rawValue)
      let names = reader.value(
        "from", default: readers, "Types of page to read: \(readers.joined(separator: ", ")).")
      let types = names.map { name in (name, DocumentType(rawValue: name)) }
      for (name, type) in types where type.map(FieldReading.readable.contains) != true {
        reader.reject(
          "from", "'\(name)' is no type of page that fields can be read from",
          hint: nearestName(to: name, among: readers).map { "did you mean '\($0)'?" }
            ?? "known: \(readers.joined(separator: ", "))")
      }
      from = types.compactMap(\.1)
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.3, in: 0...1, "Leave out values that are less sure.")
    }
  }

  /// Pages from the first that are read; then only the last one, where a letter's signature stands.
  static let pagesFromTheFirst = 6

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    DocumentTypeModel.shortcomings(named: DocumentTypeModel.ownName, option: nil, services)
  }

  package let models: [ModelReference]
  private let options: Options
  private let classifier: PageClassifier
  private let classifierReference: ModelReference
  private let lists: FieldLists

  package init(_ options: Options, _ services: Services) throws {
    self.options = options
    let file = try DocumentTypeModel.load(named: DocumentTypeModel.ownName, services)
    classifier = PageClassifier(file.model)
    classifierReference = file.reference
    lists = try FieldLists(services)
    models = ([file.reference] + lists.references).sorted { $0.name < $1.name }
  }

  package func process(
    _ document: inout Document, pages: any PageSource
  ) async throws -> [ModelReference] {
    var reading = FieldReading()
    var askedClassifier = false
    var indices = Array(0..<min(pages.count, Self.pagesFromTheFirst))
    if pages.count > Self.pagesFromTheFirst { indices.append(pages.count - 1) }
    for index in indices {
      let page = try pages.page(at: index)
      guard let text = page.text else { continue }
      // `classify` often stands later in the pipeline: then its model is asked here.
      askedClassifier = askedClassifier || page.documentType == nil
      let label = (page.documentType ?? classifier.classify(text)).label
      guard let type = DocumentType(rawValue: label), options.from.contains(type) else { continue }
      reading.add(type, FieldPage(number: page.number, text: text, lists: lists))
    }
    document.fields = reading.fields.filter { ($0.confidence ?? 0) >= options.minimumConfidence }
    return askedClassifier ? models : lists.references
  }
}
