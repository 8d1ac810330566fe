import ColophonDocument
import ColophonStages
import Testing

@Suite("The margin is told from the text")
struct MarginaliaTests {
  @Test("a note beside the text comes after it", arguments: [(40, "left"), (830, "right")])
  func note(left: Int, side: String) {
    var page = MadePage()
    page.add(
      MadePage.line("Unity of", left: left, top: 320), MadePage.line("the play.", left: left, top: 350))
    page.add(MadePage.text("a", count: 20, top: 200))
    let text = PageStructure.applied(to: page.text)
    #expect(text.texts(of: .marginalia) == ["Unity of\nthe play."])
    #expect(text.firstWords.first == "a1")
    #expect(text.regions.last?.role == .marginalia)
  }

  @Test("lines that are wider than the column move no margin")
  func notesBelow() {
    var page = MadePage.book
    page.add(MadePage.text("n", count: 4, left: 40, top: 820, letters: 80))
    page.add(MadePage.line("Unity of", left: 40, top: 320), MadePage.line("the play.", left: 40, top: 350))
    #expect(PageStructure.applied(to: page.text).texts(of: .marginalia) == ["Unity of\nthe play."])
  }

  @Test("a second column is no note, though it be narrower")
  func column() {
    var page = MadePage()
    page.add(MadePage.text("a", count: 20, left: 100, top: 200, letters: 50))
    page.add(MadePage.text("b", count: 20, left: 700, top: 200, letters: 14))
    #expect(PageStructure.applied(to: page.text).roles.isEmpty)
  }

  @Test("a short line below the text is no note")
  func below() {
    var page = MadePage.book
    page.add(MadePage.line("Meyer", left: 830, top: 1000))
    #expect(PageStructure.applied(to: page.text).roles.isEmpty)
  }

  @Test("numbers that count lines are told, alone or at the end of a line")
  func lineNumbers() {
    var page = MadePage()
    var lines = MadePage.text("a", count: 12, top: 200)
    lines[4] = MadePage.line("a5 verse" + String(repeating: " ", count: 57) + "15", top: 320)
    page.add(lines)
    page.add(MadePage.line("20", left: 850, top: 470))
    let text = PageStructure.applied(to: page.text)
    #expect(text.texts(of: .lineNumber).joined(separator: "\n") == "15\n20")
    #expect(text.lines.contains { $0.text == "a5 verse" })
    #expect(text.lines.count == 14)
  }

  @Test(
    "numbers that do not count are text",
    arguments: [(["15"]), (["15", "35"]), (["20", "15"]), (["14", "19"])])
  func sums(numbers: [String]) {
    var page = MadePage.book
    for (index, number) in numbers.enumerated() {
      page.add(MadePage.line(number, left: 850, top: 290 + index * 150))
    }
    #expect(PageStructure.applied(to: page.text).texts(of: .lineNumber).isEmpty)
  }
}
