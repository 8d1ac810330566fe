import ColophonDocument
import Foundation

/// A reader's item on its way through a run.
struct ItemInWork: Sendable {
  var item: Item
  var source: SourceFolder
  var pagesLeft: Int
  var done = 0
  var failures: [Failure] = []
}

/// A page to visit: why, and what is known of it.
struct PageWork: Sendable {
  var task: PageTask
  var judgement: PageJudgement
  /// The header of the page's record, if there is one and it is of the same image.
  var header: PageHeader?
  var source: SourceFolder
}

/// What a lane is to do next.
enum Work: Sendable {
  case page(PageWork)
  /// An item whose pages are all settled.
  case finish(ItemInWork)
  /// An item that cannot be listed; what was known of an item of that name stays.
  case broken(id: String, Failure, isRepeated: Bool)
}

/// Walks through the collections page by page, across item borders, so that a thousand cards and one thick volume
/// both fill all workers. Holds no more items than are under way and a few that were listed ahead.
actor CollectionWalk {
  /// What the walk reports of pages and items that need no visit.
  enum Settled: Sendable {
    case page(PageHeader)
    /// An item about which nothing at all is new.
    case item(Item, KnownItem)
  }

  private let plan: Plan
  private let steps: [Plan.Step<Plan.StageBody>]
  private let folder: OutputFolder
  private let ledger: Ledger
  private let settings: Runner.Settings
  private let stop: StopSignal
  private let settled: @Sendable (Settled) async throws -> Void

  private var listing: Listing
  /// A step through the listing waits for the ledger; no other may begin meanwhile.
  private var isListing = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// The item whose pages are being handed out, and the index of its next page.
  private var handing: (id: String, nextPage: Int)?
  private var inWork: [String: ItemInWork] = [:]

  init(
    plan: Plan, folder: OutputFolder, ledger: Ledger, settings: Runner.Settings, stop: StopSignal,
    settled: @escaping @Sendable (Settled) async throws -> Void
  ) {
    self.plan = plan
    steps = plan.pageStages
    self.folder = folder
    self.settings = settings
    self.stop = stop
    self.settled = settled
    self.ledger = ledger
    listing = Listing(plan, mark: ledger.mark, limit: settings.limit)
  }

  /// The next piece of work, or nil when all has been handed out or the run is to stop.
  func next() async throws -> Work? {
    await beginListing()
    defer { endListing() }
    while stop.cause == nil {
      if let deadline = settings.deadline, Date() >= deadline {
        stop.stop(.timeOver("the time given to the run is over"))
        return nil
      }
      if let work = try await nextOfItem() { return work }
      guard let entry = try await nextEntry() else { return nil }
      let isRepeated = entry.isRepeated || inWork[entry.listed.id] != nil
      switch entry.listed.checked(isRepeated: isRepeated, plan.limits) {
      case .broken(let id, let failure):
        guard entry.source.isStillThere else { throw SourceGone(path: entry.source.path) }
        return .broken(id: id, failure, isRepeated: isRepeated)
      case .item(let item):
        if let known = entry.known, canBeLeft(known),
          known.isUnchanged(
            item, root: entry.source.path, listing: item.listingDigest, plan: plan, folder: folder)
        {
          try await settled(.item(item, known))
          continue
        }
        inWork[item.id] = ItemInWork(item: item, source: entry.source, pagesLeft: item.pages.count)
        handing = (item.id, 0)
      }
    }
    return nil
  }

  private func nextEntry() async throws -> Listing.Entry? {
    if let entry = listing.pop() { return entry }
    let names = try listing.list()
    guard !names.isEmpty else { return nil }
    listing.add(try await ledger.known(names))
    return listing.pop()
  }

  /// Notes a visited page. Returns the item when it was its last one.
  func visited(_ header: PageHeader, isNew: Bool) -> ItemInWork? {
    note(header)
    if isNew, header.outcome != .quarantined { inWork[header.item]?.done += 1 }
    return finishedItem(header.item)
  }

  private func note(_ header: PageHeader) {
    inWork[header.item]?.pagesLeft -= 1
    if header.outcome == .quarantined, let failure = header.failure?.failure {
      inWork[header.item]?.failures.append(failure)
    }
  }

  /// Whether an item that looks unchanged need not be looked at more closely.
  private func canBeLeft(_ known: KnownItem) -> Bool {
    if settings.verifies { return false }
    if settings.prunes, !known.row.former.isEmpty { return false }
    return known.isLeftAlone(by: plan.failures)
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
      // A record that cannot be read, or is another page's, counts as none: the page is read and it is replaced.
      let found = (try? RecordFile.header(PageHeader.self, at: record)) ?? nil
      let header = found.flatMap { $0.item == id && $0.page == index + 1 ? $0 : nil }
      let judgement = PageJudgement(image, in: work.source.path, header: header, steps: steps)
      guard let header, header.image == image, isSettled(judgement, header) else {
        let task = PageTask(
          number: 0, item: id, page: index + 1, image: image, root: work.source.path,
          record: header == nil ? nil : record, verifies: settings.verifies)
        return .page(
          PageWork(
            task: task, judgement: judgement,
            header: header.flatMap { $0.image.isSameImage(as: image) ? $0 : nil }, source: work.source))
      }
      note(header)
      try await settled(.page(header))
      if let finished = finishedItem(id) { return .finish(finished) }
    }
    return nil
  }

  private func isSettled(_ judgement: PageJudgement, _ header: PageHeader) -> Bool {
    guard judgement.isSettled, !settings.verifies else { return false }
    guard let failure = judgement.failure, failure.released == nil, plan.failures.retry == .nextRun else {
      return true
    }
    return header.workersLost(under: failure.fingerprint) >= FailurePolicy.mostWorkersLost
  }

  private func finishedItem(_ id: String) -> ItemInWork? {
    guard let work = inWork[id], work.pagesLeft == 0 else { return nil }
    inWork[id] = nil
    return work
  }

  // An actor lets others in while it waits; these two keep the walk to one step at a time.

  private func beginListing() async {
    while isListing { await withCheckedContinuation { waiting.append($0) } }
    isListing = true
  }

  private func endListing() {
    isListing = false
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

extension PageHeader {
  /// How many workers the page has cost under a fingerprint.
  func workersLost(under fingerprint: Fingerprint) -> Int {
    let basis = fingerprint.digest
    return (mishaps ?? []).count { $0.basis == basis }
  }
}
