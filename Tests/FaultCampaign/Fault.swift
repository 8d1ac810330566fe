import ColophonPipeline
import ColophonTesting
import Foundation

/// Something that goes wrong while a run is at work.
package enum Fault: Hashable, Sendable {
  /// The runner gets a signal.
  case runner(Int32)
  /// One of the workers gets a signal.
  case worker(Int32)
  /// A page makes its worker misbehave, the first time or every time.
  case page(Trouble.Kind, always: Bool)
  /// The output folder lies on a disk that becomes full.
  case fullDisk
  /// The output folder cannot be written any more.
  case forbiddenOutput
  /// The output folder is moved away.
  case movedOutput
  /// The collection is moved away.
  case movedCollection
  /// The runner is killed when it makes a system call for the Nth time, or the call fails as on a full disk.
  case systemCall(String, isFatal: Bool)

  /// System calls with which a runner makes its files, and nothing else does.
  package static let systemCalls = ["fsync", "rename", "mkdir", "pwrite64"]

  /// Every fault there is.
  package static var all: [Fault] {
    var faults: [Fault] = [.runner(SIGKILL), .runner(SIGTERM), .runner(SIGINT)]
    faults += [.worker(SIGKILL), .worker(SIGSTOP)]
    faults += [.fullDisk, .forbiddenOutput, .movedOutput, .movedCollection]
    faults += systemCalls.flatMap { [.systemCall($0, isFatal: true), .systemCall($0, isFatal: false)] }
    faults += Trouble.Kind.allCases.map { .page($0, always: false) }
    faults += Trouble.Kind.allCases.filter(\.costsOnlyTheWorker).map { .page($0, always: true) }
    return faults
  }

  /// The exit codes that are promised for a run to which this happens. A run that was over before it happened has
  /// been complete.
  package var promisedCodes: Set<Int32> {
    switch self {
    case .runner(let number): [128 + number, ExitStatus.complete]
    case .worker: [ExitStatus.complete]
    case .page(.killRunner, _), .page(.orphan, _): [128 + SIGKILL, ExitStatus.complete]
    case .page(.terminateRunner, _): [128 + SIGTERM, ExitStatus.complete]
    case .page(_, let always): [always ? ExitStatus.quarantined : ExitStatus.complete]
    case .fullDisk, .forbiddenOutput, .movedOutput, .movedCollection, .systemCall(_, isFatal: false):
      [ExitStatus.inaccessible, ExitStatus.complete]
    case .systemCall(_, isFatal: true): [128 + SIGKILL, ExitStatus.complete]
    }
  }

  /// Whether a run waits for a time limit before it goes on.
  package var takesATimeLimit: Bool {
    switch self {
    case .worker(SIGSTOP), .page(.hang, _), .page(.freeze, _): true
    default: false
    }
  }

  package var name: String {
    switch self {
    case .runner(let number): "runner \(Self.name(number))"
    case .worker(let number): "worker \(Self.name(number))"
    case .page(let kind, let always): "page \(kind.rawValue)\(always ? " always" : "")"
    case .fullDisk: "disk full"
    case .forbiddenOutput: "output read-only"
    case .movedOutput: "output moved"
    case .movedCollection: "collection moved"
    case .systemCall(let call, let isFatal): "\(call) \(isFatal ? "SIGKILL" : "ENOSPC")"
    }
  }

  private static func name(_ number: Int32) -> String {
    [SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGINT: "SIGINT", SIGSTOP: "SIGSTOP"][number]
      ?? "signal \(number)"
  }
}

extension Trouble.Kind {
  /// Whether the worker is what it harms, and not the runner.
  var costsOnlyTheWorker: Bool { ![.killRunner, .orphan, .terminateRunner].contains(self) }
}

/// When something goes wrong.
package enum Moment: Hashable, Sendable, CustomStringConvertible {
  case afterMilliseconds(Int)
  /// When so many pages have been begun, and then a little later.
  case afterVisits(Int, thenMilliseconds: Int)

  package var description: String {
    switch self {
    case .afterMilliseconds(let time): "after \(time) ms"
    case .afterVisits(let visits, let time): "\(time) ms after visit \(visits)"
    }
  }
}
