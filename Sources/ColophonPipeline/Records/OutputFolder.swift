import ColophonDocument
import Foundation

/// The places of an output folder. Records are its truth; everything else can be made again from them.
///
/// ```
/// records/3f/ITEM/0001.page          one record a page
/// records/3f/ITEM/item.doc           the item's record
/// records/3f/ITEM/documents.jsonl.part  the item's lines of a file that gathers all items
/// ledger.sqlite                      index over runs, items, pages, attempts
/// logs/RUN.jsonl                     what happened in a run
/// run.json                           the last run in numbers
/// deletions.jsonl                    outputs of items that are gone from the collection
/// .lock, .tmp/                       who is at work here, and files that are not finished
/// ```
package struct OutputFolder: Sendable {
  package let url: URL
  /// The folder's path without a slash at its end.
  package let path: String
  /// Shared by all copies of this value.
  let unflushed = FolderFlush()

  package init(_ url: URL) {
    self.url = url
    path = url.path
  }

  /// Names at the top that no writer may take. The ledger has companions with longer names.
  static let reserved = ["records", "logs", "run.json", "deletions.jsonl"]
  static let reservedPrefixes = [".", "ledger.sqlite"]

  package var ledger: String { "\(path)/ledger.sqlite" }
  var lock: String { "\(path)/.lock" }
  var staging: String { "\(path)/.tmp" }
  package var records: String { "\(path)/records" }
  package var logs: String { "\(path)/logs" }
  package var runReport: String { "\(path)/run.json" }
  package var deletions: String { "\(path)/deletions.jsonl" }

  package func itemFolder(_ item: String) -> String {
    "\(records)/\(SafeFileName.shard(item))/\(SafeFileName.encode(item))"
  }

  package func documentRecord(_ item: String) -> String {
    "\(itemFolder(item))/\(Self.documentRecordName)"
  }

  static let documentRecordName = "item.doc"

  package func pageRecord(_ item: String, _ page: Int) -> String {
    "\(itemFolder(item))/\(Self.pageRecordName(page))"
  }

  /// Four digits at least, so that names sort.
  static func pageRecordName(_ page: Int) -> String {
    let digits = String(page)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".page"
  }

  package func part(_ item: String, of file: String) -> String {
    "\(itemFolder(item))/\(SafeFileName.encode(file)).part"
  }

  /// Whether a path of the output folder leads to a plain file.
  func isFile(_ path: String) -> Bool { FileStamp("\(self.path)/\(path)") != nil }

  /// Removes what is left of an item's pages that the item no longer has.
  func removePageRecords(of item: String, after count: Int) {
    let folder = itemFolder(item)
    var number = count + 1
    while unlink("\(folder)/\(Self.pageRecordName(number))") == 0 { number += 1 }
  }

  /// Makes the folder that a file of the output folder is to lie in, with all above it. Never makes the output
  /// folder itself: if that is gone, a share is no longer mounted, and nothing must be written beneath it.
  func makeFolder(above file: String) -> Bool {
    guard let slash = file.lastIndex(of: "/") else { return false }
    let folder = String(file[..<slash])
    guard folder.utf8.count > path.utf8.count else { return false }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      guard errno == ENOENT, makeFolder(above: folder) else { return false }
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { return false }
    }
    unflushed.note(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]))
    return true
  }

  /// Makes what a run needs and removes the unfinished files of a run that was killed. Only under the lock.
  package func prepare() throws {
    guard mkdir(staging, 0o777) == 0 || errno == EEXIST else {
      throw AtomicFile.WriteError(path: staging, code: errno)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? [] {
      unlink("\(staging)/\(name)")
    }
  }
}
