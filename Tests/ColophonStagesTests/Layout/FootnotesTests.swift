import ColophonDocument
import ColophonStages
import Testing

@Suite("Notes at the foot are told from the text")
struct FootnotesTests {
  private func page(_ first: String, size: Int, gap: Int, hasRule: Bool) -> MadePage {
    var page = MadePage()
    page.add(MadePage.text("a", count: 30, top: 200))
    let top = 200 + 29 * MadePage.pitch + gap
    if hasRule { page.addRule(left: 200, top: top - 10, right: 400) }
    var note = first + " a note on the text, a full line of it, "
    note += String(repeating: "x", count: max(1200 / size - note.count, 0))
    page.add(
      [MadePage.line(note, top: top, size: size)]
        + MadePage.text("n", count: 3, top: top + 3 * size / 2, size: size, pitch: 3 * size / 2))
    return page
  }

  @Test(
    "two signs that agree make a note: a mark, smaller type, a rule or a gap",
    arguments: [
      ("*)", 16, 30, false), ("*)", 20, 50, false), ("*)", 20, 40, true), ("1)", 16, 30, false),
      ("†", 16, 30, false),
      ("1", 16, 50, false), ("words", 16, 40, true),
    ])
  func notes(first: String, size: Int, gap: Int, hasRule: Bool) {
    let text = PageStructure.applied(to: page(first, size: size, gap: gap, hasRule: hasRule).text)
    #expect(text.texts(of: .footnote).count == 1)
    #expect(text.regions.last { !$0.lines.isEmpty }?.lines.count == 4)
  }

  @Test(
    "one sign alone makes none",
    arguments: [
      ("*)", 20, 30, false), ("words", 16, 30, false), ("words", 20, 50, false), ("words", 20, 40, true),
      ("words", 16, 50, false), ("1", 20, 30, false),
    ])
  func noNotes(first: String, size: Int, gap: Int, hasRule: Bool) {
    let text = PageStructure.applied(to: page(first, size: size, gap: gap, hasRule: hasRule).text)
    #expect(text.roles.isEmpty)
  }

  @Test("each mark begins a note of its own")
  func severalNotes() {
    var page = MadePage()
    page.add(MadePage.text("a", count: 30, top: 200))
    page.add([
      MadePage.line("*) The first note", top: 1120, size: 16),
      MadePage.line("goes on here.", top: 1145, size: 16),
      MadePage.line("**) The second note", top: 1170, size: 16),
    ])
    #expect(
      PageStructure.applied(to: page.text).texts(of: .footnote)
        == ["*) The first note\ngoes on here.", "**) The second note"])
  }
}
