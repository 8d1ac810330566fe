import ColophonDocument

/// What a comparison of an output folder with ground truth came to.
package struct EvaluationReport: Sendable {
  /// The figures of one collection, or of all. What the truth does not know is nil or empty.
  package struct Figures: Encodable, Sendable {
    package struct EntityFigure: Sendable {
      package var kind: Entity.Kind
      package var detection: Detection
    }

    package struct FieldFigure: Sendable {
      package var field: Field.Name
      package var detection: Detection
    }

    /// Name of the collection, or `all`.
    package var name: String
    package var pages: Int
    package var documents: Int
    package var characters: ErrorRate?
    package var words: ErrorRate?
    package var pageLanguage: Accuracy?
    package var pageType: Accuracy?
    /// One for each kind, in the order of the kinds.
    package var entities: [EntityFigure]
    /// Dates of the truth whose EDTF form was found.
    package var dates: Accuracy?
    package var documentLanguage: Accuracy?
    package var documentType: Accuracy?
    /// One for each field the truth knows, in the order of the fields.
    package var fields: [FieldFigure]

    enum CodingKeys: String, CodingKey {
      case name, pages, documents, entities, dates, fields
      case characters = "cer"
      case words = "wer"
      case pageLanguage = "page_language"
      case pageType = "page_type"
      case documentLanguage = "document_language"
      case documentType = "document_type"
    }
  }

  /// A page that has no text although there is truth for it. It counts as wrong throughout.
  package struct Absence: Hashable, Sendable {
    package var page: PageName
    package var why: String
  }

  /// A page that was read badly, for someone to look at.
  package struct WorstPage: Hashable, Sendable {
    package var page: PageName
    package var characters: EditCount
  }

  package var profile: TextProfile
  /// In the order in which the ground truth was given.
  package var collections: [Figures]
  package var overall: Figures
  package var absences: [Absence]
  /// At most five, the one with the highest character error rate first; pages without a result are not
  /// among them.
  package var worst: [WorstPage]
}

extension EvaluationReport {
  /// The scores of one collection.
  struct Part {
    var name: String
    var pages: [PageScore]
    var documents: [DocumentScore]
  }

  init(profile: TextProfile, parts: [Part]) {
    let pages = parts.flatMap(\.pages)
    self.profile = profile
    collections = parts.map(Figures.init)
    overall = Figures(Part(name: "all", pages: pages, documents: parts.flatMap(\.documents)))
    absences = pages.compactMap { page in page.absence.map { Absence(page: page.name, why: $0) } }
    let rated: [(rate: Double, page: WorstPage)] = pages.compactMap { page in
      guard page.absence == nil, let characters = page.characters, let rate = characters.rate, rate > 0
      else { return nil }
      return (rate, WorstPage(page: page.name, characters: characters))
    }
    // Sorting in Swift is stable: pages that are equally bad stay in the order of the truth.
    worst = rated.sorted { $0.rate > $1.rate }.prefix(5).map(\.page)
  }
}

extension EvaluationReport.Figures {
  init(_ part: EvaluationReport.Part) {
    name = part.name
    pages = part.pages.count
    documents = part.documents.count
    characters = Self.rate(part.pages.compactMap(\.characters))
    words = Self.rate(part.pages.compactMap(\.words))
    pageLanguage = Self.accuracy(part.pages.compactMap(\.language))
    pageType = Self.accuracy(part.pages.compactMap(\.documentType))
    dates = Self.accuracy(part.pages.flatMap(\.dates))
    documentLanguage = Self.accuracy(part.documents.compactMap(\.language))
    documentType = Self.accuracy(part.documents.compactMap(\.documentType))
    let detections = part.pages.compactMap(\.entities)
    entities =
      detections.isEmpty
      ? []
      : Entity.Kind.allCases.map { kind in
        EntityFigure(kind: kind, detection: detections.compactMap { $0[kind] }.reduce(Detection(), +))
      }
    let described = part.documents.compactMap(\.fields)
    fields = Field.Name.allCases.compactMap { field in
      let detections = described.compactMap { $0[field] }
      return detections.isEmpty
        ? nil : FieldFigure(field: field, detection: detections.reduce(Detection(), +))
    }
  }

  private static func rate(_ counts: [EditCount]) -> ErrorRate? {
    counts.isEmpty ? nil : ErrorRate(counts)
  }

  private static func accuracy(_ answers: [Accuracy.Answer]) -> Accuracy? {
    answers.isEmpty ? nil : Accuracy(answers)
  }
}
