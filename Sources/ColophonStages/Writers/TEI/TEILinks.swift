import ColophonDocument

/// The names of an item that were looked up in authority files: each one an entry of the stand-off part, with every
/// candidate and its score, and the attributes that lead there from where the name stands.
struct TEILinks {
  private let links: [Link]
  /// Indices of the links that have candidates, by name.
  private var entries: [LinkedName: Int] = [:]
  private let responsibility: String?

  init(_ document: Document, _ responsibilities: TEIResponsibilities) {
    links = document.links ?? []
    responsibility = responsibilities.pointer(document.origins, .links)
    for (index, link) in links.enumerated() where link.answers.contains(where: { !$0.candidates.isEmpty }) {
      entries[link.name] = index
    }
  }

  /// What a name in the text points at: the addresses that it is linked to, and its entry.
  func attributes(_ entity: Entity) -> XMLOutput.Attributes {
    guard let name = LinkedName(entity), let index = entries[name] else { return [] }
    let addresses = links[index].linked.compactMap(\.candidate.uri).filter(isWebAddress)
    return [
      ("ref", addresses.isEmpty ? nil : addresses.joined(separator: " ")),
      ("corresp", "#\(identifier(index))"),
    ]
  }

  /// Writes the stand-off part, if any name has candidates.
  func write(to xml: XMLOutput) throws {
    guard !entries.isEmpty else { return }
    try xml.element("standOff") {
      for (kind, list, entry, name) in Self.elements {
        let found = links.indices.filter { links[$0].name.kind == kind && entries[links[$0].name] == $0 }
        guard !found.isEmpty else { continue }
        try xml.element(list) {
          for index in found {
            try xml.element(entry, [("xml:id", identifier(index))]) {
              try xml.element(name, text: links[index].name.text)
              try writeCandidates(of: index, to: xml)
            }
          }
        }
      }
    }
  }

  private func writeCandidates(of index: Int, to xml: XMLOutput) throws {
    var number = 0
    for answer in links[index].answers where !answer.candidates.isEmpty {
      let identifiers = answer.candidates.indices.map { "\(identifier(index))_\(number + $0 + 1)" }
      number += answer.candidates.count
      for (position, candidate) in answer.candidates.enumerated() {
        // The candidates of one authority exclude each other.
        let others = identifiers.enumerated().filter { $0.offset != position }.map { "#\($0.element)" }
        let outcome = answer.outcome == .linked && position > 0 ? "candidate" : answer.outcome.rawValue
        try xml.element(
          "idno",
          [
            ("xml:id", identifiers[position]), ("type", typeName(answer.authority)), ("subtype", outcome),
            ("exclude", others.isEmpty ? nil : others.joined(separator: " ")),
            ("cert", certainty(candidate.score)), ("resp", responsibility),
          ], text: candidate.uri ?? candidate.id)
        try xml.element(
          "note", [("target", "#\(identifiers[position])")], text: "\(candidate.label): \(candidate.reason)")
      }
    }
  }

  private func identifier(_ index: Int) -> String { "link_\(index + 1)" }

  /// The authority's name as `@type` takes it, which is a name of XML.
  private func typeName(_ authority: String) -> String {
    let name = nameCharacters(authority)
    return name.first.map { $0.isLetter || $0 == "_" } ?? false ? name : "_" + name
  }

  private static let elements: [(Entity.Kind, list: String, entry: String, name: String)] = [
    (.person, "listPerson", "person", "persName"), (.place, "listPlace", "place", "placeName"),
    (.organisation, "listOrg", "org", "orgName"),
  ]
}
