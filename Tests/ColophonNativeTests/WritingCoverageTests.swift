import ColophonDocument
import ColophonNative
import ColophonTesting
import Testing

@Suite struct WritingCoverageTests {
  private func unread(_ page: PrintedPage, words: [Box]) throws -> Double? {
    let folder = try TemporaryFolder()
    return try WritingCoverage(
      of: EvenedPage(of: Bitmap.load(folder.write(page.encoded(.pnm), to: "page.pnm"))), words: words
    ).unread
  }

  private func print() throws -> PrintedPage {
    try PrintedPage((0..<10).map { PrintedPage.lines[$0 % 2] }, width: 660, height: 700, top: 120)
  }

  /// Boxes around the first lines of the print, 48 pixels each.
  private func lines(_ count: Int) -> [Box] {
    (0..<count).map { Box(left: 0, top: 80 + 48 * $0, right: 660, bottom: 128 + 48 * $0) }
  }

  @Test func `Print that was read leaves nothing unread`() throws {
    #expect(try #require(try unread(print(), words: lines(11))) < 0.02)
  }

  @Test func `Print that was passed over is unread by its share of the ink`() throws {
    #expect(try #require(try unread(print(), words: [])) == 1)
    #expect((0.4...0.7).contains(try #require(try unread(print(), words: lines(5)))))
  }

  @Test(arguments: [PaperScene.clean, .grainy, .border, .gutter, .hair, .specks, .pageNumber, .showThrough])
  func `A page with hardly any ink has nothing to say`(scene: PaperScene) throws {
    #expect(try unread(scene.page(), words: []) == nil)
  }

  @Test func `A photograph is no writing`() throws {
    #expect(try unread(PaperScene.photograph.page(), words: []) ?? 0 < 0.2)
  }

  @Test(arguments: [(1, 1), (2, 900), (900, 2), (30_000, 1), (1, 30_000), (20, 20)])
  func `A page of any shape can be measured, and boxes may reach beyond it`(width: Int, height: Int) throws {
    let page = try PrintedPage([], width: width, height: height)
    #expect(try unread(page, words: [Box(left: -50, top: -50, right: 40_000, bottom: 40_000)]) == nil)
  }
}
