import ColophonNative

/// Gathers the concepts of a SKOS file, or the records of another vocabulary, out of its statements.
///
/// The statements of one concept may stand anywhere, so the names of all concepts lie in memory until the end.
struct AuthorityConcepts {
  fileprivate struct Concept {
    var id: String?
    var label: String?
    var variants: [String] = []
    var kinds: [String] = []
    var sameAs: [String] = []
    /// Labels of SKOS-XL, which are resources of their own.
    var preferredLabels: [String] = []
    var otherLabels: [String] = []
    var isWithdrawn = false
  }

  private let file: AuthorityFile
  private var concepts: [String: Concept] = [:]
  private var order: [String] = []
  /// Texts of SKOS-XL's labels.
  private var literalForms: [String: String] = [:]

  init(_ file: AuthorityFile) { self.file = file }

  mutating func add(_ statement: RDFStatement) {
    let predicate = Predicate(statement.predicate)
    guard predicate != .other else { return }
    if predicate == .literalForm {
      if case .literal(let text, _) = statement.value { literalForms[statement.subject] = text }
      return
    }
    if concepts[statement.subject] == nil { order.append(statement.subject) }
    concepts[statement.subject, default: Concept()].take(predicate, statement.value)
  }

  /// Calls the closure for each concept that has a name, in the order of the file.
  func entries(
    report: (AuthorityFile.Problem) -> Void, _ body: (AuthorityEntry) -> Void
  ) {
    for uri in order {
      guard let concept = concepts[uri], !concept.isWithdrawn else { continue }
      let preferred = concept.label.map { [$0] } ?? concept.preferredLabels.compactMap { literalForms[$0] }
      let others = concept.variants + concept.otherLabels.compactMap { literalForms[$0] }
      guard let label = preferred.first ?? others.first else { continue }
      let isNamed = !uri.hasPrefix("_:")
      let lastPart = uri.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map(String.init) ?? uri
      switch file.entry(
        id: concept.id ?? lastPart, uri: isNamed ? uri : nil, label: label,
        variants: preferred.dropFirst() + others, kinds: concept.kinds, sameAs: concept.sameAs)
      {
      case .success(let entry): body(entry)
      case .failure(let mistake):
        report(AuthorityFile.Problem(line: 0, message: "<\(uri)>: \(mistake.message)"))
      }
    }
  }
}

extension AuthorityConcepts.Concept {
  fileprivate mutating func take(_ predicate: Predicate, _ value: RDFStatement.Value) {
    switch (predicate, value) {
    case (.preferred, .literal(let text, _)):
      // Several preferred labels are those of several languages; the first one stands for all.
      if label == nil { label = text } else { variants.append(text) }
    case (.variant, .literal(let text, _)): variants.append(text)
    case (.preferred, .resource(let uri)): preferredLabels.append(uri)
    case (.variant, .resource(let uri)): otherLabels.append(uri)
    case (.identifier, .literal(let text, _)): if id == nil { id = text }
    case (.type, .resource(let uri)):
      let type = uri.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? uri
      // What lists concepts is no concept.
      if ["ConceptScheme", "Collection", "OrderedCollection", "Label"].contains(type) { isWithdrawn = true }
      kinds.append(type)
    case (.same, .resource(let uri)): sameAs.append(uri)
    case (.withdrawn, .literal(let text, _)): if text == "true" || text == "1" { isWithdrawn = true }
    default: break
    }
  }
}

/// What a statement says of a concept.
private enum Predicate {
  case preferred, variant, identifier, type, same, withdrawn, literalForm, other

  init(_ uri: String) {
    let local = uri.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? uri
    switch local {
    case "prefLabel", "label": self = .preferred
    case "altLabel", "hiddenLabel", "alternateName", "officialName": self = .variant
    case "notation", "identifier", "gndIdentifier": self = .identifier
    case "type": self = .type
    case "exactMatch", "sameAs": self = .same
    case "deprecated": self = .withdrawn
    case "literalForm": self = .literalForm
    case "name": self = .preferred
    default:
      // The GND's own vocabulary: preferredNameForThePerson, variantNameForThePlaceOrGeographicName.
      if local.hasPrefix("preferredNameFor") {
        self = .preferred
      } else if local.hasPrefix("variantNameFor") {
        self = .variant
      } else {
        self = .other
      }
    }
  }
}
