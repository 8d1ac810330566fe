import ColophonDocument
import Foundation

/// What a catalogue says of an item, as truth for reading fields.
package struct TrueRecord: Sendable {
  package var item: String
  /// A field that is there without values is known to be absent from the item.
  package var values: [ScoredField: [String]]
  package var language: String?
  package var year: Int?
  package var documentType: String?
  /// Whether a person's surname and given names are scored apart.
  package var splitsNames: Bool
}

/// A folder of items with records, as the data for fields come.
package enum FieldTruth {
  /// Pictures of cards in `images`, a table `records.tsv` beside them.
  case cards([TrueRecord], images: [String: URL])
  /// A folder for each work with a METS file, its MODS record and full texts of pages.
  case works([TitlePageWork])

  /// Recognises the folder. Throws an `EvaluationError`.
  package init(folder: URL) throws {
    let table = folder.appending(path: "records.tsv")
    let works = try TitlePageWork.all(in: folder)
    if !works.isEmpty {
      self = .works(works)
    } else if FileManager.default.fileExists(atPath: table.path) {
      self = .cards(
        try CardRecords.read(table), images: try CardRecords.images(in: folder.appending(path: "images")))
    } else {
      throw EvaluationError.unreadable(
        folder.relativePath,
        "expected records.tsv and images, or folders with mets.xml: see Documentation/Training.md")
    }
  }

  package var measure: FieldMeasure {
    switch self {
    case .cards: .letters
    case .works: .folded
    }
  }
}

extension TrueRecord {
  /// The record as a description: a person's names as `Surname, Given names`, the first of several values.
  package var fields: [Field.Name: String] {
    var fields: [Field.Name: String] = [:]
    for (scored, values) in self.values {
      guard let value = values.first, let name = Field.Name(rawValue: scored.rawValue) else { continue }
      fields[name] = value
    }
    if let surname = values[.surname]?.first {
      fields[.creator] = [surname, values[.givenName]?.first].compactMap(\.self).joined(separator: ", ")
    }
    return fields
  }
}
