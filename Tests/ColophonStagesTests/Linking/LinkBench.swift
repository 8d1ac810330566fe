import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Logging

@testable import ColophonStages

/// Runs `link_entities` as a pipeline file has it, on names that stand on pages.
struct LinkBench {
  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  init() throws { folder = try TemporaryFolder() }

  var services: Services {
    Services(
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, models: Repository.models,
      environment: environment, today: "2026-08-01", version: "1.2.3")
  }

  /// The options of a piece of YAML; paths are relative to the folder.
  func options(_ yaml: String) throws -> (LinkEntities.Options, [Diagnostic]) {
    var reader = OptionReader(try SettingParser.parse(yaml, source: "pipeline.yaml"), folder: folder.url)
    let options = LinkEntities.Options(from: &reader)
    return (options, reader.diagnostics)
  }

  func stage(_ yaml: String) throws -> LinkEntities {
    try LinkEntities(options(yaml + "\ncache: \(folder.url.path)/cache").0, services)
  }

  /// The document after the stage has seen a page with each of the names.
  func document(_ names: [(Entity.Kind, String)], _ stage: LinkEntities) async throws -> Document {
    var page = Page(number: 1, image: PageImage(path: "1.png"))
    page.text = PageText(width: 100, height: 100, regions: [])
    page.entities = names.map { kind, text in
      Entity(
        kind: kind, text: text, start: 0, end: 1, boxes: [], normal: nil, confidence: 0.9, evidence: "test")
    }
    var document = Document(item: Item(id: "i", pages: []), date: "2026-08-01")
    _ = try await stage.process(&document, pages: MemoryPages([page]))
    return document
  }

  /// What the first authority answers to one name.
  func answer(_ kind: Entity.Kind, _ name: String, _ yaml: String) async throws -> Link.Answer? {
    try await document([(kind, name)], stage(yaml)).links?.first?.answers.first
  }
}
