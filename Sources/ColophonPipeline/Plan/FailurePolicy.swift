/// What a run does about pages that fail: the section `failures` of a pipeline file.
package struct FailurePolicy: ComponentOptions, Hashable {
  package enum Policy: String, CaseIterable, Sendable {
    /// The page goes to quarantine, the run goes on.
    case quarantine
    /// The first page in quarantine stops the run.
    case stop
  }

  package enum Retry: String, CaseIterable, Sendable {
    /// A page stays in quarantine until its image, an option, a model or a component has changed.
    case onChange = "on_change"
    /// Every run tries again; not the pages that have killed two workers.
    case nextRun = "next_run"
  }

  /// So many pages must have been tried before `stop_above` is looked at.
  package static let leastPages = 20

  /// A page that has killed so many workers gets no other.
  package static let mostWorkersLost = 2

  package let policy: Policy
  package let stopAbove: Double
  /// 0 for never.
  package let stopAfterIdentical: Int
  package let attempts: Int
  package let retry: Retry

  package init(from reader: inout OptionReader) {
    policy = reader.value(
      "policy", default: .quarantine, "Put failed pages in quarantine and go on, or stop at the first.")
    stopAbove = reader.value(
      "stop_above", default: 0.5, in: 0...1,
      "Stop when more than this share of the pages tried has failed, once \(Self.leastPages) were tried.")
    stopAfterIdentical = reader.value(
      "stop_after_identical", default: 20, in: 0...1_000_000,
      "Stop when so many pages in a row have failed for the same reason; 0: never.")
    attempts = reader.value(
      "attempts", default: 2, in: 1...10,
      "How often a page is tried; one that has killed \(Self.mostWorkersLost) workers is not tried again.")
    retry = reader.value(
      "retry", default: .onChange,
      "When a page leaves quarantine: once something about it has changed, or for another attempt in the next run."
    )
  }
}
