import ColophonNative
import Foundation

/// Ground truth as one file for each page: PAGE, ALTO, a table of lines, or plain text.
struct TranscribedPages {
  struct Page {
    /// Path of its file below the folder, for reports.
    var name: String
    /// Paths that its image may have, without extension, the likeliest first.
    var images: [String]
    var lines: [PlacedLine]
    var language: String?
    var year: Int?
    var kind: String?
  }

  let name: String
  let pages: [Page]
  private let indicesByStem: [String: [Int]]
  /// By the names that only the inside of a file states; asked when no file is called like the image.
  private let indicesByStatedStem: [String: [Int]]

  init(name: String, pages: [Page]) {
    self.name = name
    self.pages = pages
    var byStem: [String: [Int]] = [:]
    var byStatedStem: [String: [Int]] = [:]
    for (index, page) in pages.enumerated() {
      for (number, image) in page.images.enumerated() {
        if number == 0 {
          byStem[Self.stem(image), default: []].append(index)
        } else {
          byStatedStem[Self.stem(image), default: []].append(index)
        }
      }
    }
    indicesByStem = byStem
    indicesByStatedStem = byStatedStem
  }

  /// The page that belongs to an image: the one of that name, or of several the one whose folders agree with the
  /// image's. Nil when there is none.
  func index(forImage path: String) throws -> Int? {
    let image = withoutExtension(path)
    guard let indices = indicesByStem[Self.stem(image)] ?? indicesByStatedStem[Self.stem(image)] else {
      return nil
    }
    if indices.count == 1 { return indices[0] }
    let agreeing = indices.flatMap { index in pages[index].images.map { (index: index, name: $0) } }
      .filter { image == $0.name || image.hasSuffix("/" + $0.name) }
    // The longest name says most about where the image lies.
    guard let best = agreeing.max(by: { $0.name.count < $1.name.count }) else {
      throw EvaluationError.ambiguous(
        "\(name) has several texts called '\(Self.stem(image))', and none lies in a folder like that of "
          + "'\(path)': evaluate one folder of texts at a time")
    }
    return best.index
  }

  private static func stem(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
