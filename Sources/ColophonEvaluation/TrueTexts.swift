import Foundation

/// Ground truth as plain text files, `<image stem>.txt`, for collections where no more than the text is
/// known.
struct TrueTexts {
  struct Page {
    /// Path below the folder without `.txt`.
    var name: String
    var file: URL
  }

  let name: String
  let pages: [Page]
  private let indicesByStem: [String: [Int]]

  init(folder: URL) throws {
    name = collectionName(of: folder)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
      let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    else {
      throw EvaluationError.unreadable(folder.relativePath, "expected a folder of text files")
    }
    let pages = paths.filter { $0.hasSuffix(".txt") }.sorted()
      .map { Page(name: String($0.dropLast(4)), file: folder.appending(path: $0)) }
    guard !pages.isEmpty else {
      throw EvaluationError.unreadable(
        folder.relativePath, "holds no .txt file: expected one for each image, with the image's name")
    }
    self.pages = pages
    indicesByStem = Dictionary(grouping: pages.indices) { Self.stem(pages[$0].name) }
  }

  /// The text that belongs to an image: the one of that name, or of several the one whose folders agree
  /// with the image's. Nil when the folder has none.
  func index(forImage path: String) throws -> Int? {
    let image = path.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    guard let indices = indicesByStem[Self.stem(image)] else { return nil }
    if indices.count == 1 { return indices[0] }
    let agreeing = indices.filter { image == pages[$0].name || image.hasSuffix("/" + pages[$0].name) }
    // The longest name says most about where the image lies.
    guard let best = agreeing.max(by: { pages[$0].name.count < pages[$1].name.count }) else {
      throw EvaluationError.ambiguous(
        "\(name) has several texts called '\(Self.stem(image))', and none lies in a folder like that of "
          + "'\(path)': evaluate one folder of texts at a time")
    }
    return best
  }

  func text(at index: Int) throws -> String {
    guard let data = try? Data(contentsOf: pages[index].file) else {
      throw EvaluationError.unreadable(pages[index].file.relativePath, "cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw EvaluationError.unreadable(pages[index].file.relativePath, "expected UTF-8 text")
    }
    return text
  }

  private static func stem(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
