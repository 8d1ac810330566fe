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
  /// Of a page: for each line in reading order its language, `und` where it is not sure; nil where nobody looked.
  package var lines: [String]?

  package init(main: String, shares: [Share], lines: [String]? = nil) {
    self.main = main
    self.shares = shares
    self.lines = lines
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
    case title, subtitle, creator, date, place, publisher
    /// Pages or leaves, as printed without their unit.
    case extent
    /// Size of the book as cards give it: `8°`, `24 x 17 cm`.
    case format
    case series
    /// Where the library keeps it.
    case shelfmark
    /// A number that others know it by: ISBN, number of a national bibliography.
    case identifier
    case subject
    /// Another heading that a see-card leads to its entry from.
    case crossReference = "cross_reference"
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

  /// A feature that spoke for the most confident candidate, and how strongly.
  package struct Reason: Codable, Hashable, Sendable {
    package var feature: String
    /// What it added to the candidate's score; comparable within one answer only.
    package var weight: Double

    package init(feature: String, weight: Double) {
      self.feature = feature
      self.weight = weight
    }
  }

  package var label: String
  package var confidence: Double?
  /// The best ones, most confident first; the chosen label is among them unless it is `unknown`.
  package var candidates: [Candidate]
  /// The strongest first; nil where the maker gives none.
  package var reasons: [Reason]?

  package init(label: String, confidence: Double?, candidates: [Candidate], reasons: [Reason]? = nil) {
    self.label = label
    self.confidence = confidence
    self.candidates = candidates
    self.reasons = reasons
  }
}

/// A classification by one out of several models, each with classes of its own.
package struct NamedClassification: Codable, Hashable, Sendable {
  /// The model's name, which stands for its set of classes, such as `fiction`.
  package var model: String
  package var classification: Classification

  package init(model: String, classification: Classification) {
    self.model = model
    self.classification = classification
  }
}
