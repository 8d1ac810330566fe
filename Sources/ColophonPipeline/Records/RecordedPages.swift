import ColophonDocument
import Foundation
import Synchronization

/// The pages of an item as their records tell, read one at a time and kept only while the item is short.
package final class RecordedPages: PageSource {
  /// An item of at most so many pages stays in memory between stages; thicker ones are read again.
  private static let mostKept = 32

  private let item: Item
  private let folder: OutputFolder
  private let kept = Mutex<[Int: Page]>([:])

  package init(_ item: Item, in folder: OutputFolder) {
    self.item = item
    self.folder = folder
  }

  package var count: Int { item.pages.count }

  package func page(at index: Int) throws -> Page {
    if let page = kept.withLock({ $0[index] }) { return page }
    let page = try Self.read(item, index, folder)
    if count <= Self.mostKept { kept.withLock { $0[index] = page } }
    return page
  }

  private static func read(_ item: Item, _ index: Int, _ folder: OutputFolder) throws -> Page {
    let file = folder.pageRecord(item.id, index + 1)
    guard let (header, values) = try RecordFile.read(PageHeader.self, at: file) else {
      throw RecordFile.FormatError(path: file.path, problem: "it is not there")
    }
    return try Page(header, values: values)
  }
}

extension Page {
  /// A page as its record tells.
  package init(_ header: PageHeader, values: [Data]) throws {
    self.init(number: header.page, image: header.image)
    imageDigest = header.file.flatMap { $0.sha256.isEmpty ? nil : $0.sha256 }
    failure = header.failure?.failure
    let decoder = JSONDecoder()
    var lines = values[...]
    for stage in header.stages {
      for layer in stage.layers {
        guard let line = lines.popFirst() else {
          throw RecordFile.FormatError(path: image.path, problem: "a layer has no line")
        }
        try set(layer, from: line, decoder)
        origins[layer] = stage.origin
      }
    }
  }
}
