import Foundation

/// One trial of a campaign: faults one after the other, each in a run of its own over the same output folder.
package struct Trial: Sendable {
  package var number: Int
  package var specimen: String
  package var faults: [PlannedFault]

  package var description: String {
    "trial \(number) (\(specimen)): "
      + faults.map { "\($0.fault.name) \($0.moment), strength \($0.strength)" }.joined(separator: ", then ")
  }
}

/// A fault with its time and what else has to be chosen for it.
package struct PlannedFault: Sendable {
  package var fault: Fault
  package var moment: Moment
  /// From 0 to 1: which page, which worker, how small a disk, which call, as the fault needs it.
  package var strength: Double
}

/// Something that was promised and not kept.
package struct Finding: Sendable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// A run ended with another exit code than promised, or never.
    case code = "exit code"
    /// Final outputs are not those of an undisturbed run.
    case difference
    case lostPage = "lost page"
    case pageTwice = "page published twice"
    /// A temporary file outlived the repeated run.
    case unfinishedFile = "unfinished file"
    /// A process outlived its run.
    case leftProcess = "left process"
    /// A page was tried too often or too seldom, or the ledger has another outcome for it.
    case attempts
    /// The ledger has another number of attempts than there were.
    case countedAttempts = "attempts counted"
    /// Something that was finished was done again.
    case doneAgain = "done again"
  }

  package var kind: Kind
  package var text: String

  package var description: String { "\(kind.rawValue): \(text)" }
}

/// What came of a trial.
package struct TrialResult: Sendable {
  package var trial: Trial
  /// The disturbed runs' exit codes; nil for one that never ended.
  package var codes: [Int32?] = []
  package var findings: [Finding] = []
  /// Where to look; the folder is kept when something was found.
  package var folder: URL
}
