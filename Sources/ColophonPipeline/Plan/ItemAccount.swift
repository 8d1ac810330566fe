import ColophonDocument
import Foundation

/// What of an item and its pages still holds and what would be made anew, and why: for `plan` and `explain`.
package struct ItemAccount: Sendable {
  /// A page stage, document stage or writer.
  package struct Part: Sendable {
    package var name: String
    package var isStale: Bool
    /// In words; empty for a part that holds.
    package var reasons: [String]
  }

  package struct PageAccount: Sendable {
    package var number: Int
    package var header: PageHeader?
    package var judgement: PageJudgement
    package var stages: [Part]
    /// Whether a run would leave the page as it is.
    package var isSettled: Bool
  }

  package let pages: [PageAccount]
  package let header: DocumentHeader?
  package let itemParts: [Part]

  /// Whether a run would leave the item as it is.
  package var isFinished: Bool {
    pages.allSatisfy(\.isSettled) && itemParts.allSatisfy { !$0.isStale } && header?.failure == nil
  }

  /// - Parameter verifies: whether images are read to see if they have changed.
  package init(_ item: Item, root: String, _ plan: Plan, _ folder: OutputFolder, verifies: Bool = false) {
    let steps = plan.pageStages
    pages = item.pages.enumerated().map { index, image in
      let found = (try? RecordFile.header(PageHeader.self, at: folder.pageRecord(item.id, index + 1))) ?? nil
      let header = found.flatMap { $0.image.isSameImage(as: image) ? $0 : nil }
      var judgement = PageJudgement(image, in: root, header: header, steps: steps)
      if verifies, let digest = try? PageVisitor.digest(of: "\(root)/\(image.path)") {
        judgement = PageJudgement(header: header, imageDigest: digest, frame: image.frame, steps: steps)
      }
      let isRetried =
        plan.failures.retry == .nextRun
        && judgement.failure.map { failure in
          failure.released == nil
            && (header?.workersLost(under: failure.fingerprint) ?? 0) < FailurePolicy.mostWorkersLost
        } ?? false
      return PageAccount(
        number: index + 1, header: header, judgement: judgement,
        stages: zip(steps, judgement.reasonsByStage).enumerated().map { place, pair in
          let isStale = judgement.stale.contains(place)
          let other = isRetried ? "failed, and retry is next_run" : "what it rests on changes"
          return Part(
            name: pair.0.manual.name, isStale: isStale,
            reasons: isStale && pair.1.isEmpty ? [other] : pair.1)
        },
        isSettled: judgement.isSettled && header?.image == image && !isRetried)
    }
    header = (try? RecordFile.read(DocumentHeader.self, at: folder.documentRecord(item.id)))??.header
    let headers = pages.map(\.header)
    let basis = ItemBasis(item, stages: Set(plan.pageStageNames)) { number in
      headers.indices.contains(number - 1) ? headers[number - 1] : nil
    }
    let judgement = ItemJudgement(plan, basis, old: header, folder: folder)
    let pagesChange = pages.contains { !$0.isSettled }
    itemParts = (judgement.stages + judgement.writers).map { part in
      Part(
        name: part.name, isStale: part.isStale || pagesChange,
        reasons: pagesChange && !part.isStale ? ["its pages are read"] : part.reasons)
    }
  }
}
