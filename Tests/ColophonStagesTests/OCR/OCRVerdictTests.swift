import ColophonDocument
import ColophonStages
import ColophonTesting
import Foundation
import Testing

/// What the stage makes of pages on which text and ink may contradict each other.
@Suite struct OCRVerdictTests {
  private func read(_ scene: PaperScene) async throws -> Page {
    let folder = try TemporaryFolder()
    let file = try folder.write(scene.page().encoded(.pnm), to: "page.pnm")
    let stage = try OCR(OCROptions.make(models: OCROptions.list("eng")), OCROptions.services())
    var page = Page(number: 1, image: PageImage(path: "page.pnm"))
    _ = try await stage.process(&page, image: file)
    return page
  }

  private func failure(_ scene: PaperScene) async -> Failure? {
    do {
      let page = try await read(scene)
      Issue.record("expected a failure, found \(page.outcome) with \(page.text?.plain ?? "no text")")
      return nil
    } catch {
      return error as? Failure
    }
  }

  @Test(arguments: [
    PaperScene.clean, .grainy, .border, .gutter, .stains, .hair, .punchHoles, .specks,
  ])
  func `An empty page is skipped as blank, with an empty text`(scene: PaperScene) async throws {
    let page = try await read(scene)
    #expect(page.skipped == .blankPage)
    #expect(page.text?.plain == "")
    #expect(page.outcome == .skipped)
  }

  @Test func `A photograph is skipped for having no text`() async throws {
    let page = try await read(.photograph)
    #expect(page.skipped == .noText)
    #expect(page.text?.plain == "")
  }

  @Test func `A page number alone is a text`() async throws {
    let page = try await read(.pageNumber)
    #expect(page.skipped == nil)
    #expect(page.outcome == .done)
    #expect(page.text?.plain.contains("127") == true)
  }

  @Test func `Text made of print that shows through is a failure`() async throws {
    let found = await failure(.showThrough)
    #expect(found?.reason == .inventedText)
    #expect(found?.message.contains("show through") == true, "\(found?.message ?? "")")
    #expect(found?.message.contains("colophon quarantine release") == true)
  }

  @Test func `Lines of which nothing was read are a failure`() async throws {
    let found = await failure(.fadedBesideBlack)
    #expect(found?.reason == .noTextExpectedText)
    #expect(found?.message.contains("look like lines") == true, "\(found?.message ?? "")")
    #expect(found?.message.contains("colophon quarantine release") == true)
  }
}
