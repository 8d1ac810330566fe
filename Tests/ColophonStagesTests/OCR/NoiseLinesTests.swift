import ColophonDocument
import Testing

@testable import ColophonStages

@Suite("Lines that are no text")
struct NoiseLinesTests {
  private func line(_ text: String, top: Int, errors: Double?) -> Line {
    let box = Box(left: 10, top: top, right: 500, bottom: top + 20)
    var line = Line(box: box, words: [Word(text: text, box: box, confidence: 0.5)])
    line.expectedErrors = errors
    return line
  }

  private func page(_ regions: [[Line]]) -> PageText {
    PageText(
      width: 600, height: 800,
      regions: regions.map { lines in
        Region(
          kind: .text, box: lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }, lines: lines)
      })
  }

  @Test("are withheld one by one, and their place is kept as a region of noise")
  func single() {
    let stamp = line("§ij%", top: 40, errors: 0.45)
    let before = page([[line("good", top: 0, errors: 0.02), stamp, line("poor", top: 80, errors: 0.44)]])
    var text = before
    #expect(NoiseLines.withhold(from: &text) == 1)
    #expect(text.plain == "good\npoor")
    #expect(text.regions.map(\.kind) == [.text, .noise])
    #expect(text.regions[0].box == before.regions[0].box)
    #expect(text.regions[1].box == stamp.box && text.regions[1].lines.isEmpty)
  }

  @Test("leave no empty region of text behind, and stand where they stood")
  func wholeRegion() {
    var text = page([
      [line("first", top: 0, errors: 0.1)],
      [line("//:", top: 40, errors: 0.9), line("~", top: 60, errors: 1)],
      [line("last", top: 100, errors: 0.1)],
    ])
    #expect(NoiseLines.withhold(from: &text) == 2)
    #expect(text.regions.map(\.kind) == [.text, .noise, .noise, .text])
    #expect(text.plain == "first\nlast")
  }

  @Test("are none where little is expected to be wrong, or nobody has judged")
  func none() {
    let before = page([[line("good", top: 0, errors: 0.2), line("unjudged", top: 40, errors: nil)]])
    var text = before
    #expect(NoiseLines.withhold(from: &text) == 0)
    #expect(text == before)
  }
}
