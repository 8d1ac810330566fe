import ColophonDocument
import ColophonPipeline
import Foundation

/// Reads images from a folder: one item a folder, a file, or a group of files with the same name but for the page.
struct ImageFolder: Reader {
  static let manual = Manual(
    kind: .reader, name: "image_folder", summary: "Read images from a folder and the folders in it.",
    example: "image_folder: { path: ../SampleCollections/gazette, item_per: folder }")

  enum ItemPer: String, CaseIterable, Sendable {
    case folder, file, pattern
  }

  struct Options: ComponentOptions {
    let path: URL
    let itemPer: ItemPer
    /// Given if and only if `itemPer` is `pattern`.
    let pattern: FileNamePattern?
    let patternText: String
    /// Lower case, without the dot.
    let extensions: [String]
    let sidecar: SidecarNames
    let recursive: Bool

    init(from reader: inout OptionReader) {
      path = reader.path("path", "The folder with the images.")
      itemPer = reader.value(
        "item_per", default: ItemPer.folder,
        "What makes an item: a folder, a file, or a pattern of file names.")
      let text = reader.optional(
        "pattern",
        "How file names without extension are built, such as '{item}_{page}'; for item_per: pattern.")
      let extensions = reader.value(
        "extensions", default: ["tif", "tiff", "png", "jpg", "jpeg", "jp2", "j2k", "jpx"],
        "Extensions of the files to read, in capitals or not.")
      let sidecar = reader.optional(
        "sidecar",
        "Name of the files with catalogue data, .yaml or .csv; without it item.yaml and items.csv are read.")
      recursive = reader.value("recursive", default: true, "Whether the folders in the folder are read too.")

      patternText = text ?? ""
      pattern = Self.pattern(text, itemPer, &reader)
      self.extensions = extensions.map { ($0.hasPrefix(".") ? String($0.dropFirst()) : $0).lowercased() }
      if extensions.isEmpty || self.extensions.contains("") {
        reader.reject("extensions", "'extensions' must name at least one extension, such as [tif, jpg]")
      }
      self.sidecar = sidecar.map { SidecarNames($0) ?? SidecarNames() } ?? SidecarNames()
      if let sidecar, SidecarNames(sidecar) == nil {
        reader.reject(
          "sidecar",
          "'sidecar' must be a file name that ends with .yaml, .yml, .csv or .tsv, not '\(sidecar)'")
      }
    }

    private static func pattern(
      _ text: String?, _ itemPer: ItemPer, _ reader: inout OptionReader
    ) -> FileNamePattern? {
      guard itemPer == .pattern else {
        if text != nil { reader.reject("pattern", "'pattern' is used only with item_per: pattern") }
        return nil
      }
      guard let text else {
        reader.reject("item_per", "item_per: pattern needs the option 'pattern', such as '{item}_{page}'")
        return nil
      }
      do {
        return try FileNamePattern(text)
      } catch {
        reader.reject("pattern", "'pattern' \(error.message), not '\(text)'")
        return nil
      }
    }
  }

  let options: Options
  let services: Services

  var root: URL { options.path }

  static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    CollectionFolder.shortcoming(of: options.path).map { [Shortcoming(.inaccessible, option: "path", $0)] }
      ?? []
  }

  init(_ options: Options, _ services: Services) {
    self.options = options
    self.services = services
  }

  func makeItems() throws -> any ItemIterator {
    try ImageFolderWalk(CollectionFolder(options.path), options, services)
  }
}
