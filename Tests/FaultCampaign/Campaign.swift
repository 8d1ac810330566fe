import ColophonTesting
import Foundation

/// Many trials over small collections: every fault in turn, at points swept over the run.
package struct Campaign {
  /// Of so many trials one has a second fault before the undisturbed run.
  private static let chainEvery = 3
  /// Faults that may come second.
  private static let second: [Fault] = [
    .runner(SIGKILL), .runner(SIGTERM), .worker(SIGKILL), .fullDisk, .page(.killRunner, always: false),
  ]

  private let program: URL
  private let folder: URL
  private let means: Means
  private let seed: UInt64
  private let patienceSecs: Int

  /// - Parameters:
  ///   - program: `FaultyColophon`.
  ///   - folder: where the trials work; each removes what it made unless something was found.
  ///   - seed: the same seed makes the same faults in the same order.
  ///   - patienceSecs: how long the workers of a dead runner may take to go.
  package init(program: URL, folder: URL, means: Means, seed: UInt64, patienceSecs: Int = 3) {
    self.program = program
    self.folder = folder
    self.means = means
    self.seed = seed
    self.patienceSecs = patienceSecs
  }

  /// Goes through so many trials of a specimen.
  ///
  /// - Parameter observe: told of each trial; returns false to end the campaign.
  package func run(
    _ specimen: Specimen, trials count: Int, firstNumber: Int = 1, observe: (TrialResult) throws -> Bool
  ) throws {
    let undisturbed = try Undisturbed(
      specimen, program, at: folder.appending(path: "\(specimen.name)-undisturbed"))
    var random = SeededRandom(seed: seed &+ UInt64(firstNumber))
    let faults = specimen.faults.filter(means.allows)
    let rounds = max(1, (count + faults.count - 1) / faults.count)
    for index in 0..<count {
      // Within the rounds of one fault its moment and strength go from the beginning of a run to its end.
      let round = index / faults.count
      let first = plan(faults[index % faults.count], round, of: rounds, undisturbed, &random)
      var planned = [first]
      if index % Self.chainEvery == 1 {
        let more = Self.second.filter(means.allows)
        planned.append(
          plan(more[Int(random.next() % UInt64(more.count))], round, of: rounds, undisturbed, &random))
      }
      let trial = Trial(number: firstNumber + index, specimen: specimen.name, faults: planned)
      let name = "\(specimen.name)-\(trial.number)"
      var run = TrialRun(
        trial, undisturbed,
        Staging(
          program: program, bench: try Workbench(specimen, at: folder.appending(path: name)), means: means,
          undisturbed: undisturbed, patienceSecs: patienceSecs),
        runsAgain: index % 4 == 0)
      guard try observe(run.go()) else { return }
    }
  }

  private func plan(
    _ fault: Fault, _ round: Int, of rounds: Int, _ undisturbed: Undisturbed, _ random: inout SeededRandom
  ) -> PlannedFault {
    let share = (Double(round) + Double.random(in: 0..<1, using: &random)) / Double(rounds)
    let strength = (Double(round) + Double.random(in: 0..<1, using: &random)) / Double(rounds)
    let visits = Int(share * Double(undisturbed.pages.count + 1))
    var moment = Moment.afterMilliseconds(Int(share * Double(undisturbed.milliseconds)))
    if Bool.random(using: &random) {
      moment = .afterVisits(visits, thenMilliseconds: Int.random(in: 0...25, using: &random))
    }
    // A worker that stands still while it starts is waited for much longer than a page may take.
    if fault == .worker(SIGSTOP) {
      moment = .afterVisits(
        max(visits, undisturbed.pages.count / 2), thenMilliseconds: Int.random(in: 0...5, using: &random))
    }
    return PlannedFault(fault: fault, moment: moment, strength: strength)
  }
}
