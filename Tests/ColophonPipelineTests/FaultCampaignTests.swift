import ColophonTesting
import FaultCampaign
import Foundation
import Testing

/// `make torture` is the same campaign with hundreds of trials.
@Suite(
  "A night that loses nothing",
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/environ"),
    "finds the workers of a dead runner through /proc"))
struct FaultCampaignTests {
  @Test("after every fault a second run ends as if nothing had happened, with an engine double")
  func doubles() async throws {
    var specimen = Specimen.doubles()
    // One of each kind that waits for a time limit is enough here; each costs some seconds.
    specimen.faults.removeAll {
      $0.takesATimeLimit && $0 != .worker(SIGSTOP) && $0 != .page(.freeze, always: false)
    }
    try await campaign(specimen, trials: specimen.faults.count, seed: 20)
  }

  @Test("after every fault a second run ends as if nothing had happened, with the real engine")
  func cards() async throws {
    var specimen = try Specimen.cards()
    specimen.faults = [
      .runner(SIGKILL), .worker(SIGKILL), .fullDisk, .page(.garbage, always: false),
      .page(.crash, always: true),
    ]
    try await campaign(specimen, trials: specimen.faults.count, seed: 21)
  }

  @Test(
    "the campaign sees a byte that differs, a file that is gone or too many, and one that is not finished")
  func snapshot() throws {
    let before = try TemporaryFolder()
    let after = try TemporaryFolder()
    for folder in [before, after] {
      try folder.write("same", to: "tei/same.xml")
      try folder.write("\(folder.url)", to: "records/own")
    }
    let whole = try OutputSnapshot(before.url)
    #expect(try OutputSnapshot(after.url).differences(from: whole) == [])
    try before.write("one", to: "pages.jsonl")
    try before.write("gone", to: "tei/gone.xml")
    try after.write("two", to: "pages.jsonl")
    try after.write("more", to: "tei/more.xml")
    try after.write("half", to: "tei/.half.xml.7.tmp")
    #expect(
      try OutputSnapshot(after.url).differences(from: OutputSnapshot(before.url)) == [
        "pages.jsonl differs", "tei/.half.xml.7.tmp should not be there", "tei/gone.xml is missing",
        "tei/more.xml should not be there",
      ])
    #expect(try OutputSnapshot.unfinished(in: after.url) == ["tei/.half.xml.7.tmp"])
  }

  /// Runs a campaign on a thread of its own: it waits for processes, and the shared pool must not.
  private func campaign(_ specimen: Specimen, trials: Int, seed: UInt64) async throws {
    let results = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try run(specimen, trials, seed) }) }
    }
    #expect(results.count == trials)
    for result in results {
      for finding in result.findings {
        Issue.record("\(result.trial.description): \(finding); seed \(seed)")
      }
    }
  }

  private func run(_ specimen: Specimen, _ trials: Int, _ seed: UInt64) throws -> [TrialResult] {
    let folder = try TemporaryFolder()
    // The machine may be busy with the rest of the suite.
    let means = try Means()
    for shortcoming in means.shortcomings { print("fault campaign: \(shortcoming)") }
    let campaign = Campaign(
      program: BuiltProducts.faultyColophon, folder: folder.url, means: means, seed: seed,
      patienceSecs: 10)
    var results: [TrialResult] = []
    try campaign.run(specimen, trials: trials) { result in
      results.append(result)
      return true
    }
    return results
  }
}
