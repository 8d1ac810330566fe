/// The text of a page as an engine read it: regions, lines and words in reading order.
///
/// Every engine fills this one model and every output reads it. Text is Unicode NFC, as printed: long s and
/// hyphens at line ends are kept. `NormalisedText` gives the same text in the form that one searches.
package struct PageText: Codable, Hashable, Sendable {
  /// Width of the image in pixels.
  package var width: Int
  /// Height of the image in pixels.
  package var height: Int
  package var regions: [Region]
  /// The number printed on the page, in Arabic or Roman figures and without what stands around it; nil when none
  /// was found or when it is not plain.
  package var printedNumber: String?
  /// How the text came about; nil where its maker gives no account.
  package var account: ReadingAccount?

  enum CodingKeys: String, CodingKey {
    case width, height, regions, account
    case printedNumber = "printed_number"
  }

  package init(
    width: Int, height: Int, regions: [Region], printedNumber: String? = nil, account: ReadingAccount? = nil
  ) {
    self.width = width
    self.height = height
    self.regions = regions
    self.printedNumber = printedNumber
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

  /// What the block is to the page, beside its main text.
  package enum Role: String, Codable, CaseIterable, Sendable {
    case runningHead = "running_head"
    case runningFoot = "running_foot"
    case pageNumber = "page_number"
    /// A number in the margin that counts lines or verses.
    case lineNumber = "line_number"
    case marginalia, footnote
    /// The first word of the next page, set at the foot of this one for the binder.
    case catchword
    /// A letter or number at the foot that tells the binder the sheet.
    case signature
  }

  package var kind: Kind
  /// Nil for the main text.
  package var role: Role?
  package var box: Box
  package var lines: [Line]

  package init(kind: Kind, role: Role? = nil, box: Box, lines: [Line]) {
    self.kind = kind
    self.role = role
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

  /// Expected share of wrong characters, from 0 to 1; nil where nobody estimated it.
  package var expectedErrors: Double?

  enum CodingKeys: String, CodingKey {
    case box, words
    case startsParagraph = "paragraph"
    case expectedErrors = "expected_errors"
  }

  package init(box: Box, words: [Word], startsParagraph: Bool = false, expectedErrors: Double? = nil) {
    self.box = box
    self.words = words
    self.startsParagraph = startsParagraph
    self.expectedErrors = expectedErrors
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
  /// The whole word when this is one half of it; nil for a word that no line end divides.
  package var division: Division?

  package init(text: String, box: Box, confidence: Double?, division: Division? = nil) {
    self.text = text
    self.box = box
    self.confidence = confidence
    self.division = division
  }
}
