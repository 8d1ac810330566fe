import ColophonDocument
import ColophonNative
import ColophonPipeline
import Foundation

/// Turns one METS file into an item.
struct METSItemParser {
  let collection: CollectionFolder
  /// USE of the group with the images; nil for the usual ones.
  let fileGroup: String?
  let services: Services

  /// Reads the file at a path relative to the collection. Throws a `Failure` that says what is wrong with it.
  func item(_ path: String) throws(Failure) -> Item {
    let tree: XMLTree
    do {
      tree = try XMLTree(file: URL(fileURLWithPath: collection.path(path)), source: path)
    } catch {
      throw Failure(.invalidSourceRecord, error.description)
    }
    let root = tree.root
    guard root.name == .mets("mets") else {
      throw Failure(
        .invalidSourceRecord, "\(path):\(root.line): expected \(XMLName.mets("mets")), found \(root.name)")
    }
    let group = try METSFileGroup.choose(from: root, wanted: fileGroup, source: path)
    let structure = METSPhysicalStructure(root, group)
    for remark in structure.remarks + group.remarks { services.warn("\(path): \(remark)") }
    guard !structure.pages.isEmpty else {
      throw Failure(
        .noPages, "\(path): the physical structure names no page with a file of the group '\(group.use)'")
    }
    var pages: [PageImage] = []
    let locations = METSLocations(collection, file: path)
    for page in structure.pages {
      pages += pageImages(try locations.path(of: page.file), label: page.label, in: collection)
    }
    let record = MODSRecord.describing(root)
    return Item(
      id: record?.id ?? root.given("OBJID") ?? name(of: path), pages: pages,
      source: SourceRecord(path: path, entries: record?.entries ?? []))
  }

  /// What a METS file is called when it does not say: its folder for `mets.xml`, else its name.
  func name(of path: String) -> String {
    let lower = path.lowercased()
    if lower == "mets.xml" { return collection.url.lastPathComponent }
    if lower.hasSuffix("/mets.xml") { return String(path.dropLast("/mets.xml".count)) }
    for ending in [".mets.xml", ".xml"] where lower.hasSuffix(ending) && lower.count > ending.count {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}
