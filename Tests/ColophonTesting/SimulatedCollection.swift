import ColophonDocument
import ColophonPipeline
import Foundation

/// A collection that is as large as a test wants and takes no room: one-page items whose names are made on the
/// fly and whose pages are all the same small file.
package struct SimulatedCollection: Reader {
  package static let manual = Manual(
    kind: .reader, name: "simulated_collection", summary: "Many one-page items of one image.",
    example: "simulated_collection: { items: 1000, image: page.txt }")

  package struct Options: ComponentOptions {
    let items: Int
    let image: URL

    package init(from reader: inout OptionReader) {
      items = reader.value("items", default: 1000, in: 1...100_000_000, "How many items.")
      image = reader.path("image", "The file that every page is.")
    }
  }

  private let items: Int
  private let image: URL

  package init(_ options: Options, _ services: Services) {
    items = options.items
    image = options.image
  }

  package var root: URL { image.deletingLastPathComponent() }

  package func makeItems() throws -> any ItemIterator {
    Iterator(page: PageImage(path: image.lastPathComponent), count: items)
  }

  private struct Iterator: ItemIterator {
    let page: PageImage
    let count: Int
    var listed = 0

    mutating func next() -> ListedItem? {
      guard listed < count else { return nil }
      listed += 1
      return .item(Item(id: "item-\(listed)", pages: [page]))
    }
  }
}

/// Reads nothing and says so: a page stage whose cost is that of the road alone.
package struct NoOp: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "no_op", summary: "Give each page an empty text.", gives: [.text],
    example: "no_op: {}")

  package typealias Options = NoOptions
  package let models: [ModelReference] = []

  package init(_ options: NoOptions, _ services: Services) {}

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    page.text = PageText(width: 1, height: 1, regions: [])
    return []
  }
}
