import ColophonDocument
import Foundation
import GRDB

/// An item or one of its pages, as a person names it: `ITEM` or `ITEM/PAGE`.
package struct RecordedPlace: Hashable, Sendable, CustomStringConvertible {
  package var item: String
  /// Nil for the item as a whole.
  package var page: Int?

  package init(item: String, page: Int? = nil) {
    self.item = item
    self.page = page
  }

  package var description: String { page.map { "\(item)/\($0)" } ?? item }

  /// The item and page that a name would mean if it does not name an item; nil when it ends in no page number.
  package static func page(named name: String) -> RecordedPlace? {
    guard let slash = name.lastIndex(of: "/"), slash > name.startIndex,
      let page = Int(name[name.index(after: slash)...]), page > 0
    else { return nil }
    return RecordedPlace(item: String(name[..<slash]), page: page)
  }
}

extension OutputFolder {
  /// Finds the item or page that a name means among the records. An item's name may hold slashes; where a name
  /// could mean an item or the page of another one, it means the item.
  package func place(named name: String) -> RecordedPlace? {
    if isRecorded(name) { return RecordedPlace(item: name) }
    guard let place = RecordedPlace.page(named: name), let page = place.page,
      access(pageRecord(place.item, page), F_OK) == 0
    else { return nil }
    return place
  }

  /// Whether there are records of an item.
  package func isRecorded(_ item: String) -> Bool { !item.isEmpty && access(itemFolder(item), F_OK) == 0 }

  /// The numbers of an item's pages that have a record, in order.
  package func recordedPages(of item: String) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: itemFolder(item))) ?? []
    return names.compactMap { name in
      name.hasSuffix(".page") ? Int(name.dropLast(".page".count)) : nil
    }.sorted()
  }
}

extension LedgerReader {
  /// So many names on either side of the place where a mistyped one would stand are looked at.
  private static let reach = 2500

  /// Items whose names are like one that is not there.
  package func items(like name: String) throws -> [String] {
    let key = naturalSortKey(name)
    return try database.read { database in
      var nearest = NearestNames(to: name)
      for (condition, order) in [("<", "DESC"), (">=", "ASC")] {
        let ids = try String.fetchCursor(
          database,
          sql: "SELECT id FROM item WHERE sort_key \(condition) ? ORDER BY sort_key \(order) LIMIT ?",
          arguments: [key, Self.reach])
        while let id = try ids.next() { nearest.consider(id) }
      }
      return nearest.names
    }
  }
}
