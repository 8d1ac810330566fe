import ColophonDocument
import ColophonPipeline
import Foundation

/// A walk through a folder of images, depth first, in natural order: the items of a folder, what is wrong in it,
/// then the folders in it.
///
/// In memory are the names in the folders from the collection down to where the walk is, nothing else.
struct ImageFolderWalk: ItemIterator {
  private struct Level {
    /// Relative to the collection, empty for the collection itself.
    var path: String
    var realPath: String
    var listing: FolderListing
    var table: SidecarTable?
    var nextFile = 0
    var nextTrouble = 0
    var nextFolder = 0

    func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
  }

  private let options: ImageFolder.Options
  private let services: Services
  private let collection: CollectionFolder
  private let sidecars: SidecarReader
  private var levels: [Level] = []
  private var strangers: [String: Int] = [:]
  private var isStarted = false

  init(_ collection: CollectionFolder, _ options: ImageFolder.Options, _ services: Services) {
    self.collection = collection
    self.options = options
    self.services = services
    sidecars = SidecarReader(names: options.sidecar, collection: collection, services: services)
  }

  mutating func next() throws -> ListedItem? {
    if !isStarted {
      isStarted = true
      if let trouble = try enter("") { return trouble }
    }
    while let last = levels.indices.last {
      if levels[last].nextFile < levels[last].listing.files.count { return nextItem(last) }
      if levels[last].nextTrouble < levels[last].listing.troubles.count {
        let trouble = levels[last].listing.troubles[levels[last].nextTrouble]
        levels[last].nextTrouble += 1
        return .broken(id: levels[last].child(trouble.name), trouble.failure)
      }
      if options.recursive, levels[last].nextFolder < levels[last].listing.folders.count {
        let name = levels[last].listing.folders.name(at: levels[last].nextFolder)
        levels[last].nextFolder += 1
        if let trouble = try enter(levels[last].child(name)) { return trouble }
        continue
      }
      sidecars.reportUnused(levels[last].table)
      levels.removeLast()
      if levels.isEmpty { noteStrangers() }
    }
    return nil
  }

  // MARK: - Folders

  /// Lists a folder and makes it the current one. Returns what is wrong with it, if anything.
  private mutating func enter(_ path: String) throws -> ListedItem? {
    let ancestors = levels.map(\.realPath)
    guard case .inside(let realPath) = collection.place(of: path),
      let listing = FolderListing(path, in: collection, ancestors: ancestors + [realPath], judge: judge)
    else {
      if path.isEmpty || CollectionFolder.shortcoming(of: collection.url) != nil {
        throw CollectionUnreadable(message: "the folder '\(collection.url.path)' can no longer be read")
      }
      return .broken(
        id: path, Failure(.unreadableImage, "the folder '\(path)' cannot be opened; may this user read it?"))
    }
    for (name, count) in listing.others {
      // Extensions are few in honest collections; the limit keeps a dishonest one from filling the memory.
      strangers[strangers[name] != nil || strangers.count < 50 ? name : "", default: 0] += count
    }
    levels.append(
      Level(path: path, realPath: realPath, listing: listing, table: sidecars.table(in: path)))
    if !path.isEmpty, options.itemPer == .folder, isEmpty(listing, path) {
      return .broken(id: path, Failure(.noPages, "the folder '\(path)' holds no images"))
    }
    if !options.recursive, listing.folders.count > 0 {
      services.note("\(listing.folders.count) folders were not read, because 'recursive' is false")
    }
    return nil
  }

  /// Whether a folder was meant as an item and holds nothing, or only a description.
  private func isEmpty(_ listing: FolderListing, _ path: String) -> Bool {
    guard listing.files.count + listing.folders.count + listing.troubles.count == 0 else { return false }
    let others = listing.others.values.reduce(0, +)
    let hasFile = options.sidecar.file.map { collection.place(of: path + "/" + $0) != .missing } ?? false
    return others == (hasFile ? 1 : 0)
  }

  private func noteStrangers() {
    guard !strangers.isEmpty else { return }
    let list = strangers.sorted { $0.key < $1.key }
      .map { "\($0.key.isEmpty ? "others" : "." + $0.key) \($0.value)" }
    services.note("files that are no images by their extension were not read: \(list.joined(separator: ", "))")
  }

  private func judge(_ name: UnsafeBufferPointer<UInt8>) -> FolderListing.Verdict {
    let parts = FileNameParts(name)
    guard options.extensions.contains(parts.extension(of: name)) else { return .other }
    guard let pattern = options.pattern else {
      return .wanted(NameTable.Parts(major: parts.stem, minor: parts.extension))
    }
    guard let found = pattern.parts(of: UnsafeBufferPointer(rebasing: name[parts.stem])) else {
      return .refused(
        Failure(
          .invalidSourceRecord,
          "the file name does not match the pattern '\(options.patternText)'; rename the file or change 'pattern'"))
    }
    return .wanted(found)
  }

