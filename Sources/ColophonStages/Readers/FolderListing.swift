import ColophonDocument
import Foundation

/// What lies directly in one folder of a collection: wanted files, folders, and what must not be followed.
///
/// Hidden files and the files that file managers leave behind are not seen.
struct FolderListing {
  /// What a name says about a file.
  enum Verdict {
    case wanted(NameTable.Parts)
    /// Belongs to the collection by its name but cannot be taken, for a reason.
    case refused(Failure)
    case other
  }

  /// Something that is there and cannot be listed.
  struct Trouble {
    var name: String
    var failure: Failure
  }

  private(set) var files = NameTable()
  private(set) var folders = NameTable()
  /// In natural order.
  private(set) var troubles: [Trouble] = []
  /// How many files nobody wanted, by extension in lower case.
  private(set) var others: [String: Int] = [:]

  /// Lists a folder, or returns nil when it cannot be opened.
  ///
  /// - Parameters:
  ///   - relativePath: Relative to the collection, empty for the collection itself.
  ///   - ancestors: The real paths of the folder and of those above it; a link to one of them would never end.
  ///   - judge: Called with the bytes of each file name.
  init?(
    _ relativePath: String, in collection: CollectionFolder, ancestors: [String],
    judge: (UnsafeBufferPointer<UInt8>) -> Verdict
  ) {
    guard let directory = opendir(collection.path(relativePath)),
      let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name)
    else { return nil }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      // The record ends with the name, so the name is read in place: copying the whole tuple would read beyond it.
      let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
      let bytes = UnsafeBufferPointer(
        start: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), count: strlen(name))
      guard !Self.isLitter(bytes) else { continue }
      guard let text = String(validatingCString: name) else {
        if case .other = judge(bytes), Kind(type: Int(entry.pointee.d_type)) == .file {
          others[FileNameParts(bytes).extension(of: bytes), default: 0] += 1
          continue
        }
        let repaired = String(decoding: bytes, as: UTF8.self)
        refuse(repaired, .unreadableImage, "the name is not valid UTF-8; rename the file or folder")
        continue
      }
      let path = relativePath.isEmpty ? text : relativePath + "/" + text
      var kind =
        Kind(type: Int(entry.pointee.d_type)) ?? Kind(path: collection.path(path), followLinks: false)
      if kind == .link {
        let target = Kind(path: collection.path(path), followLinks: true)
        // A link to a file that nobody wants may lead where it likes; one that leads nowhere may have been a folder.
        if case .other = judge(bytes), target == .file || target == .other {
          others[FileNameParts(bytes).extension(of: bytes), default: 0] += 1
          continue
        }
        guard follow(text, path, in: collection, ancestors: ancestors) else { continue }
        kind = target
      }
      switch kind {
      case .folder: folders.append(bytes, Self.whole(bytes))
      case .file: take(bytes, text, judge(bytes))
      case .link, .missing, .other:
        if case .wanted = judge(bytes) {
          refuse(text, .unreadableImage, "expected a file, found a device, socket or pipe")
        }
      }
    }
    files.sort()
    folders.sort()
    troubles.sort { NaturalOrder.precedes($0.name, $1.name) }
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ verdict: Verdict) {
    switch verdict {
    case .wanted(let parts): files.append(bytes, parts)
    case .refused(let failure): troubles.append(Trouble(name: name, failure: failure))
    case .other: others[FileNameParts(bytes).extension(of: bytes), default: 0] += 1
    }
  }

  /// Whether a link may be followed; if not, it is noted down.
  private mutating func follow(
    _ name: String, _ path: String, in collection: CollectionFolder, ancestors: [String]
  ) -> Bool {
    switch collection.place(of: path) {
    case .missing:
      refuse(name, .missingImage, "the symbolic link leads nowhere")
    case .outside(let target):
      refuse(
        name, .unreadableImage,
        "the symbolic link leads out of the collection to '\(target)'; copy the file into the collection")
    case .inside(let target) where ancestors.contains(target):
      refuse(name, .unreadableImage, "the symbolic link leads back to a folder that it lies in")
    case .inside:
      return true
    }
    return false
  }

  private mutating func refuse(_ name: String, _ reason: Reason, _ message: String) {
    troubles.append(Trouble(name: name, failure: Failure(reason, message)))
  }

  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> NameTable.Parts {
    NameTable.Parts(major: 0..<bytes.count, minor: 0..<0)
  }

  /// Hidden files, and `Thumbs.db` and `desktop.ini`, which Windows leaves behind.
  private static func isLitter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.first == UInt8(ascii: ".") { return true }
    return litter.contains { $0.count == bytes.count } && litter.contains(bytes.map { $0 | 0x20 })
  }

  /// With bit 0x20 set in each byte, which folds letters and leaves the dot alone.
  private static let litter = [Array("thumbs.db".utf8), Array("desktop.ini".utf8)]
}

/// What a directory entry is.
private enum Kind {
  case file, folder, link, missing, other

  /// From a directory record's type; nil when the file system does not tell.
  init?(type: Int) {
    switch type {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): return nil
    default: self = .other
    }
  }

  init(path: String, followLinks: Bool) {
    var status = stat()
    guard (followLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
