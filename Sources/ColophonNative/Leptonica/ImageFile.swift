import Foundation

/// An open image file, closed at the end of its life.
///
/// Opened here and handed to Leptonica as a stream: given a path, Leptonica would look for a missing file's
/// name in the current folder too.
struct ImageFile: ~Copyable {
  let stream: UnsafeMutablePointer<FILE>
  let bytes: Int
  /// The first bytes, at most 64.
  let head: [UInt8]

  init(_ url: URL) throws(ImageError) {
    // Opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(url.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .refused(String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .refused("it is not a plain file")
    }
    guard status.st_size > 0 else {
      close(descriptor)
      throw .empty
    }
    guard let stream = fdopen(descriptor, "rb") else {
      close(descriptor)
      throw .refused(String(cString: strerror(errno)))
    }
    var head = [UInt8](repeating: 0, count: 64)
    let count = fread(&head, 1, head.count, stream)
    guard count > 0 else {
      fclose(stream)
      throw .refused("its first bytes cannot be read")
    }
    rewind(stream)
    self.stream = stream
    self.head = Array(head.prefix(count))
    bytes = Int(status.st_size)
  }

  deinit { fclose(stream) }
}
