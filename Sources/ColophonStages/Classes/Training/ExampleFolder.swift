import ColophonDocument
import Foundation

/// Examples in a folder for each class: the folder's name is the class, its pictures and text files are the
/// examples. Files in a folder of their own within it, such as the pages of one book, are one group.
package struct ExampleFolder: Sendable {
  struct File: Sendable {
    var url: URL
    /// Path below the folder.
    var name: String
    var label: String
    var group: String
    var isPicture: Bool
  }

  let files: [File]
  /// Files that are neither pictures nor texts, by their paths.
  package let ignored: [String]

  /// Lists the files. Throws a `TrainingDataError` when there are no folders in the folder.
  package init(_ folder: URL) throws {
    let root = folder.standardizedFileURL.resolvingSymlinksInPath()
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.path) else {
      throw TrainingDataError(
        "\(folder.relativePath): cannot be listed: is it a folder, and may you read it?")
    }
    var files: [File] = []
    var ignored: [String] = []
    for path in paths.sorted() {
      let parts = path.split(separator: "/").map(String.init)
      let url = root.appending(path: path)
      let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
      guard !isFolder, let file = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { continue }
      let suffix = url.pathExtension.lowercased()
      let isPicture = ExamplePictures.extensions.contains(suffix)
      guard parts.count >= 2, isPicture || suffix == "txt", !file.isEmpty else {
        ignored.append(path)
        continue
      }
      // A file directly in its class's folder is a group of its own.
      let group = parts.count > 2 ? parts.dropLast().joined(separator: "/") : path
      files.append(File(url: url, name: path, label: parts[0], group: group, isPicture: isPicture))
    }
    guard !files.isEmpty else {
      throw TrainingDataError(
        "\(folder.relativePath): expected a folder for each class with pictures or .txt files in it, found none"
      )
    }
    self.files = files
    self.ignored = ignored
  }

  package var count: Int { files.count }
  package var hasPictures: Bool { files.contains(where: \.isPicture) }

  /// Reads every file. Throws a `TrainingDataError` that names the file that cannot be read.
  ///
  /// - Parameter progress: told of each file that is done.
  package func examples(_ pictures: ExamplePictures?, progress: (Int) -> Void) async throws -> [ClassExample]
  {
    var examples: [ClassExample] = []
    for file in files {
      var input = ClassInput()
      do {
        if file.isPicture {
          guard let pictures else { continue }
          input = try await pictures.input(of: file.url)
        } else {
          input.add(text: try String(contentsOf: file.url, encoding: .utf8))
        }
      } catch {
        throw TrainingDataError("\(file.name): \(error)")
      }
      examples.append(ClassExample(name: file.name, label: file.label, group: file.group, input: input))
      progress(examples.count)
    }
    return examples
  }
}
