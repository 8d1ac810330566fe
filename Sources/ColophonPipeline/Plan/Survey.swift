import ColophonDocument
import Foundation

/// What a run would have to do: counted from names and records, without touching a page image.
package struct Survey: Sendable {
  package var items = 0
  package var pages = 0
  /// Items the readers could not list, with the reason; the first ones only.
  package var broken: [(id: String, failure: Failure)] = []
  package var brokenCount = 0
  package var pagesToVisit = 0
  package var pagesReused = 0
  package var pagesInQuarantine = 0
  /// Why pages would be visited, with the number of pages.
  package var reasons: [String: Int] = [:]

  private static let mostBroken = 20

  /// Walks through the plan's collections. Throws when one cannot be read.
  ///
  /// - Parameter folder: an output folder to compare with; without one every page is to be visited.
  package init(_ plan: Plan, folder: OutputFolder?, limit: Int? = nil) throws {
    for step in plan.readers {
      var iterator = try step.body.reader.makeItems()
      while let listed = try iterator.next() {
        if let limit, items + brokenCount >= limit { return }
        switch listed.prefixed(with: step.body.collection) {
        case .broken(let id, let failure):
          brokenCount += 1
          if broken.count < Self.mostBroken { broken.append((id, failure)) }
        case .item(let item):
          items += 1
          pages += item.pages.count
          if let folder { compare(item, root: step.body.reader.root, plan.pageStages, folder) }
        }
      }
    }
    if folder == nil { pagesToVisit = pages }
  }

  private mutating func compare(
    _ item: Item, root: URL, _ steps: [Plan.Step<Plan.StageBody>], _ folder: OutputFolder
  ) {
    for (index, image) in item.pages.enumerated() {
      let header = try? RecordFile.header(
        PageHeader.self, at: folder.pageRecord(item.id, index + 1))
      let judgement = PageJudgement(image, in: root, header: header, steps: steps)
      if judgement.isSettled, header?.image == image {
        if judgement.failure == nil { pagesReused += 1 } else { pagesInQuarantine += 1 }
      } else {
        pagesToVisit += 1
        let why = judgement.reasons.isEmpty ? ["image is another file"] : judgement.reasons
        for reason in why { reasons[reason, default: 0] += 1 }
      }
    }
  }
}
