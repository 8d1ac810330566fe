import ColophonDocument

/// Where a measured page comes from, for lists in reports.
package struct PageName: Hashable, Encodable, Sendable {
  package var collection: String
  /// Item and page, or the path of a text file.
  package var page: String
}

/// Everything measured on one page. What is nil the truth does not know.
struct PageScore {
  var name: PageName
  /// Why there is no text to compare, for a page that is missing from the output or failed.
  var absence: String?
  var characters: EditCount?
  var words: EditCount?
  var language: Accuracy.Answer?
  var documentType: Accuracy.Answer?
  var entities: [Entity.Kind: Detection]?
  var dates: [Accuracy.Answer] = []
}

extension PageScore {
  init(_ truth: TruePage, _ found: OutputPage?, collection: String, profile: TextProfile) {
    name = PageName(collection: collection, page: "\(truth.item) page \(truth.page)")
    absence = Self.absence(of: found)
    if let text = truth.text { compare(text, found?.text, profile) }
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

  init(_ name: PageName, text: String, _ found: OutputPage?, profile: TextProfile) {
    self.name = name
    absence = Self.absence(of: found)
    compare(text, found?.text, profile)
  }

  private mutating func compare(_ truth: String, _ found: String?, _ profile: TextProfile) {
    let truth = profile.apply(truth)
    let found = profile.apply(found ?? "")
    characters = .characters(truth, found)
    words = .words(truth, found)
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
        let values = (found?.metadata ?? []).filter { $0.field == field }
        detections[field] = FieldMatching.detection(
          of: field, expected: expected, found: values.map { .init(value: $0.value, normal: $0.normal) })
      }
      return detections
    }
  }
}
