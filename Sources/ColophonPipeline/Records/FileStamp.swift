import Foundation

/// Size and time of change of a plain file: as long as both stay, its bytes count as unchanged.
package struct FileStamp: Codable, Hashable, Sendable {
  package var bytes: Int
  /// Nanoseconds since 1970.
  package var modified: Int

  package init(bytes: Int, modified: Int) {
    self.bytes = bytes
    self.modified = modified
  }

  /// Looks at a file without opening it. Nil when there is no plain file.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    bytes = Int(status.st_size)
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// One column of the ledger.
  var text: String { "\(bytes)@\(modified)" }
}
