import ColophonDocument
import ColophonPipeline

/// Finds the catalogue data of items, and tells the operator what cannot be used. Trouble never stops an item.
struct SidecarReader {
  /// So many lines of one table are named in the log; the rest is counted.
  static let mostReports = 20

  let names: SidecarNames
  let collection: CollectionFolder
  let services: Services

  /// The table of a folder, or nil when there is none.
  func table(in folder: String) -> SidecarTable? {
    guard let name = names.table, let (file, path) = find(name, in: folder) else { return nil }
    var problems = 0
    defer {
      if problems > Self.mostReports {
        services.warn("\(path): \(problems - Self.mostReports) more lines cannot be used")
      }
    }
    do throws(SidecarProblem) {
      return try SidecarTable(file: file, path: path) { problem in
        problems += 1
        if problems <= Self.mostReports { services.warn("\(problem); the line is left out") }
      }
    } catch {
      services.warn("\(error); the file is left out")
      return nil
    }
  }

  /// The entries of the file in an item's folder, or nil when there is none.
  func file(in folder: String) -> SourceRecord? {
    guard let name = names.file, let (file, path) = find(name, in: folder) else { return nil }
    do throws(SidecarProblem) {
      return SourceRecord(path: path, entries: try SidecarFile.entries(file: file, path: path))
    } catch {
      services.warn("\(error); the item is read without it")
      return nil
    }
  }

  /// What a table says of an item, or nil when it says nothing.
  func record(of item: String, in table: inout SidecarTable?) -> SourceRecord? {
    guard let path = table?.path,
      let entries = table?.entries(of: item, report: { services.warn("\($0)") })
    else { return nil }
    return SourceRecord(path: path, entries: entries)
  }

  /// Tells of lines that no item asked for: most often a name is mistyped there.
  func reportUnused(_ table: SidecarTable?) {
    guard let table, let first = table.unusedLines.first else { return }
    services.warn(
      "\(table.path):\(first): \(table.unusedLines.count) lines belong to no item; this is the first")
  }

  private func find(_ name: String, in folder: String) -> (file: String, path: String)? {
    let path = folder.isEmpty ? name : folder + "/" + name
    switch collection.place(of: path) {
    case .inside(let file):
      guard CollectionFolder.isFile(file) else {
        services.warn("\(path): expected a file, found a folder, device, socket or pipe; it is left out")
        return nil
      }
      return (file, path)
    case .outside(let target):
      services.warn(
        "\(path): the symbolic link leads out of the collection to '\(target)'; the file is left out")
      return nil
    case .missing: return nil
    }
  }
}

extension SourceRecord {
  /// Joins records, the nearest to the item first: a key that a nearer record has is not taken from a farther one.
  static func joining(_ records: [SourceRecord]) -> SourceRecord {
    var joined = SourceRecord()
    for record in records {
      let known = Set(joined.entries.map(\.key))
      joined.entries += record.entries.filter { !known.contains($0.key) }
      joined.path = joined.path ?? record.path
    }
    return joined
  }
}
