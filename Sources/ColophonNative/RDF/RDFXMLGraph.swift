/// Turns the elements of RDF/XML into statements: node elements and property elements take turns, from outside in.
struct RDFXMLGraph {
  private enum Level {
    /// The element `rdf:RDF`, or what stands outside.
    case document
    case node(String)
    case property(subject: String, predicate: String, text: String, language: String?, isDone: Bool)
    /// Something that makes no statements; what is in it makes none either.
    case ignored
  }

  private let body: (RDFStatement) throws -> Void
  private var levels: [Level] = []
  private var nameless = 0

  init(_ body: @escaping (RDFStatement) throws -> Void) { self.body = body }

  /// Takes the next place of the document. Throws the refusal for a DOCTYPE, and what the closure throws.
  mutating func take(_ node: RDFXMLNode, refuse: (Int) -> RDFError) throws {
    switch node.kind {
    case .doctype: throw refuse(node.line)
    case .start(let isEmpty):
      try begin(node)
      if isEmpty { try end() }
    case .end: try end()
    case .text:
      guard case .property(let subject, let predicate, let text, let language, let isDone)? = levels.last
      else { return }
      levels[levels.count - 1] = .property(
        subject: subject, predicate: predicate, text: text + node.text, language: language, isDone: isDone)
    case .other: break
    }
  }

  private mutating func begin(_ element: RDFXMLNode) throws {
    switch levels.last {
    case nil, .document:
      if element.name == rdf("RDF") {
        levels.append(.document)
      } else {
        try beginNode(element)
      }
    case .node(let subject): try beginProperty(element, of: subject)
    case .property(let subject, let predicate, _, let language, _):
      let name = try beginNode(element)
      try body(RDFStatement(subject, predicate, .resource(name)))
      levels[levels.count - 2] = .property(
        subject: subject, predicate: predicate, text: "", language: language, isDone: true)
    case .ignored: levels.append(.ignored)
    }
  }

  @discardableResult
  private mutating func beginNode(_ element: RDFXMLNode) throws -> String {
    let name =
      element.attributes[rdf("about")] ?? element.attributes[rdf("ID")].map { "#\($0)" }
      ?? element.attributes[rdf("nodeID")].map { "_:\($0)" } ?? newName()
    if element.name != rdf("Description") {
      try body(RDFStatement(name, rdf("type"), .resource(element.name)))
    }
    for (attribute, value) in properties(element) {
      try body(RDFStatement(name, attribute, .literal(value, language: element.language)))
    }
    levels.append(.node(name))
    return name
  }

  private mutating func beginProperty(_ element: RDFXMLNode, of subject: String) throws {
    if let resource = element.attributes[rdf("resource")]
      ?? element.attributes[rdf("nodeID")].map({ "_:\($0)" })
    {
      try body(RDFStatement(subject, element.name, .resource(resource)))
      levels.append(.ignored)
      return
    }
    switch element.attributes[rdf("parseType")] {
    case nil:
      levels.append(
        .property(
          subject: subject, predicate: element.name, text: "", language: element.language, isDone: false))
    case "Resource":
      let name = newName()
      try body(RDFStatement(subject, element.name, .resource(name)))
      levels.append(.node(name))
    default: levels.append(.ignored)
    }
  }

  private mutating func end() throws {
    guard case .property(let subject, let predicate, let text, let language, let isDone)? = levels.popLast(),
      !isDone
    else { return }
    try body(RDFStatement(subject, predicate, .literal(text, language: language)))
  }

  /// The attributes that are properties in short form, in one order.
  private func properties(_ element: RDFXMLNode) -> [(key: String, value: String)] {
    element.attributes.filter { name, _ in
      !name.hasPrefix(rdf("")) && !name.hasPrefix("http://www.w3.org/XML/1998/namespace")
        && !name.hasPrefix("http://www.w3.org/2000/xmlns/") && name.contains(":")
    }.sorted { $0.key < $1.key }
  }

  private mutating func newName() -> String {
    nameless += 1
    return "_:nameless\(nameless)"
  }
}

private func rdf(_ local: String) -> String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#\(local)" }
