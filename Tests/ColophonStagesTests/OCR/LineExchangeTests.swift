import ColophonDocument
import Testing

@testable import ColophonStages

@Suite("A line of another reading")
struct LineExchangeTests {
  private func line(_ text: String, left: Int = 0, top: Int, right: Int = 600, height: Int = 20) -> Line {
    let box = Box(left: left, top: top, right: right, bottom: top + height)
    return Line(box: box, words: [Word(text: text, box: box, confidence: 0.5)])
  }

  /// Two lines in two regions, of which a fifth and a half are expected to be wrong.
  private var exchange: LineExchange {
    var second = line("fecond linc", top: 40)
    second.startsParagraph = true
    let regions = [line("first line", top: 0), second].map { Region(kind: .text, box: $0.box, lines: [$0]) }
    return LineExchange(
      into: Reading(
        recipe: .init(letterHeight: 15), models: ["eng"],
        text: PageText(width: 600, height: 800, regions: regions),
        estimate: .init(errorRate: 0.4, band: .doubtful, lines: [0.2, 0.5], languages: [])))
  }

  @Test("is taken where it promises clearly fewer errors, and begins a paragraph as before")
  func better() {
    var exchange = exchange
    exchange.offer([line("first lime", top: 2), line("second line", top: 38)], estimates: [0.18, 0.1])
    #expect(exchange.reading.text.plain == "first line\nsecond line")
    #expect(exchange.reading.text.lines.map(\.startsParagraph) == [false, true])
    #expect(exchange.reading.estimate.lines == [0.2, 0.1])
    #expect(exchange.count == 1)
  }

  @Test(
    "is taken from the reading that promises most, in whatever order they come", arguments: [false, true])
  func best(isReversed: Bool) {
    var exchange = exchange
    let offers = [("second line", 0.1), ("sccond line", 0.3)]
    for (text, estimate) in isReversed ? offers.reversed() : offers {
      exchange.offer([line(text, top: 40)], estimates: [estimate])
    }
    #expect(exchange.reading.text.lines.last?.text == "second line")
  }

  @Test("is no other one where it stands elsewhere, is a piece of a line, or holds much more or less")
  func others() {
    var exchange = exchange
    let offered = [
      line("second line", top: 60), line("second line", top: 40, right: 400),
      line("second", top: 40), line("second line and another one", top: 40),
      line("second line", top: 30, height: 60), line("", top: 40),
    ]
    exchange.offer(offered, estimates: offered.map { _ in 0.01 })
    #expect(exchange.count == 0)
    #expect(exchange.reading.text.plain == "first line\nfecond linc")
  }
}
