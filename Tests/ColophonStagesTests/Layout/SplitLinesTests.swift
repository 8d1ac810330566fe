import ColophonDocument
import ColophonStages
import Testing

@Suite("Lines that were cut at a chain of word spaces")
struct SplitLinesTests {
  /// Two halves of lines, the right one beginning so many pixels behind the left one.
  private func halves(_ gap: (Int) -> Int) -> MadePage {
    var page = MadePage()
    page.add(MadePage.text("above", count: 3, left: 100, top: 100, letters: 80))
    let left = MadePage.text("left", count: 6, left: 100, top: 200, letters: 40)
    page.add(left)
    page.add(
      left.enumerated().map { index, line in
        MadePage.line(
          "right\(index + 1) words words xx", left: line.box.right + gap(index), top: line.box.top)
      })
    return page
  }

  @Test("are put together again")
  func joined() {
    let text = PageStructure.applied(to: halves { _ in 10 }.text)
    #expect(text.lines.count == 9)
    #expect(text.lines[3].text.hasPrefix("left1") && text.lines[3].text.hasSuffix("right1 words words xx"))
    #expect(text.lines[3].box.right == 100 + 400 + 10 + 210)
    #expect(text.firstWords == ["above1", "above2", "above3"] + (1...6).map { "left\($0)" })
  }

  @Test("are not where a space between columns parts them, even or ragged")
  func columns() {
    #expect(PageStructure.applied(to: halves { _ in 40 }.text).lines.count == 15)
    #expect(PageStructure.applied(to: halves { [10, 90, 60, 12, 120, 80][$0] }.text).lines.count == 15)
  }

  @Test("keep all words, and their expected errors by their letters")
  func nothingLost() throws {
    var made = halves { _ in 10 }.text
    for region in made.regions.indices {
      for line in made.regions[region].lines.indices {
        made.regions[region].lines[line].expectedErrors = region == 2 ? 0.5 : 0.1
      }
    }
    let text = PageStructure.applied(to: made)
    #expect(text.lines.flatMap(\.words).count == made.lines.flatMap(\.words).count)
    let errors = try #require(text.lines[3].expectedErrors)
    #expect(errors > 0.1 && errors < 0.3)
  }
}
