import ColophonDocument

/// Relative dates of an item with the days that they were resolved to.
struct TEIDateReferences {
  private struct Place: Hashable {
    var page: Int
    var start: Int
    var end: Int
  }

  private let references: [Place: DateReference]
  private let responsibility: String?

  init(_ document: Document, _ responsibilities: TEIResponsibilities) {
    responsibility = responsibilities.pointer(document.origins, .dates)
    references = Dictionary(
      (document.dates ?? []).map { (Place(page: $0.page, start: $0.start, end: $0.end), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The page's relative dates that no stage found as entities, such as `gestern`.
  func unmarked(on page: Page) -> [Entity] {
    let known = Set((page.entities ?? []).map { Place(page: page.number, start: $0.start, end: $0.end) })
    return references.values.filter {
      $0.page == page.number && !known.contains(Place(page: $0.page, start: $0.start, end: $0.end))
    }.sorted { $0.start < $1.start }.map { reference in
      Entity(
        kind: .date, text: reference.text, start: reference.start, end: reference.end, boxes: [], normal: nil,
        confidence: reference.confidence, evidence: reference.reason)
    }
  }

  /// The attributes of a date that was resolved; empty for others. What was resolved by the catalogue rests on
  /// external evidence, by the item's own pages on internal.
  func attributes(_ entity: Entity, page: Int) -> XMLOutput.Attributes {
    guard entity.kind == .date,
      let reference = references[Place(page: page, start: entity.start, end: entity.end)]
    else { return [] }
    return dateAttributes(edtf: reference.date) + [
      ("evidence", reference.anchor.source == .catalogue ? "external" : "internal"),
      ("cert", reference.confidence.flatMap(certainty)), ("resp", responsibility),
    ]
  }
}
