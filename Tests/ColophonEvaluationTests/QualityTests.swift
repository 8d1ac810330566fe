import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("A run's estimates of quality are held against the truth")
struct QualityTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Pages of ten letters with so many wrong ones, and what the run expected of them.
  private func report(_ pages: [(wrong: Int, expected: Double, band: String)]) throws -> EvaluationReport {
    var truth = ""
    var output = ""
    for (index, page) in pages.enumerated() {
      let text = String(repeating: "x", count: page.wrong) + "abcdefghij".dropFirst(page.wrong)
      truth += #"{"item":"i","page":\#(index + 1),"text":"abcdefghij"}"# + "\n"
      output +=
        #"{"item":"i","page":\#(index + 1),"text":"\#(text)","quality":{"expected_cer":\#(page.expected),"band":"\#(page.band)"}}"#
        + "\n"
    }
    try folder.write(truth, to: "gazette/truth/pages.jsonl")
    try folder.write(output, to: "out/pages.jsonl")
    return try Evaluation(truth: [folder.path("gazette/truth")], profile: .folded).report(
      on: folder.path("out"))
  }

  @Test("correlations, a table of reliability and one by band")
  func figures() throws {
    let report = try report([
      (0, 0.01, "good"), (1, 0.08, "fair"), (2, 0.09, "fair"), (4, 0.3, "doubtful"), (9, 0.5, "unreadable"),
    ])
    let quality = try #require(report.quality)
    #expect(quality.pages == 5)
    #expect(abs(try #require(quality.spearman) - 1) < 1e-9)
    #expect(try #require(quality.pearson) > 0.9)
    #expect(quality.reliability.map(\.name) == ["0–2", "5–10", "20–40", "40 and more"])
    #expect(quality.reliability.map(\.pages) == [1, 2, 1, 1])
    #expect(quality.reliability.map(\.observed) == [0, 0.15, 0.4, 0.9])
    #expect(quality.bands.map(\.name) == ["good", "fair", "doubtful", "unreadable"])
    #expect(quality.bands.map(\.worst) == [0, 0.2, 0.4, 0.9])
    #expect(report.table().contains("rank correlation (Spearman) 1.00"))
    #expect(try report.json().contains(#""quality":{"bands":["#))
  }

  @Test("equal estimates share a rank, and what cannot vary has no correlation")
  func ties() throws {
    let tied = try #require(try report([(0, 0.1, "fair"), (1, 0.1, "fair"), (2, 0.2, "fair")]).quality)
    #expect(abs(try #require(tied.spearman) - 0.866) < 0.001)
    let same = try #require(try report([(0, 0.1, "fair"), (1, 0.1, "fair"), (2, 0.1, "fair")]).quality)
    #expect(same.spearman == nil && same.pearson == nil)
    #expect(try report([(0, 0.1, "fair")]).table().contains("correlation (Pearson) –"))
  }

  @Test("an output without estimates says nothing of them")
  func none() throws {
    try folder.write(#"{"item":"i","page":1,"text":"abc"}"#, to: "gazette/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abc"}"#, to: "out/pages.jsonl")
    let report = try Evaluation(truth: [folder.path("gazette/truth")], profile: .folded)
      .report(on: folder.path("out"))
    #expect(report.quality == nil)
    #expect(!report.table().contains("expected CER"))
  }
}
