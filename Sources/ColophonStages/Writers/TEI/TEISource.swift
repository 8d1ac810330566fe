import ColophonDocument

/// What is known of the work behind the pages: the catalogue's record and, apart from it, what was read off the
/// pages by machine.
struct TEISource {
  private let document: Document
  private let survey: TEISurvey
  private let zones: TEI.Options.Zones

  init(_ document: Document, _ survey: TEISurvey, zones: TEI.Options.Zones) {
    self.document = document
    self.survey = survey
    self.zones = zones
  }

  // MARK: - Title and author of the file

  /// The catalogue's titles and authors; where it has none, the machine's; for want of a title the item's name.
  func writeTitles(to xml: XMLOutput) throws {
    if try !writeCatalogue(.title, as: "title", to: xml), try !writeRead(.title, as: "title", to: xml) {
      try xml.element("title", text: document.item.id)
    }
    if try !writeCatalogue(.creator, as: "author", to: xml) {
      _ = try writeRead(.creator, as: "author", to: xml)
    }
  }

  private func writeCatalogue(_ name: Field.Name, as element: String, to xml: XMLOutput) throws -> Bool {
    let values = document.item.source.values(name.rawValue).filter { !$0.isEmpty }
    for value in values { try xml.element(element, text: value) }
    return !values.isEmpty
  }

  private func writeRead(_ name: Field.Name, as element: String, to xml: XMLOutput) throws -> Bool {
    let fields = (document.fields ?? []).filter { $0.name == name && !$0.value.isEmpty }
    for field in fields {
      try xml.element(element, [certainty(of: field), responsibility], text: field.value)
    }
    return !fields.isEmpty
  }

  // MARK: - Description of the source

  func writeDescription(to xml: XMLOutput) throws {
    let record = document.item.source
    let fields = (document.fields ?? []).filter { !$0.value.isEmpty }
    try xml.element("sourceDesc") {
      if !record.entries.isEmpty {
        try xml.element("bibl", [("type", "catalogue")]) {
          for entry in record.entries { try write(entry, to: xml) }
          if let path = record.path {
            try xml.element("ref", [("target", uriReference(path: path))], text: path)
          }
        }
      }
      if !fields.isEmpty {
        try xml.element("bibl", [("type", "machine-read"), responsibility]) {
          for field in fields { try write(field, to: xml) }
        }
      }
      if record.entries.isEmpty, fields.isEmpty {
        try xml.element("p", text: "Digitised pages; no description of their source came with them.")
      }
    }
  }

  private func write(_ entry: SourceRecord.Entry, to xml: XMLOutput) throws {
    guard let name = Field.Name(rawValue: entry.key) else {
      return try xml.element(
        "note", [("type", entry.key.isEmpty ? nil : nameCharacters(entry.key))], text: entry.value)
    }
    let dates = name == .date ? dateAttributes(edtf: entry.value) : []
    try xml.element(element(for: name), dates + kind(of: name), text: entry.value)
  }

  private func write(_ field: Field, to xml: XMLOutput) throws {
    let dates = field.normal.map { field.name == .date ? dateAttributes(edtf: $0) : [] } ?? []
    let places = field.evidence.compactMap(pointer)
    try xml.element(
      element(for: field.name),
      dates + kind(of: field.name) + [
        certainty(of: field), responsibility,
        ("facs", places.isEmpty ? nil : places.joined(separator: " ")),
      ], text: field.value)
  }

  private func element(for name: Field.Name) -> String {
    switch name {
    case .title, .subtitle, .series: "title"
    case .creator: "author"
    case .date: "date"
    case .place: "pubPlace"
    case .publisher: "publisher"
    case .identifier, .shelfmark: "idno"
    case .extent: "extent"
    case .format, .subject, .crossReference: "note"
    }
  }

  /// What tells elements apart that serve several fields.
  private func kind(of name: Field.Name) -> [(name: String, value: String?)] {
    switch name {
    case .subtitle: [("type", "sub")]
    case .series: [("level", "s")]
    case .shelfmark, .format, .subject, .crossReference: [("type", name.rawValue)]
    case .title, .creator, .date, .place, .publisher, .extent, .identifier: []
    }
  }

  private func certainty(of field: Field) -> (name: String, value: String?) {
    ("cert", field.confidence.flatMap(ColophonStages.certainty))
  }

  private var responsibility: (name: String, value: String?) {
    ("resp", survey.responsibilities.pointer(document.origins, .fields))
  }

  /// A pointer at the evidence's line, or at its page where lines have no zones.
  private func pointer(_ evidence: Field.Evidence) -> String? {
    guard survey.evidenceLines.contains(.init(page: evidence.page, line: evidence.line)) else { return nil }
    let names = TEINames(page: evidence.page)
    return zones == .region ? "#\(names.page)" : "#\(names.line(evidence.line))"
  }
}
