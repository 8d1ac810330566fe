import ColophonPipeline
import ColophonTesting
import Foundation

/// A folder for one trial: the collection, the marks of what is to go wrong, the pipeline file, the output folder.
struct Workbench: Sendable {
  let folder: URL

  init(_ specimen: Specimen, at folder: URL) throws {
    self.folder = folder
    for name in ["in", "marks"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (path, data) in specimen.files {
      let file = folder.appending(path: "in/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    try Data(specimen.pipeline.utf8).write(to: pipeline)
  }

  var pipeline: URL { folder.appending(path: "pipeline.yaml") }
  var collection: URL { folder.appending(path: "in") }
  var output: URL { folder.appending(path: "out") }
  private var visitList: URL { folder.appending(path: "marks/visits") }

  func path(_ name: String) -> URL { folder.appending(path: name) }

  /// The pages that workers have begun since the list was emptied, by the names of their marks.
  func visits() -> [String] {
    guard let data = FileManager.default.contents(atPath: visitList.path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func forgetVisits() { unlink(visitList.path) }

  /// Tells the double in front of the engine what to do at a page.
  func mark(_ image: String, _ kind: Trouble.Kind, always: Bool) throws {
    try Data("\(kind.rawValue)\(always ? "" : " once")\n".utf8)
      .write(to: folder.appending(path: "marks/\(Trouble.mark(for: image))"))
  }

  func unmark(_ image: String) { unlink(folder.appending(path: "marks/\(Trouble.mark(for: image))").path) }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
