import ColophonDocument
import Foundation
import Synchronization

/// What a run would have to do: counted from names and records, without touching a page image.
package struct Survey: Sendable {
  /// What a stage or writer would do.
  package struct Part: Sendable {
    package var name: String
    /// Pages for a page stage, items for the others.
    package var unit: String
    package var toDo = 0
    /// Why, with the number of pages or items.
    package var reasons: [String: Int] = [:]
  }

  package private(set) var items = 0
  package private(set) var pages = 0
  /// Items that cannot be listed, with the reason; the first ones only.
  package private(set) var broken: [(id: String, failure: Failure)] = []
  package private(set) var brokenCount = 0
  /// Items that have the name of another one.
  package private(set) var repeated: [String] = []
  package private(set) var pagesToVisit = 0
  package private(set) var pagesReused = 0
  package private(set) var pagesInQuarantine = 0
  package private(set) var itemsToFinish = 0
  package private(set) var parts: [Part]
  private let places: [String: Int]

  private static let mostListed = 20

  package struct Options: Sendable {
    /// An output folder to compare with; without one everything is to be done.
    package var folder: OutputFolder?
    package var limit: Int?
    /// Whether images are read to see if they have changed.
    package var verifies = false

    package init(folder: OutputFolder? = nil, limit: Int? = nil, verifies: Bool = false) {
      self.folder = folder
      self.limit = limit
      self.verifies = verifies
    }
  }

  /// Walks through the plan's collections. Throws when one cannot be read.
  package init(_ plan: Plan, _ options: Options = Options()) throws {
    parts =
      plan.pageStages.map { Part(name: $0.manual.name, unit: "pages") }
      + plan.documentStages.map { Part(name: $0.manual.name, unit: "items") }
      + plan.writers.map { Part(name: $0.manual.name, unit: "items") }
    // A stage may work on pages and on items, and two writers may be of one kind.
    places = Dictionary(
      parts.enumerated().map { ("\($1.unit) \($1.name)", $0) }, uniquingKeysWith: { first, _ in first })
    let ledger = try options.folder.flatMap { try LedgerReader($0) }
    let names = try NameRegister()
    var listing = Listing(plan, mark: "", limit: options.limit)
    while true {
      let ids = try listing.list()
      if ids.isEmpty { break }
      if let ledger { listing.add(try ledger.known(ids)) }
      let entries = listing.popAll()
      let unchanged = Self.unchanged(entries, plan, options)
      for (index, entry) in entries.enumerated() {
        let isRepeated = try !names.insert(entry.listed.id)
        if isRepeated, repeated.count < Self.mostListed { repeated.append(entry.listed.id) }
        switch entry.listed.checked(isRepeated: isRepeated, plan.limits) {
        case .broken(let id, let failure):
          brokenCount += 1
          if broken.count < Self.mostListed { broken.append((id, failure)) }
        case .item(let item):
          items += 1
          pages += item.pages.count
          count(item, entry, isUnchanged: unchanged.contains(index), plan, options)
        }
      }
    }
  }

  /// Which items need no closer look. Asking the file system is most of the work, so all cores ask.
  private static func unchanged(_ entries: [Listing.Entry], _ plan: Plan, _ options: Options) -> Set<Int> {
    guard let folder = options.folder, !options.verifies else { return [] }
    let lanes = ProcessInfo.processInfo.activeProcessorCount
    let found = Mutex<Set<Int>>([])
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
      var own: [Int] = []
      for index in stride(from: lane, to: entries.count, by: lanes) {
        let entry = entries[index]
        guard case .item(let item) = entry.listed, let known = entry.known,
          known.isLeftAlone(by: plan.failures),
          known.isUnchanged(
            item, root: entry.source.path, listing: item.listingDigest, plan: plan, folder: folder)
        else { continue }
        own.append(index)
      }
      found.withLock { $0.formUnion(own) }
    }
    return found.withLock { $0 }
  }

  private mutating func count(
    _ item: Item, _ entry: Listing.Entry, isUnchanged: Bool, _ plan: Plan, _ options: Options
  ) {
    guard let folder = options.folder else {
      pagesToVisit += item.pages.count
      itemsToFinish += 1
      return
    }
    let root = entry.source.path
    if isUnchanged, let known = entry.known {
      for page in known.pages {
        if page.outcome == .quarantined { pagesInQuarantine += 1 } else { pagesReused += 1 }
      }
      return
    }
    let account = ItemAccount(item, root: root, plan, folder, verifies: options.verifies)
    for page in account.pages {
      if page.isSettled {
        // What a person has released is at rest like what was done.
        let isStuck = page.judgement.failure.map { $0.released == nil } ?? false
        if isStuck { pagesInQuarantine += 1 } else { pagesReused += 1 }
      } else {
        pagesToVisit += 1
        for stage in page.stages where stage.isStale { add(stage, unit: "pages") }
      }
    }
    if !account.isFinished {
      itemsToFinish += 1
      for part in account.itemParts where part.isStale { add(part, unit: "items") }
    }
  }

  private mutating func add(_ part: ItemAccount.Part, unit: String) {
    guard let place = places["\(unit) \(part.name)"] else { return }
    parts[place].toDo += 1
    for reason in part.reasons { parts[place].reasons[reason, default: 0] += 1 }
  }
}
