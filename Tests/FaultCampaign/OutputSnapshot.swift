import Foundation

/// The final files of an output folder with their bytes: what a library takes away from it.
package struct OutputSnapshot: Sendable {
  /// What a run keeps for itself; times and attempts make it differ.
  private static let own = ["records", "ledger.sqlite", "logs", "run.json", ".lock", ".tmp"]

  private var files: [String: Data] = [:]

  package init(_ folder: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let top = path.split(separator: "/").first.map(String.init) ?? path
      guard !Self.own.contains(where: { top == $0 || top.hasPrefix("\($0)-") }) else { continue }
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[path] = try Data(contentsOf: file)
    }
  }

  /// What is not as in another snapshot, in words; empty when every byte is the same.
  package func differences(from other: OutputSnapshot) -> [String] {
    Set(files.keys).union(other.files.keys).sorted().compactMap { path in
      switch (files[path], other.files[path]) {
      case (nil, _): "\(path) is missing"
      case (_, nil): "\(path) should not be there"
      case (let mine, let its): mine == its ? nil : "\(path) differs"
      }
    }
  }

  /// The published pages in the order of the gathered file.
  func pages() -> [PublishedPage] {
    (files["pages.jsonl"] ?? Data()).split(separator: UInt8(ascii: "\n")).map { line in
      (try? JSONDecoder().decode(PublishedPage.self, from: Data(line)))
        ?? PublishedPage(item: "a line that is no page", page: 0, image: "", outcome: "")
    }
  }

  /// The lines of the gathered file by their pages.
  func lines() -> [PublishedPage: Data] {
    let lines = (files["pages.jsonl"] ?? Data()).split(separator: UInt8(ascii: "\n")).map { Data($0) }
    return Dictionary(zip(pages(), lines), uniquingKeysWith: { first, _ in first })
  }

  /// Files that somebody began and nobody finished.
  package static func unfinished(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".tmp") && $0 != ".tmp"
    }
  }

  /// Room that the folder takes on a disk, in kilobytes.
  static func kilobytes(of folder: URL) throws -> Int {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return try paths.reduce(0) { sum, path in
      let size = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)[.size]
      return sum + ((size as? Int ?? 0) + 4095) / 4096 * 4
    }
  }
}

/// What a line of the gathered file says of its page.
struct PublishedPage: Decodable, Hashable, Sendable {
  var item: String
  var page: Int
  var image: String
  var outcome: String

  /// Whether both are the same page, whatever became of it.
  func isSame(as other: PublishedPage) -> Bool { item == other.item && page == other.page }
}
