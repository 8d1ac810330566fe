/// The languages of a page or an item.
package struct Languages: Codable, Hashable, Sendable {
  package struct Share: Codable, Hashable, Sendable {
    /// ISO 639-1 code where there is one, else ISO 639-3.
    package var language: String
    /// Part of the text in this language, from 0 to 1; the shares of a page sum to at most 1.
    package var share: Double
    package var confidence: Double?

    package init(language: String, share: Double, confidence: Double?) {
      self.language = language
      self.share = share
      self.confidence = confidence
    }
  }

  /// The code of the language with the greatest share, or `und` when none is sure enough.
  package var main: String
  /// Largest share first.
  package var shares: [Share]

  package init(main: String, shares: [Share]) {
    self.main = main
    self.shares = shares
  }
}

/// A name or a date found in the text of a page.
package struct Entity: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case person, place, organisation, work, date
  }

  package var kind: Kind
  /// The words as printed, a line end inside them as a line feed.
  package var text: String
  /// Offsets into `PageText.plain` in Unicode scalars, `end` exclusive.
  package var start: Int
  package var end: Int
  /// One box for each line that the entity touches.
  package var boxes: [Box]
  /// A date as EDTF (ISO 8601-2:2019 annex A), a name in its normal form; nil when there is none.
  package var normal: String?
  package var confidence: Double?
  /// The rule or the list that spoke for it.
  package var evidence: String

  package init(
    kind: Kind, text: String, start: Int, end: Int, boxes: [Box], normal: String?, confidence: Double?,
    evidence: String
  ) {
    self.kind = kind
    self.text = text
    self.start = start
    self.end = end
    self.boxes = boxes
    self.normal = normal
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// One value of the item's description, read off its pages.
package struct Field: Codable, Hashable, Sendable {
  package enum Name: String, Codable, CaseIterable, Sendable {
    case title, creator, date, place, publisher, identifier
  }

  /// Where on the pages the value stands.
  package struct Evidence: Codable, Hashable, Sendable {
    /// Number of the page within the item, from 1.
    package var page: Int
    /// Index of the line on the page in reading order, from 0.
    package var line: Int
    package var box: Box
    /// The line as printed.
    package var text: String

    package init(page: Int, line: Int, box: Box, text: String) {
      self.page = page
      self.line = line
      self.box = box
      self.text = text
    }
  }

  package var name: Name
  package var value: String
  /// A date as EDTF; nil for other fields.
  package var normal: String?
  package var confidence: Double?
  package var evidence: [Evidence]

  package init(name: Name, value: String, normal: String?, confidence: Double?, evidence: [Evidence]) {
    self.name = name
    self.value = value
    self.normal = normal
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// The class that a page or an item was given, with the next best ones.
package struct Classification: Codable, Hashable, Sendable {
  package struct Candidate: Codable, Hashable, Sendable {
    package var label: String
    package var confidence: Double

    package init(label: String, confidence: Double) {
      self.label = label
      self.confidence = confidence
    }
  }

  package var label: String
  package var confidence: Double?
  /// The best ones, the chosen label among them, most confident first.
  package var candidates: [Candidate]

  package init(label: String, confidence: Double?, candidates: [Candidate]) {
    self.label = label
    self.confidence = confidence
    self.candidates = candidates
  }
}
