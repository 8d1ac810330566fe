import ColophonPipeline
import ColophonTesting
import FaultCampaign
import Foundation

/// `torture [--runs N] [--seed S] [--output FOLDER] [--keep-going]`: the fault campaign of the test suite, longer.
/// Ends at the first promise that is broken, keeps that trial's folder and says where it is.
func torture(_ arguments: TestArguments) -> Int32 {
  let runs = arguments.number("--runs") ?? 400
  let seed = arguments.number("--seed").map { UInt64(bitPattern: Int64($0)) } ?? 1
  let folder = URL(fileURLWithPath: arguments.last("--output") ?? "out/torture").standardizedFileURL
  var table = CampaignTable()
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let means = try Means()
    for shortcoming in means.shortcomings { say(shortcoming) }
    let campaign = Campaign(
      program: Bundle.main.executableURL ?? BuiltProducts.faultyColophon, folder: folder, means: means,
      seed: seed)
    // The real engine is slow beside the double, so it gets a fifth of the trials.
    let parts = [(try Specimen.cards(), runs / 5), (Specimen.doubles(), runs - runs / 5)]
    var isOver = false
    for (specimen, count) in parts where count > 0 && !isOver {
      try campaign.run(specimen, trials: count, firstNumber: table.trials + 1) { result in
        table.add(result)
        if table.trials % 20 == 0 {
          say("\(table.trials) trials of \(runs), \(table.findings) promises broken")
        }
        guard !result.findings.isEmpty else { return true }
        say(
          "\(result.trial.description)\n  exit codes \(result.codes.map { $0.map(String.init) ?? "none" })")
        for finding in result.findings.prefix(8) { say("  \(finding)") }
        say("  kept in \(result.folder.path); seed \(seed)")
        isOver = !arguments.has("--keep-going")
        return !isOver
      }
    }
  } catch {
    printError("error: \(error)")
    return ExitStatus.missing
  }
  say(table.text)
  return table.findings == 0 ? ExitStatus.complete : ExitStatus.quarantined
}

/// Prints at once, also into a pipe: somebody may watch a campaign of a quarter of an hour.
private func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
