import ColophonDocument
import ColophonTesting
import Foundation

/// One broken or odd thing in a collection, and what has to become of it.
struct HostileImage: Sendable {
  /// What lies at the image's place.
  enum Content: Sendable {
    case bytes(Data)
    case folder
    case pipe
    /// A symbolic link to a path, relative to the folder of images.
    case link(String)
    /// A file that its owner may not read.
    case locked(Data)
  }

  enum Expected: Sendable {
    /// The page is done and reads as `PrintedPage` was drawn.
    case reads
    case skipped(Reason)
    /// The message tells the cause, and what to do where something can be done.
    case quarantined(Reason, saying: String)
    /// The same, but of an item that has no page because no image could be listed.
    case brokenItem(Reason, saying: String)
    /// Seen as no part of the collection.
    case unseen

    var isPage: Bool {
      switch self {
      case .reads, .skipped, .quarantined: true
      case .brokenItem, .unseen: false
      }
    }
  }

  /// File name in the folder of images; its stem is the item.
  let name: String
  let content: Content
  /// One for each page.
  let expected: [Expected]

  init(_ name: String, _ data: Data, _ expected: Expected...) {
    self.init(name, .bytes(data), expected)
  }

  init(_ name: String, _ content: Content, _ expected: [Expected]) {
    self.name = name
    self.content = content
    self.expected = expected
  }

  /// Puts it into a folder.
  func write(to folder: URL) throws {
    let place = folder.appending(path: name)
    switch content {
    case .bytes(let data): try data.write(to: place)
    case .folder: try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    case .pipe:
      guard mkfifo(place.path, 0o600) == 0 else { throw PrintedPage.Failed() }
    case .link(let target):
      try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
    case .locked(let data):
      try data.write(to: place)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: place.path)
    }
  }
}

extension HostileImage {
  /// Every kind of file, in groups that have an idea in common.
  static func files() throws -> [HostileImage] {
    let page = try PrintedPage()
    return try damaged(page) + lying(page) + formats(page) + pixels(page) + sizes(page)
  }
}
