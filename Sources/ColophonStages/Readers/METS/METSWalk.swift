import ColophonDocument
import ColophonPipeline
import Foundation

/// A walk through the METS files of a folder, depth first, in natural order. One file is in memory at a time.
struct METSWalk: ItemIterator {
  private let parser: METSItemParser
  private let services: Services
  private var walk: FolderWalk?
  /// The METS file to read when there is no walk.
  private var single: String?
  /// The folder whose METS files are being read.
  private var folder = ""
  private var files = NameTable()
  private var nextFile = 0
  private var ids: Set<String> = []

  /// - Parameter only: Name of the one file to read in the collection's folder; nil for all that can be found.
  init(
    _ collection: CollectionFolder, only single: String?, _ parser: METSItemParser, _ services: Services
  ) {
    self.parser = parser
    self.services = services
    self.single = single
    walk = single == nil ? FolderWalk(collection, judge: Self.judge) : nil
  }

  mutating func next() throws -> ListedItem? {
    if let single {
      self.single = nil
      return item(single)
    }
    while true {
      if nextFile < files.count {
        let name = files.name(at: nextFile)
        nextFile += 1
        return item(folder.isEmpty ? name : folder + "/" + name)
      }
      switch try walk?.next() {
      case .entered(let path, let listing):
        folder = path
        files = listing.files
        nextFile = 0
      case .trouble(let id, let failure): return .broken(id: id, failure)
      case .left: continue
      case nil: return nil
      }
    }
  }

  private static func judge(_ name: UnsafeBufferPointer<UInt8>) -> FolderListing.Verdict {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    guard text == "mets.xml" || text.hasSuffix(".mets.xml") else { return .other }
    return .wanted(NameTable.Parts(major: 0..<name.count, minor: 0..<0))
  }

  /// Reads one METS file. An id that an earlier file has gives way to the file's own name.
  private mutating func item(_ path: String) -> ListedItem {
    do {
      var item = try parser.item(path)
      if !ids.insert(item.id).inserted {
        let name = parser.name(of: path)
        services.warn(
          "\(path): the identifier '\(item.id)' belongs to an earlier item; this one is called '\(name)'")
        guard ids.insert(name).inserted else {
          throw Failure(
            .invalidSourceRecord, "the identifiers '\(item.id)' and '\(name)' belong to earlier items")
        }
        item.id = name
      }
      return .item(item)
    } catch let failure as Failure {
      return .broken(id: path, failure)
    } catch {
      return .broken(id: path, Failure(.invalidSourceRecord, "\(error)"))
    }
  }
}
