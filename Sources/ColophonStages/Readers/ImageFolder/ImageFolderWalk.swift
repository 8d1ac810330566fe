import ColophonDocument
import ColophonPipeline
import Foundation

/// A walk through a folder of images: the items of a folder, what is wrong in it, then the folders in it.
///
/// In memory are the names of the files in one folder, and what `FolderWalk` keeps.
struct ImageFolderWalk: ItemIterator {
  /// The folder whose items are being listed.
  private struct Current {
    /// Relative to the collection, empty for the collection itself.
    var path: String
    var files: NameTable
    var folders: NameTable
    var nextFile = 0

    func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }
  }

  private let options: ImageFolder.Options
  private let services: Services
  private let collection: CollectionFolder
  private let sidecars: SidecarReader
  private var walk: FolderWalk
  private var current: Current?
  /// One for each folder from the collection down to the current one; nil where there is no table.
  private var tables: [SidecarTable?] = []
  /// How many files nobody wanted, by extension.
  private var strangers: [String: Int] = [:]

  init(_ collection: CollectionFolder, _ options: ImageFolder.Options, _ services: Services) {
    self.collection = collection
    self.options = options
    self.services = services
    sidecars = SidecarReader(names: options.sidecar, collection: collection, services: services)
    walk = FolderWalk(collection, isRecursive: options.recursive) { Self.judge($0, options) }
  }

  mutating func next() throws -> ListedItem? {
    while true {
      if let current, current.nextFile < current.files.count { return .item(nextItem(in: current)) }
      switch try walk.next() {
      case .entered(let path, let listing):
        if let failure = enter(path, listing) { return .broken(id: path, failure) }
      case .trouble(let id, let failure): return .broken(id: id, failure)
      case .left:
        if let table = tables.removeLast() { sidecars.reportUnused(table) }
        if tables.isEmpty { noteStrangers() }
      case nil: return nil
      }
    }
  }

  // MARK: - Folders

  /// Makes a folder the current one. Returns what is wrong with it, if anything.
  private mutating func enter(_ path: String, _ listing: FolderListing) -> Failure? {
    for (name, count) in others(listing, path) where count > 0 {
      // Extensions are few in honest collections; the limit keeps a dishonest one from filling the memory.
      strangers[strangers[name] != nil || strangers.count < 50 ? name : "", default: 0] += count
    }
    tables.append(sidecars.table(in: path))
    current = Current(path: path, files: listing.files, folders: listing.folders)
    if !options.recursive, listing.folders.count > 0 {
      services.note("\(listing.folders.count) folders were not read, because 'recursive' is false")
    }
    guard !path.isEmpty, options.itemPer == .folder, isEmpty(listing, path) else { return nil }
    return Failure(.noPages, "the folder '\(path)' holds no images")
  }

  /// Files that are neither images nor catalogue data, counted by extension.
  private func others(_ listing: FolderListing, _ path: String) -> [String: Int] {
    var others = listing.others
    for name in [options.sidecar.file, options.sidecar.table].compactMap(\.self) {
      let place = path.isEmpty ? name : path + "/" + name
      guard collection.place(of: place) != .missing, let dot = name.lastIndex(of: ".") else { continue }
      others[name[name.index(after: dot)...].lowercased(), default: 0] -= 1
    }
    return others
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
    services.note(
      "files that are no images by their extension were not read: \(list.joined(separator: ", "))")
  }

  private static func judge(
    _ name: UnsafeBufferPointer<UInt8>, _ options: ImageFolder.Options
  ) -> FolderListing.Verdict {
    let parts = FileNameParts(name)
    guard options.extensions.contains(parts.extension(of: name)) else { return .other }
    guard let pattern = options.pattern else {
      return .wanted(NameTable.Parts(major: parts.stem, minor: parts.extension))
    }
    guard let found = pattern.parts(of: UnsafeBufferPointer(rebasing: name[parts.stem])) else {
      return .refused(
        Failure(
          .invalidSourceRecord,
          "the file name does not match the pattern '\(options.patternText)'; rename the file or change 'pattern'"
        ))
    }
    return .wanted(found)
  }

  // MARK: - Items

  /// The item that begins at the folder's next file.
  private mutating func nextItem(in folder: Current) -> Item {
    let files = folder.files
    let first = folder.nextFile
    switch options.itemPer {
    case .folder:
      current?.nextFile = files.count
      warnOfTwins(0..<files.count, in: folder) { files.sharesMajor($0, $1) }
      let id = folder.path.isEmpty ? rootID(folder) : folder.path
      let records = [sidecars.file(in: folder.path)] + records(of: id, below: tables.count - 2)
      return item(id, 0..<files.count, in: folder, records)
    case .file:
      current?.nextFile = first + 1
      let id = folder.child(nameOfItem(files, first))
      return item(id, first..<(first + 1), in: folder, records(of: id, below: tables.count - 1))
    case .pattern:
      var end = first + 1
      while end < files.count, files.sharesMajor(first, end) { end += 1 }
      current?.nextFile = end
      warnOfTwins(first..<end, in: folder) { files.sharesMinor($0, $1) }
      let id = folder.child(files.major(at: first))
      let remarks = SourceRecord(entries: remarks(files, first..<end))
      return item(id, first..<end, in: folder, records(of: id, below: tables.count - 1) + [remarks])
    }
  }

  /// What the tables say of an item: first the table of the folder that it lies in, which knows it by the last part
  /// of its id, then the one of the collection, which knows it by its id.
  private mutating func records(of id: String, below depth: Int) -> [SourceRecord?] {
    var records: [SourceRecord?] = []
    if depth > 0 {
      let name = id.lastIndex(of: "/").map { String(id[id.index(after: $0)...]) } ?? id
      records.append(sidecars.record(of: name, in: &tables[depth]))
    }
    records.append(sidecars.record(of: id, in: &tables[0]))
    return records
  }

  private func item(_ id: String, _ range: Range<Int>, in folder: Current, _ records: [SourceRecord?]) -> Item
  {
    let pages = range.flatMap { pageImages(folder.child(folder.files.name(at: $0)), in: collection) }
    return Item(id: id, pages: pages, source: SourceRecord.joining(records.compactMap(\.self)))
  }

  /// The collection's own name; with a dot when a folder in it has that name too.
  private func rootID(_ folder: Current) -> String {
    let name = collection.url.lastPathComponent
    let isTaken = folder.folders.contains(
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
  private func warnOfTwins(_ range: Range<Int>, in folder: Current, _ areTwins: (Int, Int) -> Bool) {
    let twins = range.dropFirst().filter { areTwins($0 - 1, $0) }
    guard let first = twins.first else { return }
    let files = folder.files
    services.warn(
      """
      \(folder.child(files.name(at: first))): \(twins.count) images look like another form of the page before, such as \
      '\(files.name(at: first - 1))'; all are read; to read one form name its extension in 'extensions'
      """)
  }
}

/// The pages in an image file: one, or the images of a TIFF file that are pages.
func pageImages(_ path: String, label: String? = nil, in collection: CollectionFolder) -> [PageImage] {
  let lower = path.lowercased()
  guard lower.hasSuffix(".tif") || lower.hasSuffix(".tiff") else {
    return [PageImage(path: path, label: label)]
  }
  return TIFFFrames.pages(of: collection.path(path)).map { PageImage(path: path, frame: $0, label: label) }
}
