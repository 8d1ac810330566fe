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
    /// Characters when the lines may stand in any order.
    package var anyOrder: ErrorRate?
    package var words: ErrorRate?
    /// Words without their order.
    package var bag: ErrorRate?
    package var coverage: Coverage?
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
      case name, pages, documents, coverage, entities, dates, fields
      case characters = "cer"
      case anyOrder = "any_order_cer"
      case words = "wer"
      case bag = "bag_wer"
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

  /// The figures of one page with true text.
  package struct PageFigures: Sendable {
    package var page: PageName
    package var characters: EditCount
    package var anyOrder: EditCount
    package var words: EditCount
    package var bag: EditCount
    package var coverage: Coverage
    /// What the run expected the character error rate to be; nil where it said nothing.
    package var expected: Double?
  }

  /// A line of the truth that was read badly or not at all.
  package struct WorstLine: Hashable, Sendable {
    package var page: PageName
    /// Path of the image below the collection's folder; nil when the page has no result.
    package var image: String?
    /// Index of the image within a multi-page file, from 0.
    package var frame: Int
    /// Where the line stands, in pixels; nil when neither truth nor output knows.
    package var box: Box?
    /// As compared: with the profile applied.
    package var expected: String
    package var found: String
    /// What was read in its place, when nothing that was read is like it.
    package var instead: String?
    package var characters: EditCount
    /// Name of the PNG file with the line's picture, when one was written.
    package var picture: String?
  }

  /// Pages that were not measured because of their document type.
  package struct LeftOut: Hashable, Encodable, Sendable {
    package var label: String
    package var pages: Int
  }

  /// The pages that have something in common.
  package struct Breakdown: Sendable {
    /// `language`, `decade` or `document type`.
    package var by: String
    /// In the order of their names.
    package var groups: [Figures]
  }

  package var profile: TextProfile
  /// In the order in which the ground truth was given.
  package var collections: [Figures]
  package var overall: Figures
  /// In the order of the truth; printed as JSON only.
  package var pages: [PageFigures]
  /// Those that have at least two groups.
  package var breakdowns: [Breakdown]
  /// Nil when the output has no estimates of quality.
  package var quality: QualityFigures?
  /// At most 30, the most frequent first.
  package var confusions: [Confusions.Entry]
  package var leftOut: [LeftOut]
  package var absences: [Absence]
  /// At most five, the one with the highest character error rate first; pages without a result are not
  /// among them.
  package var worst: [WorstPage]
  /// At most twelve, two of a page, those with the most wrong characters first.
  package var worstLines: [WorstLine]
}

extension EvaluationReport.Figures {
  init(name: String, pages: [PageScore], documents: [DocumentScore] = []) {
    self.name = name
    self.pages = pages.count
    self.documents = documents.count
    let texts = pages.compactMap(\.text)
    characters = Self.rate(texts.map(\.characters))
    anyOrder = Self.rate(texts.map(\.anyOrder))
    words = Self.rate(texts.map(\.words))
    bag = Self.rate(texts.map(\.bag))
    coverage = texts.isEmpty ? nil : texts.reduce(Coverage()) { $0 + $1.coverage }
    pageLanguage = Self.accuracy(pages.compactMap(\.language))
    pageType = Self.accuracy(pages.compactMap(\.documentType))
    dates = Self.accuracy(pages.flatMap(\.dates))
    documentLanguage = Self.accuracy(documents.compactMap(\.language))
    documentType = Self.accuracy(documents.compactMap(\.documentType))
    let detections = pages.compactMap(\.entities)
    entities =
      detections.isEmpty
      ? []
      : Entity.Kind.allCases.map { kind in
        EntityFigure(kind: kind, detection: detections.compactMap { $0[kind] }.reduce(Detection(), +))
      }
    let described = documents.compactMap(\.fields)
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
