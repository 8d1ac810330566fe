import ColophonDocument
import Foundation
import GRDB

/// What the ledger knows of an item and its pages: enough to see that nothing has changed without opening a
/// single record.
package struct KnownItem: Sendable {
  var row: ItemRow
  /// Mark of the run that came across the item last.
  var seen: String
  var pages: [PageRow] = []

  static func fetch(_ ids: [String], from database: Database) throws -> [String: KnownItem] {
    let places = databaseQuestionMarks(count: ids.count)
    var known: [String: KnownItem] = [:]
    let items = try Row.fetchCursor(
      database, sql: "SELECT \(ItemRow.columns), seen FROM item WHERE id IN (\(places))",
      arguments: StatementArguments(ids))
    while let row = try items.next() {
      let item = ItemRow(row)
      known[item.item] = KnownItem(row: item, seen: row["seen"])
    }
    let pages = try Row.fetchCursor(
      database, sql: "SELECT * FROM page WHERE item IN (\(places)) ORDER BY item, page",
      arguments: StatementArguments(ids))
    while let row = try pages.next() {
      let page = PageRow(row)
      known[page.item]?.pages.append(page)
    }
    return known
  }

  /// Whether a policy leaves the item's pages where they are as long as nothing about them changes.
  func isLeftAlone(by policy: FailurePolicy) -> Bool {
    policy.retry == .onChange || pages.allSatisfy { $0.outcome != .quarantined }
  }

  /// Whether the item, listed as it is now, has all its results from this plan, and none of the files they rest
  /// on or consist of has been touched. In doubt false: then the records are asked.
  ///
  /// - Parameters:
  ///   - root: the collection's folder.
  ///   - listing: digest of the item as it is listed now.
  func isUnchanged(_ item: Item, root: String, listing: String, plan: Plan, folder: OutputFolder) -> Bool {
    let itemFolder = folder.itemFolder(item.id)
    guard row.listing == listing, row.basis == plan.itemBasis, pages.count == item.pages.count,
      row.gone == nil, !row.record.isEmpty,
      FileStamp("\(itemFolder)/\(OutputFolder.documentRecordName)")?.text == row.record
    else { return false }
    for (index, image) in item.pages.enumerated() {
      let page = pages[index]
      guard page.page == index + 1, page.basis == plan.pageBasis,
        (FileStamp("\(root)/\(image.path)")?.text ?? "") == page.source,
        FileStamp("\(itemFolder)/\(OutputFolder.pageRecordName(index + 1))")?.text == page.record
      else { return false }
    }
    return row.files.allSatisfy { folder.isFile($0) }
  }
}

extension Item {
  /// Digest of the item as a reader listed it: its id, pages and source record.
  var listingDigest: String {
    // Lengths keep neighbouring values apart.
    var text = ""
    func add(_ value: String?) { text += value.map { "\($0.utf8.count):\($0)" } ?? "-" }
    add(id)
    for page in pages {
      add(page.path)
      add(page.frame == 0 ? nil : String(page.frame))
      add(page.label)
    }
    add(source.path)
    for entry in source.entries {
      add(entry.key)
      add(entry.value)
    }
    return hexadecimalDigest(of: text)
  }
}
