import ColophonNative
import Foundation

/// One file of ground truth, by its contents and its name.
enum TruthFile {
  case page(lines: [PlacedLine], image: String?)
  case mets(METSFile)
  /// XML of another kind, which may well lie beside.
  case other

  /// Endings of names that may hold ground truth.
  static let endings = [".xml", ".lines.tsv", ".txt"]

  init(_ file: URL) throws {
    switch file.pathExtension.lowercased() {
    case "xml":
      let tree: XMLTree
      do {
        tree = try XMLTree(file: file, source: file.relativePath)
      } catch {
        throw EvaluationError.unreadable(
          file.relativePath, error.line > 0 ? "line \(error.line): \(error.message)" : error.message)
      }
      if let page = PAGEFile(tree) {
        self = .page(lines: page.lines, image: page.image)
      } else if let page = ALTOFile(tree) {
        self = .page(lines: page.lines, image: page.image)
      } else if let mets = METSFile(tree, folder: file.deletingLastPathComponent()) {
        self = .mets(mets)
      } else {
        self = .other
      }
    case "tsv": self = .page(lines: try LineTable.lines(of: file), image: nil)
    default:
      let lines = plainLines(try textOfFile(file)).map { PlacedLine(text: $0, box: nil) }
      self = .page(lines: lines, image: nil)
    }
  }

  /// A file's path without the ending that tells its format.
  static func stem(_ path: String) -> String {
    for ending in endings where path.lowercased().hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return withoutExtension(path)
  }
}
