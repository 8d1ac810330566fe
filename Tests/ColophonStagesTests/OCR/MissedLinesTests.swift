import ColophonDocument
import Testing

@testable import ColophonStages

@Suite("Lines that a reading passed over")
struct MissedLinesTests {
  /// What the search had read, in order.
  private final class Log {
    var boxes: [Box] = []
  }

  private func box(_ left: Int, _ top: Int, _ width: Int, height: Int = 20) -> Box {
    Box(left: left, top: top, right: left + width, bottom: top + height)
  }

  private func line(_ text: String, _ box: Box) -> Line {
    Line(box: box, words: [Word(text: text, box: box, confidence: 0.9)])
  }

  /// - Parameters:
  ///   - texts: what is read of a line by its top; nothing of others.
  ///   - errors: what is expected of a line's text; little of others.
  private func found(
    among pieces: [Box], words: [Box] = [], texts: [Int: String], errors: [String: Double] = [:],
    log: Log = Log()
  ) throws -> [String] {
    let search = MissedLines(
      read: { box in
        log.boxes.append(box)
        return texts[box.top].map { [Word(text: $0, box: box, confidence: 0.9)] } ?? []
      },
      judge: { $0.map { errors[$0.text] ?? 0.05 } })
    return try search.lines(among: pieces, words: words).map(\.text)
  }

  @Test("are those with hardly any of their length under words of the same height on the page")
  func uncovered() throws {
    let log = Log()
    let pieces = [box(0, 0, 300), box(0, 40, 300), box(0, 80, 300)]
    // The first is covered by two words, the second for a quarter, the third only by a word that stands higher.
    let words = [box(0, 2, 60), box(100, 2, 60), box(0, 41, 75), box(0, 64, 300)]
    let texts = [0: "read before", 40: "passed over", 80: "and this too"]
    #expect(
      try found(among: pieces, words: words, texts: texts, log: log) == ["passed over", "and this too"])
    #expect(log.boxes == [pieces[1], pieces[2]])
  }

  @Test("raise what is expected of the page by their part of its characters")
  func doubt() {
    let read = (0..<9).map { line("ten digits", box(0, 40 * $0, 300)) }
    let missed = [line("ten digits", box(0, 400, 300))]
    let errors = MissedLines.doubted(0.2, missed: missed, in: read + missed)
    #expect(abs(errors - 0.28) < 1e-9)
    #expect(abs(MissedLines.doubted(0.02, missed: [], in: read) - 0.02) < 1e-9)
    #expect(MissedLines.doubted(0.1, missed: read, in: read) < 0.5, "what was put in can be read")
    #expect(MissedLines.doubted(0.7, missed: missed, in: read + missed) == 0.7)
  }

  @Test("are put together from pieces on one level, but not over the space between columns")
  func joined() throws {
    let log = Log()
    let pieces = [box(0, 0, 130), box(150, 2, 130), box(600, 0, 130)]
    _ = try found(among: pieces, texts: [0: "a line of print"], log: log)
    #expect(log.boxes == [pieces[0].union(pieces[1]), pieces[2]])
  }

  @Test("are left where they are when their text is short or expected to be wrong")
  func poor() throws {
    let pieces = [box(0, 0, 500), box(0, 40, 400), box(0, 80, 300), box(0, 120, 200)]
    let texts = [0: "12345", 40: "wrong rather often", 80: "right enough", 120: "123456"]
    #expect(
      try found(
        among: pieces, texts: texts, errors: ["wrong rather often": 0.21, "right enough": 0.2])
        == ["right enough", "123456"])
  }

  @Test("are given up when nothing comes of the three longest")
  func givenUp() throws {
    let log = Log()
    let pieces = (1...6).map { box(0, 40 * $0, 150 + 50 * $0) }
    #expect(try found(among: pieces, texts: [40: "the shortest of all"], log: log).isEmpty)
    #expect(log.boxes == [pieces[5], pieces[4], pieces[3]])
    #expect(
      try found(among: pieces, texts: [40: "the shortest of all", 160: "the third longest"])
        == ["the third longest", "the shortest of all"])
  }

  // MARK: - Their place

  private func page(_ regions: [[Line]]) -> PageText {
    PageText(
      width: 1000, height: 1000,
      regions: regions.map { lines in
        Region(
          kind: .text, box: lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) }, lines: lines)
      })
  }

  @Test("stand below the lowest line above them in their column")
  func placed() {
    var text = page([
      [line("left one", box(0, 0, 400)), line("left three", box(0, 80, 400))],
      [line("right one", box(500, 0, 400)), line("right two", box(500, 35, 400))],
    ])
    MissedLines.insert(line("left two", box(10, 40, 380)), into: &text)
    MissedLines.insert(line("right three", box(510, 90, 450)), into: &text)
    #expect(text.plain == "left one\nleft two\nleft three\nright one\nright two\nright three")
    #expect(text.regions[1].box == Box(left: 500, top: 0, right: 960, bottom: 110))
  }

  @Test("stand before everything where no line of their column is above them")
  func first() {
    var text = page([[line("body", box(0, 100, 400))]])
    let head = line("the head", box(0, 20, 300))
    MissedLines.insert(head, into: &text)
    #expect(text.plain == "the head\nbody")
    #expect(text.regions.first == Region(kind: .text, box: head.box, lines: [head]))
  }
}
