import ColophonDocument
import ColophonPipeline
import Foundation

/// The folder of a collection, and the border that no path of it may cross.
struct CollectionFolder: Sendable {
  /// Where a path leads when its symbolic links are followed.
  enum Place: Equatable {
    case inside(realPath: String)
    /// Out of the collection, to the path given.
    case outside(String)
    case missing
  }

  let url: URL
  /// The folder's path without symbolic links.
  let realPath: String

  init(_ url: URL) throws {
    if let shortcoming = Self.shortcoming(of: url) {
      throw CollectionUnreadable(message: shortcoming)
    }
    guard let path = Self.resolve(url.path) else {
      throw CollectionUnreadable(message: "the folder '\(url.path)' cannot be resolved")
    }
    self.url = url
    realPath = path
  }

  /// Why a folder cannot be read as a collection, or nil.
  static func shortcoming(of url: URL) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return "the folder '\(url.path)' does not exist"
    }
    guard isFolder.boolValue else { return "expected a folder, found the file '\(url.path)'" }
    guard FileManager.default.isReadableFile(atPath: url.path),
      FileManager.default.isExecutableFile(atPath: url.path)
    else { return "the folder '\(url.path)' may not be read by this user" }
    return nil
  }

  /// The absolute path of a path relative to the folder.
  func path(_ relativePath: String) -> String {
    relativePath.isEmpty ? url.path : url.path + "/" + relativePath
  }

  func place(of relativePath: String) -> Place {
    guard let found = Self.resolve(path(relativePath)) else { return .missing }
    return contains(found) ? .inside(realPath: found) : .outside(found)
  }

  /// Whether a path without links or dots lies in the folder.
  func contains(_ path: String) -> Bool {
    path == realPath || path.hasPrefix(realPath == "/" ? "/" : realPath + "/")
  }

  /// Whether a plain file is there, links followed. Anything else must not be opened: a pipe that nobody writes to
  /// would keep the reader waiting for ever.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The path without symbolic links and dots, or nil when nothing is there.
  static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// The collection as a whole cannot be read.
struct CollectionUnreadable: Error, CustomStringConvertible {
  var message: String

  var description: String { message }
}
