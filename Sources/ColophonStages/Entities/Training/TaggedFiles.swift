import ColophonNative
import Foundation

/// The labelled texts of files and folders, whatever their format.
package struct TaggedFiles: Sendable {
  package private(set) var texts: [TaggedText] = []
  /// Lines that could not be read; their tokens count as outside of names.
  package private(set) var broken: [BrokenLine] = []
  /// Each file that was read.
  package private(set) var files: [URL] = []

  private static let suffixes: Set<String> = [
    "tsv", "bio", "iob", "iob2", "conll", "txt", "ann", "jsonl", "xml",
  ]

  /// - Parameter paths: files and folders, each with or without its language before it: `de=path`.
  package init(_ paths: [String]) throws {
    for argument in paths {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let isTold = parts.count == 2 && (2...3).contains(parts[0].count)
      let path = isTold ? parts[1] : argument
      for file in try Self.files(at: path) {
        try read(file.url, name: file.name, language: isTold ? parts[0] : Self.language(of: file.url))
      }
    }
    guard !texts.isEmpty else {
      throw TrainingDataError("no labelled text in \(paths.joined(separator: ", ")); check --data")
    }
  }

  private mutating func read(_ file: URL, name: String, language: String?) throws {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw TrainingDataError("\(name): cannot be read: does it exist, and may you read it?")
    }
    let blank = TaggedText(
      set: Self.set(of: file), file: name, name: "", language: language ?? "")
    var found: [TaggedText] = []
    switch file.pathExtension {
    case "ann":
      let beside = file.deletingPathExtension().appendingPathExtension("txt")
      guard let plain = try? Data(contentsOf: beside) else {
        throw TrainingDataError(
          "\(name): the text \(beside.lastPathComponent) that it is about is not beside it")
      }
      var named = blank
      named.name = file.deletingPathExtension().lastPathComponent
      let standoff = StandoffNames(
        text: try Self.text(plain, beside.lastPathComponent), annotations: try Self.text(data, name),
        blank: named)
      found = [standoff.text]
      broken += standoff.broken
    case "jsonl":
      let pages = TaggedPages(data, blank: blank)
      found = pages.texts
      broken += pages.broken
    case "xml":
      do {
        found = [try TaggedTEI(data, blank: blank).text]
      } catch {
        broken.append(BrokenLine(file: name, line: max(1, error.line), what: error.message))
      }
    default:
      let table = TokenTable(try Self.text(data, name), blank: blank)
      found = table.texts
      broken += table.broken
    }
    if let silent = found.first(where: { $0.language.isEmpty }) {
      throw TrainingDataError(
        "\(name): text \(silent.name) does not say its language; write it before the path, as in de=\(name)")
    }
    texts += found
    files.append(file)
  }

  private static func text(_ data: Data, _ name: String) throws -> String {
    guard let text = String(data: data, encoding: .utf8) else {
      throw TrainingDataError("\(name): expected UTF-8 text")
    }
    return text
  }

  private static func files(at path: String) throws -> [(url: URL, name: String)] {
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw TrainingDataError("\(path): there is no such file or folder; check --data")
    }
    guard isFolder.boolValue else { return [(url, path)] }
    let all = (FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []).sorted()
    let annotated = Set(all.filter { $0.hasSuffix(".ann") }.map { String($0.dropLast(4)) })
    return all.filter { file in
      let suffix = (file as NSString).pathExtension
      guard suffixes.contains(suffix) else { return false }
      // A text is read with its names; any other is prose about the set, as a licence is.
      return suffix != "txt" && !(suffix == "tsv" && annotated.contains(String(file.dropLast(4))))
    }.map { (url.appending(path: $0), path + "/" + $0) }
  }

  /// The folder of the file, or that one's where files lie in parts.
  private static func set(of file: URL) -> String {
    let folder = file.deletingLastPathComponent()
    let name = folder.lastPathComponent
    return ["coref-brat", "entities", "data", "train", "dev", "test"].contains(name)
      ? folder.deletingLastPathComponent().lastPathComponent : name
  }

  /// A language in the name of a file, as in `enp_DE.lft.bio` or `dev-fi.tsv`.
  private static func language(of file: URL) -> String? {
    let parts = file.lastPathComponent.lowercased().split { !$0.isLetter }.map(String.init)
    return parts.first {
      ["de", "fr", "en", "nl", "fi", "sv", "da", "no", "it", "es", "la", "cs"].contains($0)
    }
  }
}
