import ColophonDocument

/// What was concluded of an item's names and dates as a whole, found again from where they stand.
struct ItemStatements {
  private struct Place: Hashable {
    var page: Int
    var start: Int
    var end: Int
  }

  /// Nil when no stage looked.
  private let linked: [LinkedName: [(authority: String, candidate: Link.Candidate)]]?
  private let dates: [Place: String]

  init(_ document: Document) {
    linked = document.links.map { links in
      Dictionary(links.map { ($0.name, $0.linked) }, uniquingKeysWith: { first, _ in first })
    }
    dates = Dictionary(
      (document.dates ?? []).map { (Place(page: $0.page, start: $0.start, end: $0.end), $0.date) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a name is linked to, at most once in each authority; nil when it was not looked up.
  func links(of entity: Entity) -> [(authority: String, candidate: Link.Candidate)]? {
    guard let linked, let name = LinkedName(entity) else { return nil }
    return linked[name]
  }

  /// The date that a relative one was resolved to, in EDTF.
  func date(of entity: Entity, page: Int) -> String? {
    entity.kind == .date ? dates[Place(page: page, start: entity.start, end: entity.end)] : nil
  }
}
