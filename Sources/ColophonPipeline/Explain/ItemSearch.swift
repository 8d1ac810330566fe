import ColophonDocument
import Foundation

/// Looks for an item of a plan's collections by its name, as a reader lists it.
package enum ItemSearch {
  package enum Answer: Sendable {
    /// - Parameters:
    ///   - root: the collection's folder.
    ///   - page: the page that the name ends in; nil for the item as a whole.
    case item(Item, root: String, page: Int?)
    /// The item is there and cannot be listed.
    case broken(id: String, Failure)
    /// The item is there and has no such page.
    case noPage(RecordedPlace, count: Int)
    /// - Parameter like: names of items that are like it.
    case none(like: [String])
  }

  /// Walks through the collections until the item is found; throws when one cannot be read.
  ///
  /// - Parameters:
  ///   - name: `ITEM` or `ITEM/PAGE`. An item whose records are in the folder is meant before a page of another.
  package static func find(_ name: String, in plan: Plan, _ folder: OutputFolder) throws -> Answer {
    let place = folder.isRecorded(name) ? nil : RecordedPlace.page(named: name)
    var nearest = NearestNames(to: name)
    var nearestOfPage = place.map { NearestNames(to: $0.item) }
    var listing = Listing(plan, mark: "", limit: nil)
    while true {
      guard let entry = listing.pop() else {
        if try listing.list().isEmpty { break }
        continue
      }
      let id = entry.listed.id
      if id == name { return answer(entry, page: nil, plan) }
      if let place, id == place.item { return answer(entry, page: place.page, plan) }
      nearest.consider(id)
      nearestOfPage?.consider(id)
    }
    return .none(like: nearest.names.isEmpty ? nearestOfPage?.names ?? [] : nearest.names)
  }

  private static func answer(_ entry: Listing.Entry, page: Int?, _ plan: Plan) -> Answer {
    switch entry.listed.checked(isRepeated: false, plan.limits) {
    case .broken(let id, let failure): return .broken(id: id, failure)
    case .item(let item):
      if let page, page > item.pages.count {
        return .noPage(RecordedPlace(item: item.id, page: page), count: item.pages.count)
      }
      return .item(item, root: entry.source.path, page: page)
    }
  }
}
