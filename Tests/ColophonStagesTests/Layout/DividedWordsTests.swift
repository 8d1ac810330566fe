import ColophonDocument
import ColophonStages
import Testing

@Suite("Words that line ends divide are put together")
struct DividedWordsTests {
  private func page(_ lines: [String]) -> PageText {
    var page = MadePage()
    page.add(lines.enumerated().map { MadePage.line($1, top: 100 + 30 * $0) })
    return page.text
  }

  @Test(
    "a hyphen at a line end divides, belongs to the word, or neither",
    arguments: [
      ("Wör-", "ter", "Wörter"), ("Waſ⸗", "ſer,", "Waſſer,"), ("Wör¬", "ter", "Wörter"),
      ("Wör=", "ter", "Wörter"),
      ("Wör\u{2010}", "ter", "Wörter"), ("Wör\u{AD}", "ter", "Wörter"),
      ("Nord-", "Deutschland", "Nord-Deutschland"),
      ("DEUTSCH-", "LAND", "DEUTSCHLAND"), ("Land-", "und", nil), ("1871-", "1873", nil), ("-", "so", nil),
      ("Wort", "weiter", nil), ("Univ.-", "Dr.", nil), ("a-", "1", nil),
    ] as [(String, String, String?)])
  func marks(last: String, first: String, whole: String?) {
    let text = DividedWords.marked(page(["da \(last)", "\(first) so"]))
    #expect(text.lines[0].words.last?.division?.whole == whole)
    #expect(text.lines[1].words.first?.division?.whole == whole)
    #expect(text.lines[0].words.last?.division?.part == (whole == nil ? nil : .first))
    #expect(text.lines[1].words.first?.division?.part == (whole == nil ? nil : .second))
  }

  @Test("a dictionary decides where it knows one of the two words")
  func dictionary() throws {
    let known: Set<String> = ["arrière-plan", "Nordsee", "Wasser"]
    func whole(_ last: String, _ first: String) -> String? {
      DividedWords.marked(page([last, first])) { known.contains($0) }.lines[0].words[0].division?.whole
    }
    #expect(whole("arrière-", "plan") == "arrière-plan")
    #expect(whole("Nord-", "See") == "Nord-See")
    #expect(whole("Waſ-", "ſer") == "Waſſer")
    #expect(whole("Xxx-", "yyy") == "Xxxyyy")
  }

  @Test("a word goes on in the next column and past what stands between, but not from the text into a note")
  func acrossRegions() {
    let box = Box(left: 0, top: 0, right: 9, bottom: 9)
    func region(_ text: String, _ role: Region.Role? = nil, kind: Region.Kind = .text) -> Region {
      Region(kind: kind, role: role, box: box, lines: [MadePage.line(text, top: 0)])
    }
    func isDivided(_ regions: [Region]) -> Bool {
      DividedWords.marked(PageText(width: 9, height: 9, regions: regions)).lines[0].words[0].division != nil
    }
    let picture = Region(kind: .image, box: box, lines: [])
    #expect(isDivided([region("Wör-"), region("ter")]))
    #expect(isDivided([region("Wör-"), picture, region("ter")]))
    #expect(isDivided([region("Wör-", .footnote), region("ter", .footnote)]))
    #expect(!isDivided([region("Wör-"), region("ter", .footnote)]))
    #expect(!isDivided([region("Wör-"), region("ter", kind: .heading)]))
  }

  @Test("marking twice is marking once, and no word changes")
  func isStable() {
    let text = page(["Wör-", "ter- ", "buch ſo-", "wie"])
    let marked = DividedWords.marked(text)
    #expect(DividedWords.marked(marked) == marked)
    #expect(marked.plain == text.plain)
  }
}
