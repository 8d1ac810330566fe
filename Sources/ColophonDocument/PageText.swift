/// The text of a page as an engine read it: regions, lines and words in reading order.
///
/// Every engine fills this one model and every output reads it. Text is Unicode NFC, as printed: long s and
/// hyphens at line ends are kept.
package struct PageText: Codable, Hashable, Sendable {
  /// Width of the image in pixels.
  package var width: Int
  /// Height of the image in pixels.
  package var height: Int
  package var regions: [Region]
  /// How the text came about; nil where its maker gives no account.
  package var account: ReadingAccount?

  package init(width: Int, height: Int, regions: [Region], account: ReadingAccount? = nil) {
    self.width = width
    self.height = height
    self.regions = regions
    self.account = account
  }

  /// All lines in reading order.
  package var lines: [Line] { regions.flatMap(\.lines) }

  /// The lines joined by a line feed, words within a line by a space. Offsets of entities count the Unicode
  /// scalars of this string.
  package var plain: String { lines.map(\.text).joined(separator: "\n") }

  /// Mean of the words' confidences weighted by their lengths, or nil when no word carries one.
  package var confidence: Double? {
    var sum = 0.0
    var weight = 0.0
    for line in lines {
      for word in line.words {
        guard let confidence = word.confidence else { continue }
        let length = Double(word.text.unicodeScalars.count)
        sum += confidence * length
        weight += length
      }
    }
    return weight > 0 ? sum / weight : nil
  }
}

/// A block of the layout, such as a column of text or a picture.
package struct Region: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case text, heading, table, image, separator, noise
  }

  package var kind: Kind
  package var box: Box
  package var lines: [Line]

  package init(kind: Kind, box: Box, lines: [Line]) {
    self.kind = kind
    self.box = box
    self.lines = lines
  }
}

/// A line of text.
package struct Line: Codable, Hashable, Sendable {
  package var box: Box
  package var words: [Word]
  /// Whether the engine saw a paragraph begin with this line.
  package var startsParagraph: Bool

  enum CodingKeys: String, CodingKey {
    case box, words
    case startsParagraph = "paragraph"
  }

  package init(box: Box, words: [Word], startsParagraph: Bool = false) {
    self.box = box
    self.words = words
    self.startsParagraph = startsParagraph
  }

  /// The words joined by spaces.
  package var text: String { words.map(\.text).joined(separator: " ") }

  /// Mean of the words' confidences, or nil when none carries one.
  package var confidence: Double? {
    let values = words.compactMap(\.confidence)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

/// A word as the engine cut it, punctuation attached.
package struct Word: Codable, Hashable, Sendable {
  package var text: String
  package var box: Box
  /// From 0 to 1, as the engine states it; nil when it states none.
  package var confidence: Double?

  package init(text: String, box: Box, confidence: Double?) {
    self.text = text
    self.box = box
    self.confidence = confidence
  }
}
