import ColophonModels
import Foundation

/// A data set as a model card tells of it: where it comes from, under which licence, which bytes.
package struct DataSource: Hashable, Sendable {
  package var name: String
  package var source: String
  package var licence: String
  /// File names with the SHA-256 of their bytes.
  package var files: [String: String]

  /// Weights learned from data under these may be given on under CC BY; anything else must be asked for.
  package var isFree: Bool {
    let known = licence.uppercased().replacing("-", with: " ")
    return ["CC0", "CC BY 4.0", "CC BY 3.0", "PUBLIC DOMAIN"].contains { known.hasPrefix($0) }
      || known.hasPrefix("CC BY") && !known.contains("SA") && !known.contains("NC") && !known.contains("ND")
  }

  /// The sets that the files belong to. Licence and source are those that the README.md beside the files, or one
  /// folder above, states in a table with rows `licence` and `source`.
  package static func of(_ files: [URL]) throws -> [DataSource] {
    let folders = Dictionary(grouping: files) { $0.deletingLastPathComponent() }
    return try folders.sorted { $0.key.path < $1.key.path }.map { folder, files in
      let readme = [folder, folder.deletingLastPathComponent()].lazy.compactMap { place in
        (try? String(contentsOf: place.appending(path: "README.md"), encoding: .utf8)).map { (place, $0) }
      }.first { $0.1.contains("| licence |") }
      return DataSource(
        name: (readme?.0 ?? folder).lastPathComponent,
        source: readme.flatMap { row("source", in: $0.1) } ?? "",
        licence: readme.flatMap { row("licence", in: $0.1) } ?? "not stated",
        files: try Dictionary(
          uniqueKeysWithValues: files.map { ($0.lastPathComponent, try sha256(of: $0)) }))
    }
  }

  private static func row(_ name: String, in text: String) -> String? {
    let start = "| \(name) |"
    return text.split(separator: "\n").first { $0.hasPrefix(start) }.map {
      $0.dropFirst(start.count).split(separator: "|")[0].trimmingCharacters(in: .whitespaces)
    }
  }
}
