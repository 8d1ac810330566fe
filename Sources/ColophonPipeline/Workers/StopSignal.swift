import Foundation
import Synchronization

/// Tells a run to end in good order. Safe to set from anywhere, also from a signal's handler queue.
package final class StopSignal: Sendable {
  package enum Cause: Sendable, Hashable, CustomStringConvertible {
    /// A signal of the system, such as SIGINT.
    case signal(Int32)
    /// Too many failures, or a policy that stops at the first.
    case failures(String)
    /// No worker can be started.
    case missing(String)
    /// The output folder cannot be written, or the collection is gone.
    case inaccessible(String)
    /// The time that the run was given is over; what is under way may finish.
    case timeOver(String)

    var isSignal: Bool { if case .signal = self { true } else { false } }
    /// Whether what is finished may still be gathered.
    var allowsConclusion: Bool {
      switch self {
      case .failures, .timeOver: true
      case .signal, .missing, .inaccessible: false
      }
    }

    package var description: String {
      switch self {
      case .signal(let number): "signal \(number)"
      case .failures(let why), .missing(let why), .inaccessible(let why), .timeOver(let why): why
      }
    }

    var isTimeOver: Bool { if case .timeOver = self { true } else { false } }
  }

  /// Pages under way get so long to finish after a signal.
  package static let grace = Duration.seconds(8)

  private struct State {
    var cause: Cause?
    var dropAt: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  package init() {}

  /// The first cause stays, but a signal wins over all others. A second signal drops the pages under way at once.
  package func stop(_ cause: Cause) {
    state.withLock {
      guard $0.cause == nil else {
        guard case .signal = cause else { return }
        // After the first signal a second one means now; a run that was ending by itself still gets its grace.
        if $0.cause?.isSignal == true {
          $0.dropAt = ContinuousClock.now
        } else {
          $0.cause = cause
          $0.dropAt = ContinuousClock.now.advanced(by: Self.grace)
        }
        return
      }
      $0.cause = cause
      if case .timeOver = cause { return }
      $0.dropAt = ContinuousClock.now.advanced(by: Self.grace)
    }
  }

  package var cause: Cause? { state.withLock(\.cause) }

  /// Whether pages under way are to be dropped by now.
  var mustDrop: Bool {
    state.withLock { $0.dropAt.map { ContinuousClock.now >= $0 } ?? false }
  }
}
