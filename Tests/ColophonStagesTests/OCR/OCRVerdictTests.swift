import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// What the stage makes of pages on which text and ink may contradict each other.
@Suite struct OCRVerdictTests {
  private func read(_ scene: PaperScene, unreadable: String? = nil) async throws -> Page {
    let folder = try TemporaryFolder()
    let file = try folder.write(scene.page().encoded(.pnm), to: "page.pnm")
    let stage = try OCR(
      OCROptions.make(models: OCROptions.list("eng"), unreadable: unreadable), OCROptions.services())
    var page = Page(number: 1, image: PageImage(path: "page.pnm"))
    _ = try await stage.process(&page, image: file)
    return page
  }

  /// What is wrong with a page, whose text is then withheld.
  private func failure(_ scene: PaperScene) async throws -> Failure {
    let page = try await read(scene)
    #expect(page.outcome == .quarantined)
    #expect(page.text?.plain == "")
    #expect(page.text?.account?.readings.isEmpty == false)
    return try #require(page.failure)
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
    let found = try await failure(.showThrough)
    #expect(found.reason == .inventedText)
    #expect(found.message.contains("show through"), "\(found.message)")
    #expect(found.message.contains("colophon quarantine release"))
  }

  @Test func `Print beside a black mass is read`() async throws {
    let page = try await read(.fadedBesideBlack)
    #expect(page.outcome == .done)
    #expect(page.text?.plain.contains("The library keeps this page") == true)
  }

  @Test func `Lines of which nothing was read are a failure`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(PaperScene.fadedBesideBlack.page().encoded(.pnm), to: "page.pnm")
    let bitmap = try Bitmap.load(file)
    let copies = try PageCopies(of: bitmap, tallest: 15)
    let verdict = try OCRVerdict(
      on: PageText(width: 900, height: 1200, regions: []), of: bitmap,
      copies.copy(for: ReadingProfile.fast.recipes[0]), quality: ReadingQuality(models: Repository.models),
      unreadable: .keep)
    let found = try #require(verdict.failure)
    #expect(found.reason == .noTextExpectedText)
    #expect(found.message.contains("look like lines"), "\(found.message)")
    #expect(found.message.contains("colophon quarantine release"))
  }

  @Test func `Handwriting below a printed head is a failure, with what was tried and what to do`()
    async throws
  {
    let found = try await failure(.handwriting)
    #expect(found.reason == .unreadableText)
    for words in [
      "is expected to be wrong", "tried eng on grey 15 px", "unreadable: keep", "quarantine release",
    ] {
      #expect(found.message.contains(words), "\(found.message)")
    }
  }

  @Test func `Handwriting is kept on request, with its estimate`() async throws {
    let page = try await read(.handwriting, unreadable: "keep")
    #expect(page.outcome == .done)
    #expect(page.text?.plain.contains("library") == true)
    #expect(page.text?.account?.band == .unreadable)
  }
}
