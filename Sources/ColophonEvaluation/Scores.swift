import ColophonDocument

/// Where a measured page comes from, for lists in reports.
package struct PageName: Hashable, Encodable, Sendable {
  package var collection: String
  /// Item and page, or the path of a text file.
  package var page: String
}

/// What a page is, for figures on its like. Nil is unknown.
struct PageTraits {
  var language: String?
  var year: Int?
  var documentType: String?
}

/// Everything measured on one page. What is nil the truth does not know.
struct PageScore {
  var name: PageName
  var traits = PageTraits()
  /// Path of the image below the collection's folder, and which image of the file; nil without a result.
  var image: String?
  var frame = 0
  /// Why there is no text to compare, for a page that is missing from the output or failed.
  var absence: String?
  var text: TextScore?
  var quality: OutputPage.Quality?
  var language: Accuracy.Answer?
  var documentType: Accuracy.Answer?
  var entities: [Entity.Kind: Detection]?
  var dates: [Accuracy.Answer] = []
}

extension PageScore {
  init(_ truth: TruePage, _ found: OutputPage?, collection: String, traits: PageTraits, profile: TextProfile)
  {
    self.init(PageName(collection: collection, page: "\(truth.item) page \(truth.page)"), found, traits)
    if let text = truth.text {
      compare(plainLines(text).map { PlacedLine(text: $0, box: nil) }, found, profile)
    }
    language = truth.language.map { Accuracy.Answer(expected: $0, found: found?.language) }
    documentType = truth.documentType.map { Accuracy.Answer(expected: $0, found: found?.documentType) }
    if let mentions = truth.entities {
      let matching = EntityMatching(
        expected: mentions.map { .init(kind: $0.type, text: $0.text, normal: $0.edtf) },
        found: (found?.entities ?? []).map { .init(kind: $0.type, text: $0.text, normal: $0.normal) })
      var detections: [Entity.Kind: Detection] = [:]
      for kind in Entity.Kind.allCases { detections[kind] = matching.detection(of: kind) }
      entities = detections
      dates = matching.dates
    }
  }

  init(
    _ name: PageName, lines: [PlacedLine], _ found: OutputPage?, traits: PageTraits, profile: TextProfile
  ) {
    self.init(name, found, traits)
    compare(lines, found, profile)
  }

  private init(_ name: PageName, _ found: OutputPage?, _ traits: PageTraits) {
    self.name = name
    self.traits = traits
    image = found?.image
    frame = found?.frame ?? 0
    absence = Self.absence(of: found)
    quality = found?.quality
  }

  private mutating func compare(_ truth: [PlacedLine], _ found: OutputPage?, _ profile: TextProfile) {
    text = TextScore(truth: truth, found: found?.placedLines ?? [], profile: profile)
  }

  /// A page in quarantine may still have text, when a later stage failed: it is compared as far as it goes.
  private static func absence(of found: OutputPage?) -> String? {
    guard let found else { return "not in the output" }
    guard found.text == nil else { return nil }
    let outcome = found.outcome?.rawValue ?? "no text"
    return found.failureReason.map { "\(outcome) (\($0))" } ?? outcome
  }
}

/// Everything measured on one item. What is nil the truth does not know.
struct DocumentScore {
  var language: Accuracy.Answer?
  var documentType: Accuracy.Answer?
  var fields: [Field.Name: Detection]?

  init(_ truth: TrueDocument, _ found: OutputDocument?) {
    language = truth.language.map { Accuracy.Answer(expected: $0, found: found?.language) }
    documentType = truth.documentType.map { Accuracy.Answer(expected: $0, found: found?.documentType) }
    fields = truth.metadata.map { metadata in
      var detections: [Field.Name: Detection] = [:]
      for (field, expected) in metadata {
        // A truth that knows no shelfmarks calls them identifiers.
        let isEither = field == .identifier && metadata[.shelfmark] == nil
        let values = (found?.metadata ?? []).filter {
          $0.field == field || (isEither && $0.field == .shelfmark)
        }
        detections[field] = FieldMatching.detection(
          of: field, expected: expected, found: values.map { .init(value: $0.value, normal: $0.normal) })
      }
      return detections
    }
  }
}
