import Foundation

/// A table with the images of a data set and the files of their true texts: `manifest.tsv` with a header line and
/// the columns `image` and `plain_text`, both paths below the table's folder.
package struct TruthManifest: Sendable {
  package struct Page: Hashable, Sendable {
    /// Name of the folder and path of the image below it.
    package var image: String
    package var text: URL
  }

  /// The folder's name.
  package let set: String
  package let pages: [Page]

  package init(contentsOf file: URL) throws {
    guard let data = try? Data(contentsOf: file), let table = String(data: data, encoding: .utf8) else {
      throw EvaluationError.unreadable(file.relativePath, "expected a table in UTF-8")
    }
    let folder = file.deletingLastPathComponent().standardizedFileURL
    set = folder.lastPathComponent
    let rows = table.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = rows.first, let image = header.firstIndex(of: "image"),
      let text = header.firstIndex(of: "plain_text")
    else {
      throw EvaluationError.unreadable(
        file.relativePath, "expected a header line with the columns image and plain_text, divided by tabs")
    }
    let set = self.set
    pages = try rows.dropFirst().enumerated().map { index, row in
      guard row.count > max(image, text), !row[image].isEmpty, !row[text].isEmpty else {
        throw EvaluationError.unreadable(
          file.relativePath, "line \(index + 2): expected an image and a plain_text")
      }
      return Page(image: set + "/" + row[image], text: folder.appending(path: row[text]))
    }
  }
}
