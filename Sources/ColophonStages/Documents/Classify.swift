import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Names the type of each page and of the item: title page, text page, index card, typescript, table or list,
/// cover, blank.
package struct Classify: PageStage, DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "classify",
    summary: "Name the type of pages and items, such as title page or index card, from their look and words.",
    needs: [.text], gives: [.documentType], example: "classify: {}")

  package struct Options: ComponentOptions {
    let model: String

    package init(from reader: inout OptionReader) {
      model = reader.value(
        "model", default: DocumentTypeModel.ownName, "Folder below Models that holds the linear model.")
    }
  }

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    DocumentTypeModel.shortcomings(named: options.model, option: "model", services)
  }

  package let models: [ModelReference]
  private let classifier: PageClassifier

  package init(_ options: Options, _ services: Services) throws {
    let file = try DocumentTypeModel.load(named: options.model, services)
    models = [file.reference]
    classifier = PageClassifier(file.model)
  }

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    guard let text = page.text else { return [] }
    page.documentType = classifier.classify(text)
    return models
  }

  package func process(
    _ document: inout Document, pages: any PageSource
  ) async throws -> [ModelReference] {
    var votes = PageVotes()
    for index in 0..<pages.count { votes.add(try pages.page(at: index).documentType) }
    document.documentType = votes.result
    return document.documentType == nil ? [] : models
  }
}
