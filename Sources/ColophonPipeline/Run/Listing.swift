import ColophonDocument
import Foundation

/// Lists the items of a plan's collections one after the other, together with what the ledger knows of them.
///
/// The ledger is asked for many items at once, since one question for each would take longer than the answer.
struct Listing {
  /// An item with the folder of its collection.
  struct Entry: Sendable {
    var listed: ListedItem
    var source: SourceFolder
    var known: KnownItem?
    /// Whether this run has come across an item of the same name before.
    var isRepeated = false
  }

  private static let mostItems = 256
  private static let mostPages = 2048

  private let mark: String
  private var readersLeft: ArraySlice<Plan.Step<Plan.CollectionReader>>
  private var current: (iterator: any ItemIterator, reader: Plan.CollectionReader, source: SourceFolder)?
  private var waiting: ArraySlice<Entry> = []
  private var left: Int

  /// - Parameters:
  ///   - mark: of the run that lists; an item that the ledger has with it already is a second one of its name.
  ///   - limit: at most so many items; nil for all.
  init(_ plan: Plan, mark: String, limit: Int?) {
    self.mark = mark
    readersLeft = plan.readers[...]
    left = limit ?? .max
  }

  /// The next item of those that were listed and looked up; nil when others are to be listed.
  mutating func pop() -> Entry? { waiting.popFirst() }

  /// All items that were listed and looked up.
  mutating func popAll() -> [Entry] {
    defer { waiting = [] }
    return Array(waiting)
  }

  /// Lists the next items and returns their names; none at the end.
  mutating func list() throws -> [String] {
    var entries: [Entry] = []
    var pages = 0
    var names: Set<String> = []
    while left > 0, entries.count < Self.mostItems, pages < Self.mostPages, var entry = try nextListed() {
      left -= 1
      if case .item(let item) = entry.listed { pages += item.pages.count }
      entry.isRepeated = !names.insert(entry.listed.id).inserted
      entries.append(entry)
    }
    waiting = entries[...]
    return entries.map(\.listed.id)
  }

  /// Adds what the ledger knows of the items that were listed last, by their names.
  mutating func add(_ known: [String: KnownItem]) {
    for index in waiting.indices {
      waiting[index].known = known[waiting[index].listed.id]
      if waiting[index].known?.seen == mark { waiting[index].isRepeated = true }
    }
  }

  private mutating func nextListed() throws -> Entry? {
    while true {
      if current == nil {
        guard let step = readersLeft.popFirst() else { return nil }
        let root = step.body.reader.root.path
        guard let source = SourceFolder(root) else { throw SourceGone(path: root) }
        current = (try step.body.reader.makeItems(), step.body, source)
      }
      guard let listed = try current?.iterator.next(), let source = current?.source else {
        if let source = current?.source, !source.isStillThere { throw SourceGone(path: source.path) }
        current = nil
        continue
      }
      return Entry(listed: listed.prefixed(with: current?.reader.collection), source: source)
    }
  }
}

extension ListedItem {
  var id: String {
    switch self {
    case .item(let item): item.id
    case .broken(let id, _): id
    }
  }

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

  /// The item, or why it cannot be read, its size and its name taken into account.
  func checked(isRepeated: Bool, _ limits: CollectionLimits) -> ListedItem {
    guard case .item(let item) = self else { return self }
    if isRepeated {
      return .broken(
        id: item.id,
        Failure(
          .invalidSourceRecord,
          "two items of the collection have this name and would write the same files: rename one"))
    }
    if item.pages.isEmpty {
      return .broken(id: item.id, Failure(.noPages, "the item has no page images"))
    }
    guard item.pages.count <= limits.pagesPerItem else {
      return .broken(
        id: item.id,
        Failure(
          .tooManyPages,
          "expected at most \(limits.pagesPerItem) pages, found \(item.pages.count): divide the item, or raise limits.pages_per_item"
        ))
    }
    return self
  }
}
