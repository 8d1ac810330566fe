import Foundation

/// The places of an output folder. Records are its truth; everything else can be made again from them.
///
/// ```
/// records/3f/ITEM/0001.page   one record a page
/// records/3f/ITEM/item.doc    the item's record
/// records/3f/ITEM/parts/…     the item's lines of files that gather all items
/// ledger.sqlite               index over runs, items, pages
/// logs/workers.log            what native libraries said
/// run.json                    the last run in numbers
/// ```
package struct OutputFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var ledger: URL { url.appending(path: "ledger.sqlite") }
  package var lock: URL { url.appending(path: ".lock") }
  package var workerLog: URL { url.appending(path: "logs/workers.log") }
  package var runReport: URL { url.appending(path: "run.json") }

  package func itemFolder(_ item: String) -> URL {
    url.appending(path: "records/\(SafeFileName.shard(item))/\(SafeFileName.encode(item))")
  }

  package func documentRecord(_ item: String) -> URL { itemFolder(item).appending(path: "item.doc") }

  package func pageRecord(_ item: String, _ page: Int) -> URL {
    itemFolder(item).appending(path: "\(padded(page)).page")
  }

  package func part(_ item: String, of file: String) -> URL {
    itemFolder(item).appending(path: "parts/\(SafeFileName.encode(file))")
  }

  /// Whether a path of the output folder leads to a plain file.
  func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  /// Removes what is left of an item's pages that the item no longer has.
  func removePageRecords(of item: String, after count: Int) {
    var number = count + 1
    while unlink(pageRecord(item, number).path) == 0 { number += 1 }
  }

  /// Four digits at least, so that names sort.
  private func padded(_ page: Int) -> String {
    let digits = String(page)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
