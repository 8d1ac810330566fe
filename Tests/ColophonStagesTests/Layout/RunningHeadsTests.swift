import ColophonDocument
import ColophonStages
import Testing

@Suite("Heads and feet of a page are told from its text")
struct RunningHeadsTests {
  @Test(
    "a row at the top with a page number is a head",
    arguments: [
      ("12", "12", nil), ("— 12 —", "12", nil), ("[xij]", "xij", nil), ("XIV", "XIV", nil),
      ("1848", "1848", nil),
      ("12     The Gazette", "12", "The Gazette"), ("The Gazette     13", "13", "The Gazette"),
      ("vi    PREFACE", "vi", "PREFACE"), ("AIAX. 13", "13", "AIAX."), ("Page 3", "3", nil),
      ("Seite 3.     Bericht", "3", "Bericht"),
    ] as [(String, String, String?)])
  func head(row: String, number: String, head: String?) {
    var page = MadePage.book
    page.add(MadePage.line(row, left: 300, top: 100))
    let text = PageStructure.applied(to: page.text)
    #expect(text.printedNumber == number)
    #expect(text.texts(of: .pageNumber).count == 1)
    #expect(text.texts(of: .runningHead) == [head].compactMap(\.self))
    #expect(text.regions.first?.role != nil)
    #expect(text.lines.count == 21 + (head == nil ? 0 : 1))
  }

  @Test(
    "a row at the top without one is text",
    arguments: [
      "The Gazette", "Berlin, den 4. März     1872", "No. 12 b", "CHAPTER I.", "I     have a dream",
      "a full line of text that goes on to the margin and ends in   12",
    ])
  func noHead(row: String) {
    var page = MadePage()
    page.add(MadePage.line(row, top: 150))
    page.add(MadePage.text("a", count: 20, top: 200))
    let text = PageStructure.applied(to: page.text)
    #expect(text.roles.isEmpty)
    #expect(text.printedNumber == nil)
    #expect(text == DividedWords.marked(page.text))
  }

  @Test(
    "a row at the foot is what it looks like",
    arguments: [
      ("12", 480, [.pageNumber], "12"), ("- 12 -", 480, [.pageNumber], "12"), ("B 3", 480, [.signature], nil),
      ("Aa ij", 480, [.signature], nil), ("Aiij", 480, [.signature], nil), ("):( 4", 480, [.signature], nil),
      ("bei", 480, [], nil), ("bei", 770, [.catchword], nil), ("Dix", 770, [.catchword], nil),
      ("3**", 480, [.signature], nil), ("gehen", 750, [.catchword], nil),
      ("B 3                     gehen", 480, [.signature, .catchword], nil), ("gehen", 450, [], nil),
      ("the end.", 720, [], nil), ("Anna", 200, [], nil),
    ] as [(String, Int, [Region.Role], String?)])
  func foot(row: String, left: Int, roles: [Region.Role], number: String?) {
    var page = MadePage()
    page.add(MadePage.text("a", count: 40, top: 200))
    page.add(MadePage.line(row, left: left, top: 1420))
    let text = PageStructure.applied(to: page.text)
    #expect(text.regions.compactMap(\.role) == roles)
    #expect(text.printedNumber == number)
  }

  @Test("a number at the foot of a page with a number at its head tells the sheet")
  func signature() {
    var page = MadePage()
    page.add(MadePage.text("a", count: 40, top: 200))
    page.add(MadePage.line("33", left: 480, top: 100))
    page.add(MadePage.line("Works I. 2. Ed.                5", left: 250, top: 1430, size: 16))
    let text = PageStructure.applied(to: page.text)
    #expect(text.printedNumber == "33")
    #expect(text.texts(of: .signature) == ["5"])
    #expect(text.texts(of: .runningFoot) == ["Works I. 2. Ed."])
  }

  @Test("a card has no head: there is too little text to stand above")
  func card() {
    var page = MadePage()
    page.add(MadePage.line("Meyer, Anna        12", top: 100))
    page.add(MadePage.text("a", count: 4, top: 200))
    #expect(PageStructure.applied(to: page.text).roles.isEmpty)
  }
}
