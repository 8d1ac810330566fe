/// What a catalogue has one record for: a volume, a newspaper issue, a letter, a card.
package struct Item: Codable, Hashable, Sendable {
  /// Unique within the collection; what the reader found, not yet a file name.
  package var id: String
  package var pages: [PageImage]
  /// What the collection's own catalogue says: METS/MODS, a sidecar file.
  package var source: SourceRecord

  package init(id: String, pages: [PageImage], source: SourceRecord = SourceRecord()) {
    self.id = id
    self.pages = pages
    self.source = source
  }
}

/// One image of an item.
package struct PageImage: Codable, Hashable, Sendable {
  /// Path of the file relative to the collection's folder, with `/`.
  package var path: String
  /// Index of the image within a multi-page file, from 0.
  package var frame: Int
  /// The page's own label, such as the printed page number in a METS file.
  package var label: String?

  package init(path: String, frame: Int = 0, label: String? = nil) {
    self.path = path
    self.frame = frame
    self.label = label
  }
}

/// Catalogue data that came with the item, kept apart from what machines conclude.
package struct SourceRecord: Codable, Hashable, Sendable {
  package struct Entry: Codable, Hashable, Sendable {
    /// Lower-case key such as `title`, `creator`, `identifier`.
    package var key: String
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Where the data come from: path of the sidecar or METS file relative to the collection's folder.
  package var path: String?
  package var entries: [Entry]

  package init(path: String? = nil, entries: [Entry] = []) {
    self.path = path
    self.entries = entries
  }

  /// The values under a key, in the order of the source.
  package func values(_ key: String) -> [String] {
    entries.filter { $0.key == key }.map(\.value)
  }
}
