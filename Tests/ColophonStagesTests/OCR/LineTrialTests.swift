import ColophonDocument
import Testing

@testable import ColophonStages

@Suite("Another way of reading is tried on a few lines")
struct LineTrialTests {
  private func line(_ text: String, _ number: Int) -> Line {
    let box = Box(left: 0, top: 30 * number, right: 300, bottom: 30 * number + 20)
    return Line(box: box, words: [Word(text: text, box: box, confidence: 0.9)])
  }

  private func page(_ count: Int) -> [Line] { (0..<count).map { line("a line of running text", $0) } }

  /// - Parameters:
  ///   - errors: what is expected of lines whose text holds the key; 0.3 of others.
  ///   - read: what the other way makes of a line.
  private func outcome(
    _ page: [Line], errors: [String: Double], leastGain: Double = 0, read: ([Line]) -> [Line]
  ) throws -> LineTrial.Outcome {
    try withoutActuallyEscaping(read) { read in
      try LineTrial(
        read: read,
        estimate: { lines in
          let estimates = lines.map { line in errors.first { line.text.contains($0.key) }?.value ?? 0.3 }
          return ReadingQuality.Estimate(
            errorRate: estimates.reduce(0, +) / Double(max(estimates.count, 1)), band: .fair,
            lines: estimates,
            languages: [])
        }
      ).outcome(against: page, leastGain: leastGain)
    }
  }

  @Test("that stand evenly over the page and are not short ones")
  func sample() throws {
    var tops: [Int] = []
    var page = page(20)
    page[10] = line("12", 10)
    _ = try outcome(page, errors: [:]) { lines in
      tops = lines.map(\.box.top)
      return lines
    }
    #expect(tops == [60, 210, 360, 510])
  }

  @Test("and promises something when more right characters are expected of them")
  func promising() throws {
    let better = try outcome(page(20), errors: ["better": 0.1]) {
      $0.map { line("a better line of text", $0.box.top / 30) }
    }
    #expect(better == .promising)
  }

  @Test("but not when they are as they were, worse, or hardly better")
  func noBetter() throws {
    #expect(try outcome(page(20), errors: [:]) { $0 } != .promising)
    #expect(
      try outcome(page(20), errors: ["worse": 0.5]) {
        $0.map { line("a worse line of the text", $0.box.top / 30) }
      }
        == .noBetter(errors: 0.5, gain: 0))
    let slightly: ([Line]) -> [Line] = { $0.map { line("a line of running texts", $0.box.top / 30) } }
    #expect(try outcome(page(20), errors: ["texts": 0.295], leastGain: 0.1, read: slightly) != .promising)
    #expect(try outcome(page(20), errors: ["texts": 0.295], leastGain: 0, read: slightly) == .promising)
  }

  @Test("nor when lines get lost in it")
  func lost() throws {
    #expect(try outcome(page(20), errors: ["running": 0.2]) { Array($0.prefix(2)) } != .promising)
  }

  @Test("a page of hardly any lines is read again at once")
  func short() throws {
    #expect(try outcome(page(3), errors: [:]) { _ in [] } == .promising)
  }
}
