import ColophonNative
import Foundation

/// What a folder or file of ground truth holds, whatever its form.
///
/// A folder with `pages.jsonl` is a collection with statements. Otherwise a table `manifest.tsv` says which file
/// belongs to which image. Otherwise a METS file does. Otherwise the files do by their names: those in XML if there
/// are any, else tables of lines, else plain texts, because a set often has its texts in more than one form.
enum TruthFolder {
  case collection(TrueCollection)
  case pages(TranscribedPages)

  init(_ place: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      throw EvaluationError.unreadable(place.relativePath, "no such file or folder of ground truth")
    }
    guard isFolder.boolValue else {
      self = try Self.file(place)
      return
    }
    if exists("pages.jsonl", in: place) {
      self = .collection(try TrueCollection(folder: place))
    } else if exists("manifest.tsv", in: place),
      let pages = try Self.listed(place.appending(path: "manifest.tsv"), in: place)
    {
      self = .pages(TranscribedPages(name: collectionName(of: place), pages: pages))
    } else {
      self = .pages(try Self.files(in: place))
    }
  }

  /// The plain texts of a folder, and nothing else of it.
  static func texts(in folder: URL) throws -> TranscribedPages {
    let paths = try paths(in: folder).filter { $0.hasSuffix(".txt") }
    guard !paths.isEmpty else {
      throw EvaluationError.unreadable(
        folder.relativePath, "holds no .txt file: expected one for each image, with the image's name")
    }
    return TranscribedPages(
      name: collectionName(of: folder), pages: try paths.compactMap { try page(folder, $0) })
  }

  private static func file(_ file: URL) throws -> TruthFolder {
    let folder = file.deletingLastPathComponent()
    let path = file.lastPathComponent
    if path == "pages.jsonl" { return .collection(try TrueCollection(folder: folder)) }
    guard TruthFile.endings.contains(where: path.lowercased().hasSuffix) || file.pathExtension == "tsv" else {
      throw EvaluationError.unreadable(
        file.relativePath, "expected PAGE, ALTO, METS, .tsv, .txt or pages.jsonl")
    }
    if let pages = path.hasSuffix(".tsv") ? try listed(file, in: folder) : nil {
      return .pages(TranscribedPages(name: collectionName(of: folder), pages: pages))
    }
    switch try TruthFile(file) {
    case .page:
      let pages = [try page(folder, path)].compactMap { $0 }
      return .pages(TranscribedPages(name: collectionName(of: folder), pages: pages))
    case .mets(let mets): return .pages(try volume(mets, file))
    case .other:
      throw EvaluationError.unreadable(
        file.relativePath, "expected XML in PAGE, ALTO or METS, found another kind")
    }
  }

  private static func files(in folder: URL) throws -> TranscribedPages {
    if exists("mets.xml", in: folder) {
      let file = folder.appending(path: "mets.xml")
      if case .mets(let mets) = try TruthFile(file) { return try volume(mets, file) }
    }
    let paths = try paths(in: folder)
    for ending in TruthFile.endings {
      let pages = try paths.filter { $0.lowercased().hasSuffix(ending) }.compactMap { try page(folder, $0) }
      if !pages.isEmpty { return TranscribedPages(name: collectionName(of: folder), pages: pages) }
    }
    throw EvaluationError.unreadable(
      folder.relativePath,
      "holds no ground truth: expected pages.jsonl, a METS file, or for each image a file of its name in PAGE, "
        + "ALTO, .lines.tsv or .txt")
  }

  private static func page(_ folder: URL, _ path: String) throws -> TranscribedPages.Page? {
    guard case .page(let lines, let image) = try TruthFile(folder.appending(path: path)) else { return nil }
    return TranscribedPages.Page(
      name: TruthFile.stem(path),
      images: [TruthFile.stem(path)] + [image].compactMap { $0.map(withoutExtension) }, lines: lines)
  }

  /// The pages of a manifest, or nil when the table is none.
  private static func listed(_ manifest: URL, in folder: URL) throws -> [TranscribedPages.Page]? {
    let table = try TabbedTable(manifest)
    guard table.columns.contains("image"), table.columns.contains("ground_truth") else { return nil }
    return try table.rows.compactMap { row in
      guard let image = row["image"], let truth = row["ground_truth"] else { return nil }
      let file = folder.appending(path: truth)
      let ordered = row["plain_text"].map { folder.appending(path: $0) }
      let lines: [PlacedLine]
      if truth.hasSuffix(".tsv"), let ordered, FileManager.default.fileExists(atPath: ordered.path) {
        lines = try LineTable.lines(of: file, orderedBy: ordered)
      } else {
        guard case .page(let ofFile, _) = try TruthFile(file) else {
          throw EvaluationError.brokenLine(
            file: table.name, line: row.line, "'\(truth)' is neither PAGE nor ALTO, .tsv or .txt")
        }
        lines = ofFile
      }
      return TranscribedPages.Page(
        name: withoutExtension(image), images: [withoutExtension(image)], lines: lines,
        language: row["lang", "language"],
        year: row["date"].flatMap(firstYear), kind: row["kind"])
    }
  }

  private static func volume(_ mets: METSFile, _ file: URL) throws -> TranscribedPages {
    let folder = file.deletingLastPathComponent()
    let pages = try mets.pages.compactMap { page -> TranscribedPages.Page? in
      guard case .page(let lines, let image) = try TruthFile(page.text) else { return nil }
      let images = (page.paths + [image].compactMap { $0 }).map(withoutExtension)
      return TranscribedPages.Page(
        name: withoutExtension(page.text.lastPathComponent),
        images: [withoutExtension(page.text.lastPathComponent)] + images,
        lines: lines)
    }
    guard !pages.isEmpty else {
      throw EvaluationError.unreadable(
        file.relativePath, "names no page whose full text in PAGE or ALTO lies in the folder of the METS file"
      )
    }
    return TranscribedPages(name: collectionName(of: folder), pages: pages)
  }

  private static func paths(in folder: URL) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
      let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    else {
      throw EvaluationError.unreadable(folder.relativePath, "expected a folder of text files")
    }
    return paths.sorted()
  }
}

private func exists(_ file: String, in folder: URL) -> Bool {
  FileManager.default.fileExists(atPath: folder.appending(path: file).path)
}
