import ColophonDocument
import Foundation

/// A walk through the folders of a collection, depth first, in natural order.
///
/// In memory are the names of the folders from the collection down to where the walk is, and what is wrong there.
struct FolderWalk {
  enum Event {
    /// A folder, relative to the collection and empty for the collection itself, with what lies in it.
    case entered(path: String, FolderListing)
    /// Something in the current folder that cannot be listed, or a folder that cannot be opened.
    case trouble(id: String, Failure)
    /// The folder entered last that was not left yet, and all below it, is done.
    case left
  }

  private struct Level {
    var path: String
    var realPath: String
    var folders: NameTable
    var troubles: [FolderListing.Trouble]
    var nextFolder = 0
    var nextTrouble = 0

    func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
  }

  private let collection: CollectionFolder
  private let isRecursive: Bool
  private let judge: (UnsafeBufferPointer<UInt8>) -> FolderListing.Verdict
  private var levels: [Level] = []
  private var isStarted = false

  init(
    _ collection: CollectionFolder, isRecursive: Bool = true,
    judge: @escaping (UnsafeBufferPointer<UInt8>) -> FolderListing.Verdict
  ) {
    self.collection = collection
    self.isRecursive = isRecursive
    self.judge = judge
  }

  /// The next event, or nil at the end. Throws when the collection as a whole is gone.
  mutating func next() throws -> Event? {
    guard isStarted else {
      isStarted = true
      return try enter("")
    }
    guard let last = levels.indices.last else { return nil }
    if levels[last].nextTrouble < levels[last].troubles.count {
      let trouble = levels[last].troubles[levels[last].nextTrouble]
      levels[last].nextTrouble += 1
      return .trouble(id: levels[last].child(trouble.name), trouble.failure)
    }
    if isRecursive, levels[last].nextFolder < levels[last].folders.count {
      let name = levels[last].folders.name(at: levels[last].nextFolder)
      levels[last].nextFolder += 1
      return try enter(levels[last].child(name))
    }
    levels.removeLast()
    return .left
  }

  private mutating func enter(_ path: String) throws -> Event {
    let ancestors = levels.map(\.realPath)
    guard case .inside(let realPath) = collection.place(of: path),
      let listing = FolderListing(path, in: collection, ancestors: ancestors + [realPath], judge: judge)
    else {
      if path.isEmpty || CollectionFolder.shortcoming(of: collection.url) != nil {
        throw CollectionUnreadable(message: "the folder '\(collection.url.path)' can no longer be read")
      }
      return .trouble(
        id: path, Failure(.unreadableImage, "the folder '\(path)' cannot be opened; may this user read it?"))
    }
    levels.append(
      Level(path: path, realPath: realPath, folders: listing.folders, troubles: listing.troubles))
    return .entered(path: path, listing)
  }
}
