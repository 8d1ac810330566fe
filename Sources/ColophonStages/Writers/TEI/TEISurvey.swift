import ColophonDocument

/// What the header must know before the first page is written, gathered in one walk over the pages.
///
/// Grows with the number of models and languages, not with the number of pages.
struct TEISurvey {
  private(set) var pageCount = 0
  /// Pages without text because they failed.
  private(set) var missingPages = 0
  /// Whether it is estimated of any page how well it was read.
  private(set) var hasEstimates = false
  private(set) var responsibilities = TEIResponsibilities()
  /// Codes of the languages that are stated anywhere, the document's first.
  private(set) var languages: [String] = []
  private(set) var documentTypes = TEIDocumentTypes()
  /// Lines that hold evidence for a field and exist, so that a pointer at them leads somewhere.
  private(set) var evidenceLines: Set<EvidenceLine> = []

  private(set) var links: TEILinks
  private(set) var dates: TEIDateReferences

  struct EvidenceLine: Hashable {
    var page: Int
    var line: Int
  }

  init(_ document: Document, _ pages: any PageSource) throws {
    let evidence = Set(
      (document.fields ?? []).flatMap(\.evidence).map { EvidenceLine(page: $0.page, line: $0.line) })
    responsibilities.add(document.origins)
    links = TEILinks(document, responsibilities)
    dates = TEIDateReferences(document, responsibilities)
    note(document.languages)
    note(document.documentType)
    try pages.forEachPage { page in
      pageCount += 1
      if page.lacksText { missingPages += 1 }
      hasEstimates = hasEstimates || page.text?.account != nil
      responsibilities.add(page.origins)
      note(page.languages)
      note(page.documentType)
      guard let text = page.text, !evidence.isEmpty else { return }
      let lines = text.regions.reduce(0) { $0 + $1.lines.count }
      for place in evidence where place.page == page.number && (0..<lines).contains(place.line) {
        evidenceLines.insert(place)
      }
    }
  }

  private mutating func note(_ languages: Languages?) {
    guard let languages else { return }
    for code in [languages.main] + languages.shares.map(\.language)
    where languageTag(code) != nil && !self.languages.contains(code) {
      self.languages.append(code)
    }
  }

  private mutating func note(_ type: Classification?) {
    guard let type else { return }
    documentTypes.add(type.label)
    for candidate in type.candidates { documentTypes.add(candidate.label) }
  }
}

/// The classes that the header's taxonomy lists, in the order in which they were met.
struct TEIDocumentTypes {
  private(set) var labels: [String] = []
  private var identifiers: [String: String] = [:]
  private var names = TEIUniqueNames()

  mutating func add(_ label: String) {
    guard identifiers[label] == nil else { return }
    labels.append(label)
    identifiers[label] = names.name("document_type_", label)
  }

  func identifier(_ label: String) -> String? { identifiers[label] }

  /// A pointer at the class, for attributes.
  func pointer(_ label: String?) -> String? {
    label.flatMap { identifiers[$0] }.map { "#\($0)" }
  }
}
