import Foundation

/// A collection's folder as it was when a run began to list it.
///
/// When a share is unmounted in mid-run, its mount point stays as an empty folder and every image seems to be
/// missing. That is no failure of the pages: it is told from the folder, which is another one then.
struct SourceFolder: Sendable {
  let path: String
  private let device: UInt64
  private let inode: UInt64

  /// Nil when there is nothing at the path.
  init?(_ path: String) {
    guard let (device, inode) = Self.identity(path) else { return nil }
    self.path = path
    self.device = device
    self.inode = inode
  }

  var isStillThere: Bool {
    guard let (device, inode) = Self.identity(path) else { return false }
    return device == self.device && inode == self.inode && access(path, R_OK) == 0
  }

  private static func identity(_ path: String) -> (UInt64, UInt64)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}

/// The collection is no longer there.
struct SourceGone: Error, CustomStringConvertible {
  let path: String
  var description: String {
    "the collection at \(path) is no longer there, or is another folder now; mount it and run again"
  }
}
