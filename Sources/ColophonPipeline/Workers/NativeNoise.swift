import Foundation

/// What native libraries print in one worker: a file that the worker appends to and the runner empties after
/// each page, so that each message stands with its page.
struct NativeNoise: ~Copyable {
  /// Of each page so much is kept: its beginning says what went wrong first.
  private static let mostKept = 16 * 1024

  /// The worker's standard error.
  let descriptor: Int32

  /// - Parameter path: where to put the file; its name is gone at once, so nothing is ever left of it.
  init(_ path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o666)
    if file >= 0 { unlink(path) }
    descriptor = file >= 0 ? file : open("/dev/null", O_RDWR | O_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Takes what was printed since the last time.
  func take() -> String {
    var bytes = [UInt8](repeating: 0, count: Self.mostKept)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return "" }
    ftruncate(descriptor, 0)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Whether a dying process complained of memory: C++ and Swift have words of their own for it.
  static func tellsOfMemory(_ noise: String) -> Bool {
    ["std::bad_alloc", "failed to allocate", "Could not allocate memory", "Cannot allocate memory"].contains {
      noise.contains($0)
    }
  }
}
