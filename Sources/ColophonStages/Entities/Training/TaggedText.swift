import Foundation

/// A text with the names in it, as a labelled data set has it: words, what stands between them, names as ranges of
/// words.
package struct TaggedText: Sendable {
  package struct Word: Hashable, Sendable {
    package var text: String
    /// Whether the next word follows without a space.
    package var isGlued: Bool
    package var endsLine: Bool

    package init(_ text: String, isGlued: Bool = false, endsLine: Bool = false) {
      self.text = text
      self.isGlued = isGlued
      self.endsLine = endsLine
    }
  }

  package struct Name: Hashable, Sendable {
    /// `person`, `place`, `organisation`, `work` or `date`.
    package var kind: String
    /// Indices of words, end exclusive.
    package var words: Range<Int>

    package init(kind: String, words: Range<Int>) {
      self.kind = kind
      self.words = words
    }
  }

  /// The data set, by the name of its folder.
  package var set: String
  /// The file as the user named it.
  package var file: String
  package var name: String
  package var language: String
  package var year: Int?
  package var documentType: String?
  package var words: [Word] = []
  /// In their order, none within another.
  package var names: [Name] = []
  /// Names within names.
  package var nested: [Name] = []

  package init(set: String, file: String, name: String, language: String) {
    self.set = set
    self.file = file
    self.name = name
    self.language = language
  }

  /// What tells it from all other texts.
  package var place: String { "\(file) \(name)" }

  package static let kinds = ["person", "place", "organisation", "work", "date"]

  /// The kind that a label of a data set stands for; nil for one that is none of ours, such as a vehicle.
  package static func kind(of label: String) -> String? {
    switch label.lowercased().split(separator: ".").first.map(String.init) ?? "" {
    case "per", "pers", "person", "persname", "ber": "person"
    case "loc", "gpe", "fac", "place", "placename", "location", "geogname": "place"
    case "org", "organisation", "organization", "orgname": "organisation"
    case "work", "prod", "humanprod", "title", "work_of_art": "work"
    case "time", "date": "date"
    default: nil
    }
  }
}

/// A line of a data set that cannot be read.
package struct BrokenLine: Error, Hashable, CustomStringConvertible {
  package var file: String
  /// From 1.
  package var line: Int
  package var what: String

  package var description: String { "\(file):\(line): \(what)" }
}
