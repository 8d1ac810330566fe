import ColophonDocument
import Foundation

/// Where a writer puts its files while it works on one item; they appear together, when the writer is done.
final class StagedOutput: ItemOutput {
  private let item: String
  private let folder: OutputFolder
  private var files: [(path: String, file: AtomicFile)] = []

  init(item: String, in folder: OutputFolder) {
    self.item = item
    self.folder = folder
  }

  func file(in subfolder: String, extension: String) throws -> any ByteSink {
    try open("\(subfolder)/\(SafeFileName.path(item)).\(`extension`)")
  }

  func part(of file: String) throws -> any ByteSink {
    try open(String(folder.part(item, of: file).dropFirst(folder.path.count + 1)))
  }

  /// Gives every file its name and returns the paths relative to the output folder, in the order of opening.
  func commit() throws -> [String] {
    for (_, file) in files { try file.commit() }
    return files.map(\.path)
  }

  private func open(_ path: String) throws -> any ByteSink {
    let file = try AtomicFile(replacing: "\(folder.path)/\(path)", in: folder)
    files.append((path, file))
    return file
  }
}
