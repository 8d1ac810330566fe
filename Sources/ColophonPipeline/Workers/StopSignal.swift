import Foundation
import Synchronization

/// Tells a run to end in good order. Safe to set from anywhere, also from a signal's handler queue.
package final class StopSignal: Sendable {
  package enum Cause: Sendable, Hashable {
    /// A signal of the system, such as SIGINT.
    case signal(Int32)
    /// Too many failures, or a policy that stops at the first.
    case failures(String)
    /// No worker can be started.
    case missing(String)
    /// The output folder cannot be written, or the collection is gone.
    case inaccessible(String)

    var isSignal: Bool { if case .signal = self { true } else { false } }
  }

  /// Pages under way get so long to finish after a signal.
  package static let grace = Duration.seconds(8)

  private struct State {
    var cause: Cause?
    var dropAt: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  package init() {}

  /// The first cause stays. A second signal drops the pages under way at once.
  package func stop(_ cause: Cause) {
    state.withLock {
      guard $0.cause == nil else {
        if case .signal = cause { $0.dropAt = ContinuousClock.now }
        return
      }
      $0.cause = cause
      $0.dropAt = ContinuousClock.now.advanced(by: Self.grace)
    }
  }

  package var cause: Cause? { state.withLock(\.cause) }

  /// Whether pages under way are to be dropped by now.
  var mustDrop: Bool {
    state.withLock { $0.dropAt.map { ContinuousClock.now >= $0 } ?? false }
  }
}
