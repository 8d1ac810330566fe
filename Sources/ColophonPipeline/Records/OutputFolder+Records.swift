import ColophonDocument
import Foundation

/// A record that a walk through an output folder came by.
package enum FoundRecord {
  case page(PageHeader, file: String)
  case item(DocumentHeader, file: String)
  /// Torn, foreign, or of a format that this version does not know.
  case unreadable(file: String, problem: String)
}

extension OutputFolder {
  /// Calls the closure for the header of every record, in the order of the paths; an item's own record comes
  /// after those of its pages. Throws what the closure throws, and when a folder cannot be listed.
  package func forEachRecord(_ body: (FoundRecord) throws -> Void) throws {
    guard FileManager.default.fileExists(atPath: records) else { return }
    for shard in try names(in: records) {
      for item in try names(in: "\(records)/\(shard)") {
        let folder = "\(records)/\(shard)/\(item)"
        let names = try names(in: folder)
        for name in names where name.hasSuffix(".page") {
          try body(found("\(folder)/\(name)", PageHeader.self) { .page($0, file: $1) })
        }
        for name in names where name == "item.doc" {
          try body(found("\(folder)/\(name)", DocumentHeader.self) { .item($0, file: $1) })
        }
      }
    }
  }

  /// Calls the closure for every page that the records hold, in the order of the records' paths.
  ///
  /// Throws when a record cannot be read.
  package func forEachRecordedPage(_ body: (_ item: String, Page) throws -> Void) throws {
    try forEachRecord { found in
      switch found {
      case .page(let header, let file):
        guard let record = try RecordFile.read(PageHeader.self, at: file) else { return }
        try body(header.item, try Page(record))
      case .item: break
      case .unreadable(let file, let problem): throw RecordFile.FormatError(path: file, problem: problem)
      }
    }
  }

  private func found<Header: RecordHeader>(
    _ file: String, _ type: Header.Type, _ make: (Header, String) -> FoundRecord
  ) -> FoundRecord {
    do {
      guard let header = try RecordFile.header(type, at: file) else {
        return .unreadable(file: file, problem: "it has just vanished")
      }
      return make(header, file)
    } catch let error as RecordFile.FormatError {
      return .unreadable(file: file, problem: error.problem)
    } catch {
      return .unreadable(file: file, problem: "\(error)")
    }
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
  }
}
