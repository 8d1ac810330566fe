import ColophonDocument
import ColophonStages
import Testing

@Suite("Lines come in the order in which people read them")
struct ReadingOrderTests {
  private func names(_ letter: String, _ range: ClosedRange<Int>) -> [String] {
    range.map { "\(letter)\($0)" }
  }

  private func columns(_ count: Int, top: Int = 200, lines: Int = 10, slope: Double = 0) -> [[Line]] {
    (0..<count).map { column in
      let left = 50 + column * 900 / count
      let letters = (900 / count - 40) / 10
      return MadePage.text(["a", "b", "c"][column], count: lines, left: left, top: top, letters: letters)
        .map { crooked($0, slope) }
    }
  }

  private func crooked(_ line: Line, _ slope: Double) -> Line {
    func turned(_ box: Box) -> Box {
      let fall = Int(slope * Double(box.left))
      return Box(left: box.left, top: box.top + fall, right: box.right, bottom: box.bottom + fall)
    }
    let words = line.words.map { Word(text: $0.text, box: turned($0.box), confidence: nil) }
    let boxes = words.map(\.box)
    return Line(
      box: boxes.dropFirst().reduce(boxes.first ?? line.box) { $0.union($1) }, words: words)
  }

  @Test("columns are read one after the other, straight or crooked", arguments: [0.0, 0.02, -0.02])
  func mixedColumns(slope: Double) {
    for count in [2, 3] {
      let columns = columns(count, slope: slope)
      var page = MadePage()
      // The worst an engine can do: line by line across all columns.
      page.add((0..<10).flatMap { row in columns.map { $0[row] } })
      let expected = ["a", "b", "c"].prefix(count).flatMap { names($0, 1...10) }
      #expect(PageStructure.applied(to: page.text).firstWords == expected)
    }
  }

  @Test("what stands over both columns parts the page")
  func spanningHeading() {
    var page = MadePage()
    let upper = columns(2, top: 200, lines: 5)
    let lower = columns(2, top: 500, lines: 5)
    page.add(upper[0] + lower[0])
    page.add(upper[1] + lower[1])
    page.add(MadePage.line("A heading that goes right across all columns of the page", left: 150, top: 420))
    #expect(
      PageStructure.applied(to: page.text).firstWords
        == names("a", 1...5) + names("b", 1...5) + ["A"] + names("a", 1...5) + names("b", 1...5))
  }

  @Test("so does a rule")
  func spanningRule() {
    var page = MadePage()
    let upper = columns(2, top: 200, lines: 5)
    let lower = columns(2, top: 500, lines: 5)
    page.add(upper[0] + lower[0])
    page.addRule(left: 50, top: 420, right: 950)
    page.add(upper[1] + lower[1])
    #expect(
      PageStructure.applied(to: page.text).firstWords
        == names("a", 1...5) + names("b", 1...5) + names("a", 1...5) + names("b", 1...5))
  }

  @Test("a line that an engine pulled out of its column goes back")
  func pulledOut() {
    let columns = columns(2)
    var page = MadePage()
    page.add(columns[0][4])
    page.add(Array(columns[0][..<4]) + Array(columns[0][5...]))
    page.add(columns[1])
    #expect(PageStructure.applied(to: page.text).firstWords == names("a", 1...10) + names("b", 1...10))
  }

  @Test("lines of two columns that an engine ran together are parted at the gutter", arguments: [0.0, 0.02])
  func ranTogether(slope: Double) {
    let columns = columns(2, slope: slope)
    var page = MadePage()
    page.add((0..<2).map { MadePage.joined(columns[0][$0], columns[1][$0], by: "|") })
    page.add(Array(columns[0][2...]))
    page.add(Array(columns[1][2...]))
    #expect(PageStructure.applied(to: page.text).firstWords == names("a", 1...10) + names("b", 1...10))
  }

  @Test("a masthead with a price at its right end stays one line")
  func masthead() {
    let columns = columns(2)
    var page = MadePage()
    page.add(
      MadePage.joined(
        MadePage.line("Number 52 of the year", left: 50, top: 150),
        MadePage.line("price 1 penny", left: 760, top: 150)))
    page.add(columns[0])
    page.add(columns[1])
    #expect(
      PageStructure.applied(to: page.text).firstWords == ["Number"] + names("a", 1...10) + names("b", 1...10))
  }

  @Test("one column, an address beside a letter's head, and the rows of a short list stay as they were")
  func staysAsItWas() {
    var page = MadePage()
    page.add(MadePage.line("Berlin", left: 700, top: 100), MadePage.line("1872", left: 700, top: 130))
    page.add(MadePage.line("Herrn Meyer", top: 100), MadePage.line("Bonn", top: 160))
    page.add(MadePage.text("a", count: 12, top: 300))
    for row in 0..<3 {
      page.add(
        MadePage.line("sum", top: 800 + 30 * row),
        MadePage.line("\(row) Mark", left: 600, top: 800 + 30 * row))
    }
    #expect(PageStructure.applied(to: page.text).lines.map(\.text) == page.text.lines.map(\.text))
  }
}
