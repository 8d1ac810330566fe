import ColophonDocument
import Foundation
import Synchronization

/// The pages of an item as their records tell, read one at a time and kept only while the item is short.
///
/// Only the layers of the plan's own stages are there: what a stage left behind that the pipeline no longer has
/// stays in the record, but out of every result.
final class RecordedPages: PageSource {
  /// An item of at most so many pages stays in memory between stages; thicker ones are read again.
  private static let mostKept = 32

  private let item: Item
  private let folder: OutputFolder
  private let stages: Set<String>
  private let kept = Mutex<[Int: Page]>([:])

  init(_ item: Item, in folder: OutputFolder, stages: Set<String>) {
    self.item = item
    self.folder = folder
    self.stages = stages
  }

  var count: Int { item.pages.count }

  func page(at index: Int) throws -> Page {
    if let page = kept.withLock({ $0[index] }) { return page }
    let file = folder.pageRecord(item.id, index + 1)
    guard let record = try RecordFile.read(PageHeader.self, at: file) else {
      throw RecordFile.FormatError(path: file, problem: "it is not there")
    }
    let page = try Page(record, stages: stages)
    if count <= Self.mostKept { kept.withLock { $0[index] = page } }
    return page
  }
}

extension Page {
  /// A page as its record tells.
  ///
  /// - Parameter stages: names of the stages whose layers are wanted; nil for all.
  package init(_ record: Record<PageHeader>, stages: Set<String>? = nil) throws {
    let header = record.header
    self.init(number: header.page, image: header.image)
    imageDigest = header.file.flatMap { $0.sha256.isEmpty ? nil : $0.sha256 }
    if header.failure?.released != nil {
      skipped = header.failure?.failure.reason
    } else {
      failure = header.failure?.failure
    }
    let decoder = JSONDecoder()
    let lines = record.linesByStage
    for entry in header.stages where stages?.contains(entry.origin.stage) ?? true {
      skipped = skipped ?? entry.skipped
      for (layer, line) in zip(entry.layers, lines[entry.origin.stage] ?? []) {
        try set(layer, from: line, decoder)
        origins[layer] = entry.origin
      }
    }
  }
}
