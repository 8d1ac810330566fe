import ColophonDocument
import ColophonNative
import ColophonPipeline
import Foundation

/// Reads METS files: one item a file, its pages in the order of the physical structure.
struct METSReader: Reader {
  static let manual = Manual(
    kind: .reader, name: "mets", summary: "Read items from METS files, with their MODS description.",
    example: "mets: { path: scans/mets }")

  struct Options: ComponentOptions {
    let path: URL
    let fileGroup: String?

    init(from reader: inout OptionReader) {
      path = reader.path(
        "path", "A METS file, or a folder that is searched for files named mets.xml or *.mets.xml.")
      fileGroup = reader.optional(
        "file_group",
        "USE of the file group with the images; without it \(METSFileGroup.usual.joined(separator: ", ")) are tried."
      )
    }
  }

  let options: Options
  let services: Services
  let root: URL

  static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    if isFile(options.path) {
      guard FileManager.default.isReadableFile(atPath: options.path.path) else {
        return [
          Shortcoming(
            .inaccessible, option: "path", "the file '\(options.path.path)' may not be read by this user")
        ]
      }
      return []
    }
    return CollectionFolder.shortcoming(of: options.path)
      .map { [Shortcoming(.inaccessible, option: "path", $0)] } ?? []
  }

  init(_ options: Options, _ services: Services) {
    self.options = options
    self.services = services
    root = Self.isFile(options.path) ? options.path.deletingLastPathComponent() : options.path
  }

  func makeItems() throws -> any ItemIterator {
    if let shortcoming = Self.shortcomings(options, services).first {
      throw CollectionUnreadable(message: shortcoming.message)
    }
    let collection = try CollectionFolder(root)
    let parser = METSItemParser(collection: collection, fileGroup: options.fileGroup, services: services)
    let file = Self.isFile(options.path) ? options.path.lastPathComponent : nil
    return METSWalk(collection, only: file, parser, services)
  }

  private static func isFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}
