import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite struct LabelReportTests {
  private func answer(
    _ expected: String, _ found: String?, _ confidence: Double?, decade: String = "1850s"
  ) -> LabelAnswer {
    LabelAnswer(
      name: "x", expected: expected, found: found, confidence: confidence, traits: [("decade", decade)])
  }

  @Test func `accuracy counts what was not answered as wrong, and tells the rest apart`() {
    let report = LabelReport(
      of: "lines",
      [answer("de", "de", 0.9), answer("de", "nl", 0.6), answer("nl", nil, nil), answer("nl", "nl", 0.8)])
    #expect(report.overall.accuracy == 0.5 && report.overall.answered == 3)
    #expect(report.overall.accuracyOfAnswered == 0.666667)
    #expect(report.labels.map(\.f1) == [0.666667, 0.5])
    #expect(report.mistakes.map(\.found) == ["nl", nil])
    #expect(report.overall.interval[0] < 0.2 && report.overall.interval[1] > 0.8)
  }

  @Test func `calibration compares what was promised with what was kept`() throws {
    let answers =
      (0..<8).map { _ in answer("a", "a", 0.95) } + [answer("a", "b", 0.95), answer("a", "b", 0.95)]
      + (0..<10).map { answer("b", $0 < 5 ? "b" : "a", 0.55) }
    let calibration = try #require(LabelReport(of: "pages", answers).calibration)
    #expect(calibration.bins.map(\.count) == [10, 10])
    #expect(abs(calibration.expectedError - (0.05 + 0.15) / 2) < 1e-6)
  }

  @Test func `a part that is worse than the whole, and not by chance, is called weak`() throws {
    let answers =
      (0..<90).map { _ in answer("a", "a", 0.9, decade: "1850s") }
      + (0..<30).map { answer("a", $0 < 10 ? "a" : "b", 0.9, decade: "1520s") }
      + [answer("a", "b", 0.9, decade: "1700s")]
    let groups = try #require(LabelReport(of: "pages", answers).breakdowns.first).groups
    #expect(groups.map(\.name) == ["1520s", "1700s", "1850s"])
    // One wrong page of a decade proves nothing.
    #expect(groups.map(\.isWeak) == [true, false, false])
    let text = LabelReport(of: "pages", answers).table()
    #expect(text.contains("weak") && text.contains("by decade"))
  }

  @Test func `nothing to measure gives a report and no crash`() throws {
    let report = LabelReport(of: "lines", [])
    #expect(report.overall.total == 0 && report.calibration == nil)
    #expect(try report.json().contains("\"total\":0"))
    #expect(!report.table().isEmpty)
  }

  @Test func `pages of a run are found by the ends of their paths; of two languages either is right`() throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"item":"1","page":1,"image":"set/1.jpg","language":"la","languages":[{"language":"la","share":1,"confidence":0.9}]}
      {"item":"2","page":1,"image":"2.jpg","language":"und"}

      """, to: "out/pages.jsonl")
    try folder.write(
      "image\\tlang\\tdate\\n1.jpg\\tfr/la\\t1604\\n2.jpg\\tde\\t\\n3.jpg\\tde\\t1710-03\\n".replacing(
        "\\t", with: "\t"
      )
      .replacing("\\n", with: "\n"), to: "set/manifest.tsv")
    let pages = try PageAnswers(
      .language, of: folder.path("out"), manifests: [folder.path("set/manifest.tsv")], labels: nil)
    #expect(pages.answers.map(\.found) == ["la", nil, nil])
    #expect(pages.answers.map(\.isRight) == [true, false, false])
    #expect(
      pages.answers.map { $0.traits.first { $0.kind == "decade" }?.value } == ["1600s", "not told", "1710s"])
    #expect(pages.absent == ["set/3.jpg"])
  }
}
