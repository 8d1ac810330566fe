import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Names the type of each page and of the item: title page, text page, index card, typescript, table or list,
/// cover, blank. Further models give classes of their own, such as fiction or not.
package struct Classify: PageStage, DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "classify",
    summary:
      "Name the type of pages and items, such as title page or index card, and classes by models of your own.",
    version: 2, needs: [.text], uses: [.fields, .languages], gives: [.documentType, .classes],
    example: "classify: { models: [fiction] }")

  package struct Options: ComponentOptions {
    let model: String
    let models: [String]
    let minimumConfidence: Double
    /// Where relative paths of models start.
    let folder: URL

    package init(from reader: inout OptionReader) {
      model = reader.value(
        "model", default: DocumentTypeModel.ownName, "Folder below Models that holds the model of page types."
      )
      models = reader.value(
        "models", default: [],
        "Further models that give classes: folders below Models, such as fiction, or paths from the pipeline file."
      )
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.4, in: 0...1,
        "Below this the class is 'unknown'; the best three are told all the same.")
      folder = reader.folder
    }
  }

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    DocumentTypeModel.shortcomings(named: options.model, option: "model", services)
      + options.models.compactMap {
        ClassModel.shortcoming($0, folder: options.folder, option: "models", services)
      }
  }

  package let models: [ModelReference]
  private let minimumConfidence: Double
  private let types: ClassModel
  /// Each with its name in results.
  private let further: [ClassModel]

  package init(_ options: Options, _ services: Services) throws {
    types = ClassModel(try DocumentTypeModel.load(named: options.model, services))
    further = try options.models.map { try ClassModel(named: $0, folder: options.folder, services) }
    models = ([types.reference] + further.map(\.reference)).sorted { $0.name < $1.name }
    minimumConfidence = options.minimumConfidence
  }

  // MARK: - Pages

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    guard let text = page.text else { return [] }
    var input = ClassInput()
    input.add(page: text)
    page.documentType = types.classify(input, minimumConfidence: minimumConfidence)
    let ofPages = further.filter { $0.reads != .title }
    if ofPages.contains(where: { $0.reads == .picture }) {
      try input.add(picture: image, frame: page.image.frame)
    }
    let classes = ofPages.compactMap { model in
      model.classify(input, minimumConfidence: minimumConfidence).map {
        NamedClassification(model: model.reference.name, classification: $0)
      }
    }
    if !ofPages.isEmpty { page.classes = classes }
    return ([types] + ofPages).map(\.reference).sorted { $0.name < $1.name }
  }

  // MARK: - Items

  package func process(
    _ document: inout Document, pages: any PageSource
  ) async throws -> [ModelReference] {
    var typeVotes = PageVotes(leastAmongOthers: DocumentType.blank.rawValue)
    var votes = [PageVotes](repeating: PageVotes(leastAmongOthers: nil), count: further.count)
    for index in 0..<pages.count {
      let page = try pages.page(at: index)
      typeVotes.add(page.documentType)
      for (position, model) in further.enumerated() {
        votes[position].add(page.classes?.first { $0.model == model.reference.name }?.classification)
      }
    }
    document.documentType = typeVotes.result(minimumConfidence: minimumConfidence)
    var asked = document.documentType == nil ? [] : [types]
    var classes: [NamedClassification] = []
    for (position, model) in further.enumerated() {
      let answer =
        model.reads == .title
        ? model.classify(
          try ClassInput(document, pages: pages), minimumConfidence: minimumConfidence)
        : votes[position].result(minimumConfidence: minimumConfidence)
      guard let answer else { continue }
      asked.append(model)
      classes.append(NamedClassification(model: model.reference.name, classification: answer))
    }
    if !further.isEmpty { document.classes = classes }
    return asked.map(\.reference).sorted { $0.name < $1.name }
  }
}
