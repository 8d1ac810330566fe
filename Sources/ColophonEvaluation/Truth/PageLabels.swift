import Foundation

/// Document types of pages, given by a person in a table with the columns `image` and `doctype`.
struct PageLabels {
  private let labels: [String: String]

  init(_ file: URL) throws {
    let table = try TabbedTable(file)
    try table.require("image")
    try table.require("doctype", "document_type")
    var labels: [String: String] = [:]
    for row in table.rows {
      guard let image = row["image"], let label = row["doctype", "document_type"] else { continue }
      let path = withoutExtension(image)
      guard labels[path] == nil || labels[path] == label else {
        throw EvaluationError.brokenLine(
          file: table.name, line: row.line, "'\(image)' stands here a second time, with another type")
      }
      labels[path] = label
    }
    self.labels = labels
  }

  /// The label of a page by the paths, without extension, that its image may have within a collection; the
  /// collection's name may stand before them.
  func label(of paths: [String], in collection: String) -> String? {
    for path in paths {
      if let label = labels["\(collection)/\(path)"] ?? labels[path] { return label }
    }
    return nil
  }
}

/// A path without what follows the last full stop of its file name.
func withoutExtension(_ path: String) -> String {
  let file = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
  guard let stop = path[file...].lastIndex(of: "."), stop > file else { return path }
  return String(path[..<stop])
}
