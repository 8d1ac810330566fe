import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation

/// Goes through one trial: disturbed runs, then an undisturbed one, then a look at what came out.
struct TrialRun {
  private let trial: Trial
  private let undisturbed: Undisturbed
  private let staging: Staging
  private let runsAgain: Bool
  private var bench: Workbench { staging.bench }
  private var result: TrialResult

  /// - Parameter runsAgain: whether a third run must find nothing to do.
  init(
    _ trial: Trial, _ undisturbed: Undisturbed, _ staging: Staging, runsAgain: Bool
  ) {
    self.trial = trial
    self.undisturbed = undisturbed
    self.staging = staging
    self.runsAgain = runsAgain
    result = TrialResult(trial: trial, folder: staging.bench.folder)
  }

  /// Leaves the trial's folder behind only when something was found.
  mutating func go() throws -> TrialResult {
    var finished = 0
    for (place, planned) in trial.faults.enumerated() {
      let outcome = try staging.perform(planned)
      result.codes.append(outcome.code)
      result.findings += outcome.findings
      try judge(planned, outcome, isFirst: place == 0)
      finished = ((outcome.report["pages"] as? [String: Any])?["done"] as? Int) ?? 0
    }
    try repeatUndisturbed(atLeastReused: trial.faults.count == 1 ? finished : 0)
    if result.findings.isEmpty { bench.remove() }
    return result
  }

  private mutating func find(_ kind: Finding.Kind, _ text: String) {
    result.findings.append(Finding(kind: kind, text: text))
  }

  /// Looks at a disturbed run.
  private mutating func judge(_ planned: PlannedFault, _ outcome: Staging.Outcome, isFirst: Bool) throws {
    let fault = planned.fault
    // A page that an earlier run has finished, or put in quarantine, makes no trouble any more.
    var promised = fault.promisedCodes
    if !isFirst { promised.formUnion([ExitStatus.complete, ExitStatus.quarantined]) }
    guard let code = outcome.code else {
      find(.code, "\(fault.name): the run never ended")
      return
    }
    if !promised.contains(code) { find(.code, "\(fault.name): exit \(code), promised \(promised.sorted())") }
    if code == ExitStatus.complete {
      for difference in try OutputSnapshot(bench.output).differences(from: undisturbed.outputs) {
        find(.difference, "\(fault.name): exit 0, but \(difference)")
      }
    }
    guard isFirst else { return }
    if case .worker = fault, bench.visits().count > undisturbed.pages.count + 1 {
      find(
        .attempts, "one lost worker led to \(bench.visits().count) visits of \(undisturbed.pages.count) pages"
      )
    }
    if case .page(let kind, let always) = fault, kind.costsOnlyTheWorker {
      let place = min(undisturbed.pages.count - 1, Int(planned.strength * Double(undisturbed.pages.count)))
      try judgeAttempts(at: undisturbed.pages[place], kind, always: always)
    }
  }

  /// A page that cost one worker has been tried twice and is done; one that cost two is in quarantine, whatever
  /// number of attempts the pipeline allows. Both stand in the ledger, and all other pages are as they should be.
  private mutating func judgeAttempts(at page: PublishedPage, _ kind: Trouble.Kind, always: Bool) throws {
    let visits = bench.visits().count { $0 == Trouble.mark(for: page.image) }
    if visits != 2 { find(.attempts, "\(kind.rawValue): the page was visited \(visits) times, not twice") }
    let ledger = try LedgerReader(OutputFolder(bench.output))
    guard let row = try ledger?.pages(of: page.item).first(where: { $0.page == page.page }) else {
      find(.attempts, "\(kind.rawValue): the ledger does not know the page")
      return
    }
    let lost = try ledger?.attempts(at: page.item, page: page.page).count ?? 0
    let wanted: Outcome = always ? .quarantined : .done
    if row.outcome != wanted || lost != (always ? 2 : 1) {
      find(
        .attempts, "\(kind.rawValue): the ledger says \(row.outcome.rawValue) and \(lost) workers lost")
    }
    if row.attempts != 2 {
      find(
        .countedAttempts,
        "\(kind.rawValue): \(row.outcome.rawValue) at the second attempt, and the ledger says \(row.attempts)"
      )
    }
    guard always else { return }
    let reason: Reason = kind == .hang || kind == .freeze ? .timeout : .engineCrash
    if row.failure?.reason != reason {
      find(.attempts, "the reason is \(String(describing: row.failure?.reason))")
    }
    let published = try OutputSnapshot(bench.output)
    look(at: published.pages())
    let lines = published.lines()
    for (other, line) in undisturbed.outputs.lines() where !other.isSame(as: page) && lines[other] != line {
      find(
        .difference, "\(kind.rawValue): the line of another page differs, \(other.item) page \(other.page)")
    }
  }

  private mutating func repeatUndisturbed(atLeastReused: Int) throws {
    bench.forgetVisits()
    let overrides = trial.faults.contains { $0.fault.leavesQuarantine } ? [Specimen.retry] : []
    let repeated = try RunUnderTest(staging.program, bench, overrides: overrides)
    let code = repeated.end()
    guard code == ExitStatus.complete else {
      find(.code, "the repeated run ended with \(code.map(String.init) ?? "nothing")")
      return
    }
    let again = bench.visits().count
    if again > undisturbed.pages.count - atLeastReused {
      find(
        .doneAgain,
        "\(atLeastReused) pages were done, and \(again) of \(undisturbed.pages.count) were begun again")
    }
    try lookAtEnd()
    guard runsAgain else { return }
    bench.forgetVisits()
    let third = try RunUnderTest(staging.program, bench, overrides: overrides)
    if third.end() != ExitStatus.complete { find(.code, "the third run is not complete") }
    if !bench.visits().isEmpty { find(.doneAgain, "the third run began \(bench.visits().count) pages") }
    try lookAtEnd()
  }

  /// After the repeated run everything must be as if nothing had ever happened.
  private mutating func lookAtEnd() throws {
    let outputs = try OutputSnapshot(bench.output)
    for difference in outputs.differences(from: undisturbed.outputs) { find(.difference, difference) }
    look(at: outputs.pages())
    for file in try OutputSnapshot.unfinished(in: bench.output) { find(.unfinishedFile, file) }
    let counts = try LedgerReader(OutputFolder(bench.output))?.pageCounts() ?? [:]
    if counts != [.done: undisturbed.pages.count] { find(.attempts, "the ledger counts \(counts)") }
  }

  private mutating func look(at pages: [PublishedPage]) {
    for page in undisturbed.pages {
      switch pages.count(where: { $0.isSame(as: page) }) {
      case 0: find(.lostPage, "\(page.item) page \(page.page)")
      case 1: break
      case let count: find(.pageTwice, "\(page.item) page \(page.page): \(count) times")
      }
    }
  }
}

extension Fault {
  /// Whether pages are in quarantine after it, and must be let out before everything can be done.
  var leavesQuarantine: Bool {
    if case .page(_, always: true) = self { return true }
    return false
  }
}