  // MARK: - Items

  /// The item that begins at the level's next file.
  private mutating func nextItem(_ last: Int) -> ListedItem {
    let first = levels[last].nextFile
    let files = levels[last].listing.files
    let path = levels[last].path
    switch options.itemPer {
    case .folder:
      levels[last].nextFile = files.count
      warnOfTwins(0..<files.count, in: levels[last]) { files.sharesMajor($0, $1) }
      let id = path.isEmpty ? rootID(levels[last]) : path
      var records = [sidecars.file(in: path)]
      if last > 0 {
        records.append(sidecars.record(of: lastComponent(path), in: &levels[last - 1].table))
      }
      if last != 1 { records.append(sidecars.record(of: id, in: &levels[0].table)) }
      return .item(item(id, 0..<files.count, in: levels[last], records.compactMap(\.self)))
    case .file:
      levels[last].nextFile = first + 1
      return .item(fileItem(nameOfItem(files, first), first..<(first + 1), last, remarks: []))
    case .pattern:
      var end = first + 1
      while end < files.count, files.sharesMajor(first, end) { end += 1 }
      levels[last].nextFile = end
      warnOfTwins(first..<end, in: levels[last]) { files.sharesMinor($0, $1) }
      return .item(fileItem(files.major(at: first), first..<end, last, remarks: remarks(files, first..<end)))
    }
  }

  /// An item that is some of the files in a folder.
  private mutating func fileItem(
    _ name: String, _ range: Range<Int>, _ last: Int, remarks: [SourceRecord.Entry]
  ) -> Item {
    let id = levels[last].child(name)
    var records = [sidecars.record(of: name, in: &levels[last].table)]
    if last > 0 { records.append(sidecars.record(of: id, in: &levels[0].table)) }
    records.append(SourceRecord(entries: remarks))
    return item(id, range, in: levels[last], records.compactMap(\.self))
  }

  private func item(_ id: String, _ range: Range<Int>, in level: Level, _ records: [SourceRecord]) -> Item {
    let pages = range.flatMap { index in
      pageImages(level.child(level.listing.files.name(at: index)), in: collection)
    }
    return Item(id: id, pages: pages, source: SourceRecord.joining(records))
  }

  /// The collection's own name; with a dot when a folder in it has that name too.
  private func rootID(_ level: Level) -> String {
    let name = collection.url.lastPathComponent
    let isTaken = level.listing.folders.contains(
      name, NameTable.Parts(major: 0..<name.utf8.count, minor: 0..<0))
    return isTaken ? name + "/." : name
  }

  /// The stem of a file, or its whole name where the stem does not tell it from another file.
  private func nameOfItem(_ files: NameTable, _ index: Int) -> String {
    let hasTwin =
      (index > 0 && files.sharesMajor(index, index - 1))
      || (index + 1 < files.count && files.sharesMajor(index, index + 1))
    let stem = files.major(at: index)
    let isName = Array(stem.utf8).withUnsafeBufferPointer { bytes in
      let parts = FileNameParts(bytes)
      return files.contains(stem, NameTable.Parts(major: parts.stem, minor: parts.extension))
    }
    return hasTwin || isName ? files.name(at: index) : stem
  }

  /// What the pattern's further groups say, each value once.
  private func remarks(_ files: NameTable, _ range: Range<Int>) -> [SourceRecord.Entry] {
    guard let pattern = options.pattern, pattern.groups.count > 2 else { return [] }
    var entries: [SourceRecord.Entry] = []
    for index in range {
      let name = files.name(at: index)
      let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
      for remark in pattern.remarks(in: String(stem)) {
        let entry = SourceRecord.Entry(key: remark.name, value: remark.value)
        if !entries.contains(entry) { entries.append(entry) }
      }
    }
    return entries
  }

  /// Tells of a page that seems to be there twice, such as `0001.tif` beside `0001.jpg`. Both are read.
  private func warnOfTwins(_ range: Range<Int>, in level: Level, _ areTwins: (Int, Int) -> Bool) {
    let twins = range.dropFirst().filter { areTwins($0 - 1, $0) }
    guard let first = twins.first else { return }
    let files = level.listing.files
    services.warn(
      """
      \(level.child(files.name(at: first))): \(twins.count) images look like another form of the page before, such as \
      '\(files.name(at: first - 1))'; all are read; to read one form name its extension in 'extensions'
      """)
  }

  private func lastComponent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

/// The pages in an image file: one, or the images of a TIFF file that are pages.
func pageImages(_ path: String, label: String? = nil, in collection: CollectionFolder) -> [PageImage] {
  let lower = path.lowercased()
  guard lower.hasSuffix(".tif") || lower.hasSuffix(".tiff") else { return [PageImage(path: path, label: label)] }
  return TIFFFrames.pages(of: collection.path(path)).map { PageImage(path: path, frame: $0, label: label) }
}
