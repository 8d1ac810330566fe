import ColophonDocument
import Foundation

/// What of a page's record still holds, and what must be made anew and why.
package struct PageJudgement: Sendable {
  /// Fingerprint that each page stage's result would have now, in the order of the stages.
  package var expected: [Fingerprint]
  /// Places of the stages whose results are missing or out of date.
  package var stale: [Int]
  /// Why, in words, without repetitions.
  package var reasons: [String]
  /// The failure that the page is stuck with: nothing that led to it has changed.
  package var failure: FailureEntry?

  /// Whether a visit would change nothing.
  package var isSettled: Bool { stale.isEmpty || failure != nil }

  /// Compares a record with the plan.
  ///
  /// - Parameter imageDigest: SHA-256 of the image file as it is now.
  package init(
    header: PageHeader?, imageDigest: String, frame: Int, steps: [Plan.Step<Plan.StageBody>]
  ) {
    expected = []
    stale = []
    reasons = []
    var givers: [(layers: [Layer], part: String, digest: String)] = []
    for (index, step) in steps.enumerated() {
      var parts = step.fixedParts(step.body.page?.models ?? [])
      let wanted = step.manual.needs + step.manual.uses
      let upstream = givers.filter { giver in giver.layers.contains { wanted.contains($0) } }
      for giver in upstream { parts[giver.part] = giver.digest }
      if upstream.isEmpty { parts["image"] = "\(imageDigest)#\(frame)" }
      let fingerprint = Fingerprint(parts)
      expected.append(fingerprint)
      givers.append((step.manual.gives, "stage.\(step.manual.name)", fingerprint.digest))

      if let entry = header?.stages.first(where: { $0.origin.stage == step.manual.name }) {
        if entry.fingerprint == fingerprint { continue }
        stale.append(index)
        // What follows from another stage's change is told there already.
        reasons += fingerprint.changes(since: entry.fingerprint).filter { !$0.hasPrefix("stage ") }
      } else {
        stale.append(index)
        if let stuck = header?.failure, stuck.failure.stage == step.manual.name, failure == nil {
          let now = fingerprintOfFailure(at: index, steps)
          if stuck.fingerprint == now {
            failure = stuck
          } else {
            reasons += now.changes(since: stuck.fingerprint).filter { !$0.hasPrefix("stage ") }
          }
        } else if header == nil {
          reasons.append("not read yet")
        } else if header?.failure == nil {
          reasons.append("stage \(step.manual.name) is new")
        }
      }
    }
    reasons = reasons.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What a failure of a stage rests on: its inputs and its limits, since another time limit may do.
  func fingerprintOfFailure(at index: Int, _ steps: [Plan.Step<Plan.StageBody>]) -> Fingerprint {
    Fingerprint(expected[index].parts.merging(steps[index].neutralOptions) { $1 })
  }

  /// Compares a record with the plan without reading the image: a file of the same size and time counts as
  /// unchanged. A file that is gone or was never read has the digest "".
  ///
  /// - Parameter header: the record's header; one of another image than `image` counts as none.
  init(
    _ image: PageImage, in root: URL, header: PageHeader?, steps: [Plan.Step<Plan.StageBody>]
  ) {
    let header = header.flatMap { $0.image.isSameImage(as: image) ? $0 : nil }
    let state = FileState(of: root.appending(path: image.path))
    let digest: String
    switch (header?.file, state) {
    case (let recorded?, let state?) where recorded.looksLike(state): digest = recorded.sha256
    // Marks a file that is another one than the record's; its true digest is the worker's to find.
    case (.some, .some): digest = "changed"
    case (nil, .some): digest = "unread"
    case (_, nil): digest = ""
    }
    self.init(header: header, imageDigest: digest, frame: image.frame, steps: steps)
  }
}
