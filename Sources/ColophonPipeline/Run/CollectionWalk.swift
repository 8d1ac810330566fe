import ColophonDocument
import Foundation

/// A reader's item on its way through a run.
struct ItemInWork: Sendable {
  var item: Item
  var root: URL
  var pagesLeft: Int
  var done = 0
  var reused = 0
  var failures: [Failure] = []
}

/// What a lane is to do next.
enum Work: Sendable {
  /// A page to visit; the judgement tells why and what would be its fingerprints.
  case page(PageTask, PageJudgement)
  /// An item whose pages are all settled.
  case finish(ItemInWork)
  /// An item that the reader could not list.
  case broken(id: String, Failure)
}

/// Walks through the collections page by page, across item borders, so that a thousand cards and one thick volume
/// both fill all workers. Holds no more items than are under way.
actor CollectionWalk {
  /// What the walk reports of pages that need no visit.
  enum Settled: Sendable {
    case reused
    case quarantined(FailureEntry)
  }

  private let plan: Plan
  private let steps: [Plan.Step<Plan.StageBody>]
  private let folder: OutputFolder
  private let limit: Int?
  private let stop: StopSignal
  private let settled:
    @Sendable (_ item: String, _ page: Int, _ image: PageImage, Settled) async throws -> Void

  private var readersLeft: ArraySlice<Plan.Step<Plan.CollectionReader>>
  private var current: (iterator: any ItemIterator, reader: Plan.CollectionReader)?
  private var itemsBegun = 0
  /// The item whose pages are being handed out, and the index of its next page.
  private var handing: (id: String, nextPage: Int)?
  private var inWork: [String: ItemInWork] = [:]

  init(
    plan: Plan, folder: OutputFolder, limit: Int?, stop: StopSignal,
    settled: @escaping @Sendable (String, Int, PageImage, Settled) async throws -> Void
  ) {
    self.plan = plan
    steps = plan.pageStages
    self.folder = folder
    self.limit = limit
    self.stop = stop
    self.settled = settled
    readersLeft = plan.readers[...]
  }

  /// The next piece of work, or nil when all has been handed out or the run is to stop.
  func next() async throws -> Work? {
    while stop.cause == nil {
      if let work = try await nextOfItem() { return work }
      if let limit, itemsBegun >= limit { return nil }
      switch try nextListed() {
      case nil: return nil
      case .broken(let id, let failure): return .broken(id: id, failure)
      case .item(let item):
        guard let reader = current?.reader else { continue }
        guard inWork[item.id] == nil else {
          return .broken(
            id: item.id, Failure(.invalidSourceRecord, "two items of the collection have this name"))
        }
        guard !item.pages.isEmpty else {
          return .broken(id: item.id, Failure(.noPages, "the item has no page images"))
        }
        inWork[item.id] = ItemInWork(item: item, root: reader.reader.root, pagesLeft: item.pages.count)
        handing = (item.id, 0)
      }
    }
    return nil
  }

  /// Notes a visited page. Returns the item when it was its last one.
  func visited(_ task: PageTask, failure: Failure?) -> ItemInWork? {
    inWork[task.item]?.pagesLeft -= 1
    if let failure { inWork[task.item]?.failures.append(failure) } else { inWork[task.item]?.done += 1 }
    return finishedItem(task.item)
  }

  /// Looks for a page of the current item that needs a visit, settling those that need none.
  private func nextOfItem() async throws -> Work? {
    while let (id, index) = handing, let work = inWork[id] {
      guard index < work.item.pages.count else {
        handing = nil
        break
      }
      handing = (id, index + 1)
      let image = work.item.pages[index]
      let record = folder.pageRecord(id, index + 1)
      // A record that cannot be read counts as none: the page is read again and the record replaced.
      let header = try? RecordFile.header(PageHeader.self, at: record)
      let judgement = PageJudgement(image, in: work.root, header: header, steps: steps)
      guard judgement.isSettled, header?.image == image else {
        return .page(
          PageTask(
            item: id, page: index + 1, image: image, root: work.root, record: header == nil ? nil : record),
          judgement)
      }
      inWork[id]?.pagesLeft -= 1
      if let failure = judgement.failure {
        inWork[id]?.failures.append(failure.failure)
        try await settled(id, index + 1, image, .quarantined(failure))
      } else {
        inWork[id]?.reused += 1
        try await settled(id, index + 1, image, .reused)
      }
      if let finished = finishedItem(id) { return .finish(finished) }
    }
    return nil
  }

  private func finishedItem(_ id: String) -> ItemInWork? {
    guard let work = inWork[id], work.pagesLeft == 0 else { return nil }
    inWork[id] = nil
    return work
  }

  private func nextListed() throws -> ListedItem? {
    while true {
      if current == nil {
        guard let step = readersLeft.popFirst() else { return nil }
        current = (try step.body.reader.makeItems(), step.body)
      }
      guard let listed = try current?.iterator.next() else {
        current = nil
        continue
      }
      itemsBegun += 1
      return listed.prefixed(with: current?.reader.collection)
    }
  }
}

extension ListedItem {
  /// The item with its collection's name before its id.
  func prefixed(with collection: String?) -> ListedItem {
    guard let collection else { return self }
    switch self {
    case .item(var item):
      item.id = "\(collection)/\(item.id)"
      return .item(item)
    case .broken(let id, let failure):
      return .broken(id: "\(collection)/\(id)", failure)
    }
  }
}
