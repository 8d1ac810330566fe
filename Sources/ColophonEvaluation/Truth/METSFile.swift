import ColophonNative
import Foundation

/// A METS file whose pages have full texts in PAGE or ALTO beside it.
struct METSFile {
  struct Page {
    /// The page's full text.
    var text: URL
    /// Paths of all its files, images among them, as the METS file has them.
    var paths: [String]
  }

  private static let namespace = "http://www.loc.gov/METS/"

  private let root: XMLTree.Node
  private let folder: URL

  /// Nil when the document is none.
  init?(_ tree: XMLTree, folder: URL) {
    guard tree.root.name == XMLName("mets", in: Self.namespace) else { return nil }
    root = tree.root
    self.folder = folder
  }

  /// The pages whose full text lies in the METS file's folder, in their physical order.
  var pages: [Page] {
    var files: [String: (path: String, isText: Bool, use: String)] = [:]
    for group in root.descendants(Self.name("fileGrp")) {
      for file in group.elements(Self.name("file")) {
        guard let id = file.attribute("ID"), let location = file.elements(Self.name("FLocat")).first,
          let path = location.attribute("href", in: "http://www.w3.org/1999/xlink")
        else { continue }
        let isImage = file.attribute("MIMETYPE")?.hasPrefix("image/") == true
        files[id] = (path, path.hasSuffix(".xml") && !isImage, group.attribute("USE") ?? "")
      }
    }
    let physical = root.elements(Self.name("structMap")).first { $0.attribute("TYPE") == "PHYSICAL" }
    return (physical?.descendants(Self.name("div")) ?? []).compactMap { page in
      let ofPage = page.elements(Self.name("fptr")).compactMap {
        $0.attribute("FILEID").flatMap { files[$0] }
      }
      // The group that the profile of the German Research Foundation names first, else the group written last,
      // which in the METS files of OCR-D holds the most detailed transcription.
      let texts = ofPage.filter(\.isText)
      let preferred = texts.filter { $0.use == "FULLTEXT" } + texts.reversed()
      guard let text = preferred.lazy.compactMap({ local($0.path) }).first else { return nil }
      return Page(text: text, paths: ofPage.map(\.path))
    }
  }

  /// A file in the METS file's folder; also one that lies there under its bare name, as in a copy of a part.
  private func local(_ path: String) -> URL? {
    let decoded = path.removingPercentEncoding ?? path
    let parts = decoded.split(separator: "/").map(String.init)
    let inside =
      parts.contains("..") || decoded.hasPrefix("/") || decoded.contains("://")
      ? [] : [parts.joined(separator: "/")]
    return (inside + [parts.last].compactMap { $0 }).lazy
      .map { folder.appending(path: $0) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  private static func name(_ local: String) -> XMLName { XMLName(local, in: namespace) }
}
