import ColophonDocument
import Foundation

extension OutputFolder {
  /// Calls the closure for every page that the records hold, in the order of the records' paths.
  ///
  /// Throws when a record cannot be read.
  package func forEachRecordedPage(_ body: (_ item: String, Page) throws -> Void) throws {
    let records = url.appending(path: "records")
    for shard in try names(in: records) {
      for item in try names(in: records.appending(path: shard)) {
        let folder = records.appending(path: "\(shard)/\(item)")
        for name in try names(in: folder) where name.hasSuffix(".page") {
          let file = folder.appending(path: name)
          guard let record = try RecordFile.read(PageHeader.self, at: file) else { continue }
          try body(record.header.item, try Page(record))
        }
      }
    }
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }
}
