import ColophonDocument
import ColophonModels
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite struct ClassifyTests {
  private func stage() throws -> Classify {
    var reader = sampleOptions()
    return try Classify(Classify.Options(from: &reader), sampleServices())
  }

  private func classified(_ text: PageText?) async throws -> Page {
    var page = Page(number: 1, image: PageImage(path: "1.png"))
    page.text = text
    _ = try await stage().process(&page, image: URL(fileURLWithPath: "/nowhere"))
    return page
  }

  @Test func `a page without a word is blank`() async throws {
    let page = try await classified(PageText(width: 1200, height: 1800, regions: []))
    #expect(page.documentType?.label == "blank")
  }

  @Test func `a catalogue card is an index card, with three candidates and the model named`() async throws {
    let text = samplePage([
      ("Mortensen, Esper. Aldersforandringer af den", 80, 70, 22),
      ("normale humane erythrocyt. En oversigt.", 80, 104, 22),
      ("-- Aarhus 1965. -- 8' 89 S.", 80, 138, 22), ("Standort: Diss.1965,1588", 80, 186, 22),
    ])
    var page = Page(number: 1, image: PageImage(path: "1.png"))
    page.text = text
    let models = try await stage().process(&page, image: URL(fileURLWithPath: "/nowhere"))
    let type = try #require(page.documentType)
    #expect(type.label == "index_card")
    #expect(type.candidates.count == 3 && type.candidates[0].label == type.label)
    #expect(type.confidence == type.candidates[0].confidence)
    #expect(models.map(\.name) == ["document-type"])
  }

  @Test func `a page that was not read gets no type`() async throws {
    #expect(try await classified(nil).documentType == nil)
  }

  @Test func `made pages of another seed than the training's are mostly told apart`() async throws {
    let stage = try stage()
    let made = SyntheticPages.make(seed: 4711)
    var right = 0
    for sample in made {
      var page = Page(number: 1, image: PageImage(path: "1.png"))
      page.text = sample.text
      _ = try await stage.process(&page, image: URL(fileURLWithPath: "/nowhere"))
      if page.documentType?.label == sample.type.rawValue { right += 1 }
    }
    #expect(Double(right) > 0.93 * Double(made.count))
  }

  @Test func `pages no scanner makes still get finite features and a type`() async throws {
    let odd = [
      PageText(width: 0, height: 0, regions: []), samplePage([("", 0, 0, 0)]),
      samplePage(width: -5, height: 3, confidence: nil, [("x", -900, -900, -4), ("1", 0, 0, 0)]),
      samplePage(confidence: .nan, [("Ω≈ç√ 123 ﷽", 3, 3, 1_000_000)]),
    ]
    for text in odd {
      #expect(PageFeatures(text).all.allSatisfy { $0.value.isFinite })
      #expect(try await classified(text).documentType != nil)
    }
  }

  @Test func `every feature of the shipped model is one that pages have`() throws {
    let model = try LinearModelFile(folder: Repository.models.appending(path: "document-type")).model
    #expect(model.features.map(\.name) == PageFeatures.names)
    #expect(model.labels == DocumentType.allCases.map(\.rawValue))
  }

  @Test func `a model that is not there is reported before any page is read`() throws {
    var reader = sampleOptions(scalars: ["model": "no-such-model"])
    let options = Classify.Options(from: &reader)
    let found = Classify.shortcomings(options, sampleServices())
    #expect(found.count == 1 && found.first?.kind == .missing && found.first?.option == "model")
    #expect(throws: LinearModelError.self) { try Classify(options, sampleServices()) }
    var fine = sampleOptions()
    #expect(Classify.shortcomings(Classify.Options(from: &fine), sampleServices()).isEmpty)
  }

  // MARK: - Items

  private func item(_ types: [String?]) async throws -> Document {
    var document = Document(item: Item(id: "x", pages: []), date: "2026-01-01")
    let pages = SamplePages(types.map { (text: nil, type: $0) })
    _ = try await stage().process(&document, pages: pages)
    return document
  }

  @Test func `an item has the type of most of its pages, and their share as confidence`() async throws {
    let type = try #require(try await item(["title_page", "text_page", "text_page", nil]).documentType)
    #expect(type.label == "text_page")
    #expect(type.confidence == 0.5333)
    #expect(type.candidates.map(\.label) == ["text_page", "title_page"])
  }

  @Test func `blank pages count only among themselves`() async throws {
    #expect(try await item(["blank", "blank", "cover"]).documentType?.label == "cover")
    #expect(try await item(["blank", "blank"]).documentType?.label == "blank")
  }

  @Test func `with equal votes the type that came first wins`() async throws {
    #expect(try await item(["typescript", "index_card"]).documentType?.label == "typescript")
  }

  @Test func `an item without typed pages gets no type`() async throws {
    #expect(try await item([nil, nil]).documentType == nil)
    #expect(try await item([]).documentType == nil)
  }
}
