import ColophonDocument
import ColophonStages
import ColophonTesting
import Testing

@Suite("Structure takes nothing from a page and adds nothing")
struct PageStructureTests {
  @Test("whatever the page, its words stay, each with its box, and its pictures")
  func losesNothing() {
    for seed in 0..<300 {
      let before = randomPage(UInt64(seed))
      let after = PageStructure.applied(to: before)
      #expect(words(before) == words(after), "seed \(seed)")
      #expect(
        before.regions.filter { $0.lines.isEmpty }.count == after.regions.filter { $0.lines.isEmpty }.count,
        "seed \(seed)")
      #expect(after.regions.allSatisfy { $0.lines.isEmpty || $0.lines.allSatisfy { !$0.words.isEmpty } })
      // The words of a line stay together and in order, though it may be parted, or joined with its neighbours.
      let lines = Set(before.lines.map { $0.words.map(\.text).joined(separator: "\u{0}") })
      for line in after.lines {
        var rest = line.words.map(\.text)[...]
        var parts = 0
        while !rest.isEmpty {
          let length = (1...rest.count).last { count in
            let text = rest.prefix(count).joined(separator: "\u{0}")
            return lines.contains { $0.contains(text) }
          }
          rest = rest.dropFirst(length ?? rest.count)
          parts += length == nil ? 99 : 1
        }
        #expect(parts <= 5, "seed \(seed)")
      }
    }
  }

  @Test(
    "each mark of a divided word has its other half on the next line, and both give the printed words back")
  func dividedWordsSplitAgain() {
    for seed in 0..<300 {
      let lines = PageStructure.applied(to: randomPage(UInt64(seed))).lines
      for (index, line) in lines.enumerated() {
        guard let last = line.words.last, let division = last.division, division.part == .first else {
          continue
        }
        let next = index + 1 < lines.count ? lines[index + 1].words.first : nil
        #expect(
          next?.division == Division(part: .second, whole: division.whole, keepsHyphen: division.keepsHyphen))
        let kept = division.keepsHyphen ? last.text : String(last.text.dropLast())
        #expect(division.whole == kept + (next?.text ?? ""))
      }
    }
  }

  @Test("a page without text stays as it is")
  func empty() {
    let picture = Region(kind: .image, box: Box(left: 0, top: 0, right: 9, bottom: 9), lines: [])
    for regions in [[], [picture]] {
      let text = PageText(width: 10, height: 10, regions: regions)
      #expect(PageStructure.applied(to: text) == text)
    }
  }

  private func words(_ text: PageText) -> [String] {
    text.lines.flatMap(\.words).map { "\($0.text) \($0.box) \($0.confidence ?? -1)" }.sorted()
  }

  /// Columns, notes, numbers and noise at random places.
  private func randomPage(_ seed: UInt64) -> PageText {
    var random = SeededRandom(seed: seed)
    var page = MadePage()
    let pieces = [
      "12", "B 3", "*) note on", "15", "—", "|", "Wör-", "ter und", "VII", "* a", "gehen", "1) x    20",
    ]
    for column in 0..<Int.random(in: 1...3, using: &random) {
      let left = 60 + column * 300
      var lines = MadePage.text(
        "\(column)a", count: Int.random(in: 1...14, using: &random), left: left,
        top: Int.random(in: 100...400, using: &random), letters: Int.random(in: 8...60, using: &random))
      if Bool.random(using: &random) { lines.shuffle(using: &random) }
      page.add(lines, kind: [.text, .heading, .table].randomElement(using: &random) ?? .text)
      if Bool.random(using: &random) {
        page.addRule(left: left, top: Int.random(in: 50...1400, using: &random), right: left + 300)
      }
    }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      page.add(
        MadePage.line(
          pieces.randomElement(using: &random) ?? "", left: Int.random(in: 0...900, using: &random),
          top: Int.random(in: 0...1460, using: &random), size: Int.random(in: 4...40, using: &random)))
    }
    return page.text
  }
}
