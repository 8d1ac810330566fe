/// What a run does about pages that fail.
package struct FailurePolicy: ComponentOptions, Hashable {
  package enum Policy: String, CaseIterable, Sendable {
    /// The page goes to quarantine, the run goes on.
    case quarantine
    /// The first page in quarantine stops the run.
    case stop
  }

  /// So many pages must have been tried before `stop_above` is looked at.
  package static let leastPages = 20

  package let policy: Policy
  package let stopAbove: Double
  package let attempts: Int

  package init(from reader: inout OptionReader) {
    policy = reader.value(
      "policy", default: .quarantine, "Put failed pages in quarantine and go on, or stop at the first.")
    stopAbove = reader.value(
      "stop_above", default: 0.5, in: 0...1,
      "Stop when more than this share of the pages tried has failed, once \(Self.leastPages) were tried.")
    attempts = reader.value(
      "attempts", default: 3, in: 1...10,
      "How often a page is tried when its worker crashes or takes too long.")
  }
}
