import ColophonEvaluation
import Testing

/// Cases made by hand; the counts are those that the HIPE scorer's definitions give.
@Suite("Names are counted as the HIPE scorer counts them")
struct NameScoreTests {
  private static func score(_ expected: [(String, Range<Int>)], _ found: [(String, Range<Int>)]) -> NameScore
  {
    NameScore(
      expected: expected.map { .init(kind: $0.0, words: $0.1) },
      found: found.map { .init(kind: $0.0, words: $0.1) },
      kinds: ["person", "place"])
  }

  private static func counts(
    _ correct: Int, _ incorrect: Int, _ missed: Int, _ spurious: Int
  ) -> NameScore.Counts {
    var counts = NameScore.Counts()
    (counts.correct, counts.incorrect, counts.missed, counts.spurious) = (
      correct, incorrect, missed, spurious
    )
    return counts
  }

  @Test("the same name is right both ways")
  func same() {
    let score = Self.score([("person", 0..<2)], [("person", 0..<2)])
    #expect(
      score.strict["person"] == Self.counts(1, 0, 0, 0) && score.fuzzy["person"] == Self.counts(1, 0, 0, 0))
  }

  @Test("other bounds are wrong strictly and right fuzzily")
  func bounds() {
    let score = Self.score([("person", 0..<3)], [("person", 2..<4)])
    #expect(
      score.strict["person"] == Self.counts(0, 1, 0, 0) && score.fuzzy["person"] == Self.counts(1, 0, 0, 0))
    #expect(score.strictMicro.f1 == 0 && score.fuzzyMicro.f1 == 1)
  }

  @Test("another kind is wrong both ways and counted with the true kind")
  func kind() {
    let score = Self.score([("person", 0..<2)], [("place", 0..<2)])
    #expect(
      score.strict["person"] == Self.counts(0, 1, 0, 0) && score.fuzzy["person"] == Self.counts(0, 1, 0, 0))
    #expect(score.strict["place"] == nil)
  }

  @Test("neighbours that do not touch are missed and spurious")
  func neighbours() {
    let score = Self.score([("place", 0..<1)], [("place", 1..<2)])
    #expect(
      score.strict["place"] == Self.counts(0, 0, 1, 1) && score.fuzzy["place"] == Self.counts(0, 0, 1, 1))
    #expect(score.strictMicro.precision == 0 && score.strictMicro.recall == 0)
  }

  @Test("a true name is met once: the second that overlaps it is spurious")
  func metOnce() {
    let score = Self.score([("person", 0..<4)], [("person", 0..<2), ("person", 2..<4)])
    #expect(
      score.strict["person"] == Self.counts(0, 1, 0, 1) && score.fuzzy["person"] == Self.counts(1, 0, 0, 1))
  }

  @Test("one found name over two true ones meets the first")
  func overTwo() {
    let score = Self.score([("place", 0..<1), ("place", 2..<3)], [("place", 0..<3)])
    #expect(
      score.strict["place"] == Self.counts(0, 1, 1, 0) && score.fuzzy["place"] == Self.counts(1, 0, 1, 0))
  }

  @Test("kinds that the set does not have are passed over")
  func otherKinds() {
    let score = Self.score([("person", 0..<1)], [("person", 0..<1), ("work", 4..<6)])
    #expect(score.strictMicro == Detection(expected: 1, found: 1, matched: 1))
  }

  @Test("micro figures count each name the same")
  func micro() {
    var sum = Self.score(
      [("person", 0..<1), ("person", 3..<4), ("place", 5..<6)], [("person", 0..<1), ("place", 5..<7)])
    sum += Self.score([("place", 0..<1)], [("place", 0..<1)])
    // Strictly two of four are right and two of three found ones; fuzzily three.
    #expect(sum.strictMicro == Detection(expected: 4, found: 3, matched: 2))
    #expect(sum.fuzzyMicro == Detection(expected: 4, found: 3, matched: 3))
  }

  @Test("of two names found within one word the surer one counts, and the word's true name once")
  func sharedWord() {
    func strict(_ found: [(NameScore.Name, Double)]) -> Detection {
      let text = LabelledNames(
        set: "a", language: "en", year: nil, documentType: nil, words: 10,
        expected: [.init(kind: "person", words: 3..<4), .init(kind: "place", words: 6..<7)],
        found: found.map { ($0.0, $0.1) })
      return NameReport([text]).tables[0].rows[0].strict
    }
    let once = NameScore.Name(kind: "person", words: 3..<4)
    #expect(strict([(once, 0.6), (once, 0.8)]) == Detection(expected: 2, found: 1, matched: 1))
    let other = NameScore.Name(kind: "place", words: 3..<4)
    #expect(strict([(once, 0.8), (other, 0.6)]) == Detection(expected: 2, found: 1, matched: 1))
    #expect(strict([(once, 0.6), (other, 0.8)]) == Detection(expected: 2, found: 1, matched: 0))
    // The second begins in the word that the first ends in.
    let longer = NameScore.Name(kind: "place", words: 3..<5)
    let beyond = NameScore.Name(kind: "place", words: 6..<7)
    #expect(
      strict([(once, 0.9), (longer, 0.5), (beyond, 0.3)]) == Detection(expected: 2, found: 2, matched: 2))
  }

  @Test("the report tells sets, decades and types apart and how far confidence holds")
  func report() {
    func text(_ set: String, _ year: Int?, right: Bool) -> LabelledNames {
      LabelledNames(
        set: set, language: "de", year: year, documentType: year.map { _ in "newspaper" }, words: 10,
        expected: [.init(kind: "person", words: 0..<1)],
        found: [(.init(kind: "person", words: right ? 0..<1 : 4..<5), 0.75)])
    }
    let report = NameReport([
      text("a", 1887, right: true), text("a", 1891, right: false), text("b", nil, right: true),
    ])
    #expect(report.tables.map(\.title) == ["set", "kind", "language", "decade", "document type"])
    #expect(report.tables[0].rows.map(\.name) == ["a (de)", "b (de)"])
    #expect(report.tables[0].rows.map(\.strict.f1) == [0.5, 1])
    #expect(report.tables[3].rows.map(\.name) == ["1880s", "1890s", "unknown"])
    #expect(report.bins.map(\.count) == [3])
    #expect(abs((report.calibrationError ?? 1) - abs(0.75 - 2.0 / 3)) < 1e-9)
    #expect(report.markdown.contains("| 1880s | 10 | 1 | 1.000 | 1.000 | 1.000 | 1.000 |"))
  }
}
