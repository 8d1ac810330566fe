import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite struct PageInkTests {
  private func ink(_ page: PrintedPage, under boxes: [Box] = []) throws -> PageInk {
    let folder = try TemporaryFolder()
    return try PageInk(of: Bitmap.load(folder.write(page.encoded(.pnm), to: "page.pnm")), under: boxes)
  }

  private let whole = Box(left: 0, top: 0, right: 900, bottom: 1200)

  @Test(arguments: [
    PaperScene.clean, .grainy, .border, .gutter, .stains, .hair, .punchHoles, .specks,
  ])
  func `What lies on empty paper is hardly any ink and no line of text`(scene: PaperScene) throws {
    let found = try ink(scene.page())
    #expect(found.share < 0.005)
    #expect(found.shade < 0.05)
    #expect(found.lines == 0)
  }

  @Test func `A photograph is ink without lines`() throws {
    let found = try ink(PaperScene.photograph.page())
    #expect(found.share > 0.05 || found.shade > 0.2)
    #expect(found.lines == 0)
  }

  @Test func `Specks beyond measure are noise, on which nothing stands`() throws {
    let found = try ink(PaperScene.noise.page(), under: [whole])
    #expect(found.isNoise)
    #expect(found.lines == 0)
    #expect(found.boxesWithInk == 0)
  }

  @Test func `Print makes lines, and its words stand on ink; the white beside it does not`() throws {
    let page = try PrintedPage((0..<10).map { PrintedPage.lines[$0 % 2] }, width: 900, height: 1200, top: 120)
    let found = try ink(
      page,
      under: [
        Box(left: 20, top: 90, right: 90, bottom: 125), Box(left: 700, top: 900, right: 800, bottom: 940),
      ])
    #expect(found.lines >= 8)
    #expect(found.boxesWithInk == 1)
  }

  @Test func `Print that shows through is no ink`() throws {
    let found = try ink(
      PaperScene.showThrough.page(), under: [Box(left: 500, top: 90, right: 880, bottom: 130)])
    #expect(found.boxesWithInk == 0)
    #expect(found.share < 0.005)
  }

  @Test(arguments: [(1, 1), (2, 900), (900, 2), (30_000, 1), (1, 30_000), (20, 20)])
  func `A page of any shape can be measured`(width: Int, height: Int) throws {
    let page = try PrintedPage([], width: width, height: height)
    let found = try ink(page, under: [Box(left: 0, top: 0, right: width, bottom: height)])
    #expect(found.lines == 0)
    #expect(found.boxesWithInk == 0)
  }

  @Test func `A page of one bit a pixel gives the same answers`() throws {
    let page = try PrintedPage((0..<10).map { PrintedPage.lines[$0 % 2] }, width: 900, height: 1200, top: 120)
    let folder = try TemporaryFolder()
    let file = try folder.write(page.encoded(.tiff(.group4)), to: "page.tif")
    #expect(try PageInk(of: Bitmap.load(file)) == ink(page))
  }
}
