import ColophonDocument
import Foundation

/// What of a page's record still holds, and what must be made anew and why.
package struct PageJudgement: Sendable {
  /// Fingerprint that each page stage's result would have now, in the order of the stages.
  package var expected: [Fingerprint]
  /// Places of the stages whose results are missing or out of date.
  package var stale: [Int]
  /// Why each stage's result is missing or out of date, in words; empty for one that holds, and for one that
  /// only follows from another's change.
  package var reasonsByStage: [[String]]
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
    reasonsByStage = []
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
      let entry = header?.stages.first { $0.origin.stage == step.manual.name }
      let stuck = header?.failure.flatMap { $0.failure.stage == step.manual.name ? $0 : nil }
      // What a stage left behind when it failed does not hold as its result.
      if let entry, stuck == nil, entry.fingerprint == fingerprint {
        reasonsByStage.append([])
        continue
      }
      stale.append(index)
      if failure == nil, let stuck, stuck.fingerprint == fingerprintOfFailure(at: index, steps) {
        failure = stuck
      }
      reasonsByStage.append(reasons(for: index, entry, header, steps))
    }
  }

  private func reasons(
    for index: Int, _ entry: StageEntry?, _ header: PageHeader?, _ steps: [Plan.Step<Plan.StageBody>]
  ) -> [String] {
    let name = steps[index].manual.name
    // What follows from another stage's change is told there already.
    func changes(_ now: Fingerprint, since old: Fingerprint) -> [String] {
      now.changes(since: old).filter { !$0.hasPrefix("stage ") }
    }
    if let entry, header?.failure?.failure.stage != name {
      return changes(expected[index], since: entry.fingerprint)
    }
    guard let header else { return ["not read yet"] }
    if let stuck = header.failure {
      guard stuck.failure.stage == name, failure == nil else { return [] }
      if stuck.isAskedAgain { return ["another attempt was asked for"] }
      return changes(fingerprintOfFailure(at: index, steps), since: stuck.fingerprint)
    }
    return [header.mishaps != nil ? "its worker was lost" : "stage \(name) is new"]
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
    _ image: PageImage, in root: String, header: PageHeader?, steps: [Plan.Step<Plan.StageBody>]
  ) {
    let header = header.flatMap { $0.image.isSameImage(as: image) ? $0 : nil }
    let digest: String
    switch (header?.file, FileStamp("\(root)/\(image.path)")) {
    case (let recorded?, let stamp?) where recorded.stamp == stamp: digest = recorded.sha256
    // Marks a file that is another one than the record's; its true digest is the worker's to find.
    case (.some, .some): digest = "changed"
    case (nil, .some): digest = "unread"
    case (_, nil): digest = ""
    }
    self.init(header: header, imageDigest: digest, frame: image.frame, steps: steps)
  }
}
