import ColophonDocument
import ColophonNative
import Foundation

/// A work with its MODS record and the true text of its title page.
package struct TitlePageWork: Sendable {
  package var record: TrueRecord
  /// The pages whose text calls them a title page, as text.
  package var titlePages: [PageText]

  /// The works of a folder's sub-folders that hold a METS file, in the order of their names; those without a title
  /// page as well.
  static func all(in folder: URL) throws -> [TitlePageWork] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw EvaluationError.unreadable(folder.relativePath, "expected a folder with data, found none")
    }
    return try names.sorted().compactMap { name in
      let work = folder.appending(path: name)
      let mets = work.appending(path: "mets.xml")
      guard FileManager.default.fileExists(atPath: mets.path) else { return nil }
      return try TitlePageWork(name, work, mets)
    }
  }

  private init?(_ name: String, _ folder: URL, _ mets: URL) throws {
    guard let record = MODSTruth.record(of: name, in: try Self.tree(mets)) else { return nil }
    self.record = record
    titlePages = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files where file.hasSuffix(".xml") && file != "mets.xml" {
      let page = FullText(try Self.tree(folder.appending(path: file)))
      if let page, page.isTitlePage { titlePages.append(page.text) }
    }
  }

  private static func tree(_ file: URL) throws -> XMLTree {
    do {
      return try XMLTree(file: file, source: file.relativePath)
    } catch {
      throw EvaluationError.unreadable(
        file.relativePath, error.line > 0 ? "line \(error.line): \(error.message)" : error.message)
    }
  }
}
