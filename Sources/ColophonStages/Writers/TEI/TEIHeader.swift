import ColophonDocument
import ColophonPipeline

/// The header: description of the document, of its source, of how it was made, and of its state.
struct TEIHeader {
  private let document: Document
  private let survey: TEISurvey
  private let options: TEI.Options
  private let programVersion: String

  init(_ document: Document, _ survey: TEISurvey, _ options: TEI.Options, programVersion: String) {
    self.document = document
    self.survey = survey
    self.options = options
    self.programVersion = programVersion
  }

  func write(to xml: XMLOutput) throws {
    let source = TEISource(document, survey, zones: options.zones)
    try xml.element("teiHeader") {
      try xml.element("fileDesc") {
        try xml.element("titleStmt") {
          try source.writeTitles(to: xml)
          try writeResponsibilities(to: xml)
        }
        try writeExtent(to: xml)
        try writePublication(to: xml)
        try xml.element("notesStmt") {
          try xml.element(
            "note", [("type", "machine-generated")],
            text:
              "Text and annotations in this file were made by software and have not been reviewed by a person."
          )
        }
        try source.writeDescription(to: xml)
      }
      try xml.element("encodingDesc") {
        try TEIEncoding(survey, options.text, programVersion: programVersion).write(to: xml)
      }
      if !survey.languages.isEmpty || document.documentType != nil || document.classes?.isEmpty == false {
        try xml.element("profileDesc") { try writeProfile(to: xml) }
      }
      try xml.element("revisionDesc", [("status", "unreviewed")]) {
        try xml.element(
          "change", [("when", day), ("who", "#resp_colophon")], text: "Made by Colophon \(programVersion).")
      }
    }
  }

  /// The document's day if it is one.
  private var day: String? {
    let attributes = dateAttributes(edtf: document.date)
    return attributes.count > 0 && attributes[0].name == "when" ? attributes[0].value : nil
  }

  private func writeResponsibilities(to xml: XMLOutput) throws {
    try xml.element("respStmt", [("xml:id", "resp_colophon")]) {
      try xml.element("resp", text: "automatic processing of the page images, without review by a person")
      try xml.element("name", [("type", "software"), ("ref", "#component_colophon")], text: "Colophon")
    }
    for responsibility in survey.responsibilities.list {
      try xml.element("respStmt", [("xml:id", responsibility.identifier)]) {
        for layer in Layer.allCases where responsibility.layers.contains(layer) {
          try xml.element("resp", text: layer.work)
        }
        try xml.element(
          "name", [("type", "software"), ("ref", "#\(responsibility.component)")],
          text: "Colophon, \(responsibility.origin.stage)")
        for (identifier, model) in zip(responsibility.models, responsibility.origin.models) {
          try xml.element("name", [("type", "model"), ("ref", "#\(identifier)")], text: model.name)
        }
      }
    }
  }

  private func writeExtent(to xml: XMLOutput) throws {
    let count = survey.pageCount
    try xml.element("extent", [], .mixed) {
      try xml.element(
        "measure", [("unit", "page"), ("quantity", "\(count)")],
        text: count == 1 ? "1 page" : "\(count) pages")
    }
  }

  private func writePublication(to xml: XMLOutput) throws {
    try xml.element("publicationStmt") {
      try xml.element("publisher", text: options.publisher)
      try xml.element("date", [("when", day)], text: document.date)
      if let licence = options.licence {
        try xml.element("availability") {
          try xml.element("licence", [("target", isWebAddress(licence) ? licence : nil)], text: licence)
        }
      } else {
        try xml.element("availability", [("status", "unknown")]) {
          try xml.element("p", text: "No licence is stated for this transcription.")
        }
      }
      try xml.element("idno", [("type", "item")], text: document.item.id)
    }
  }

  private func writeProfile(to xml: XMLOutput) throws {
    if !survey.languages.isEmpty {
      try xml.element("langUsage", [("resp", survey.responsibilities.pointer(document.origins, .languages))])
      {
        let usage = wholePercentages(document.languages?.shares ?? [])
        for code in survey.languages {
          try xml.element(
            "language", [("ident", code), ("usage", usage[code].map { "\($0)" })], text: languageName(code))
        }
      }
    }
    let classes = document.classes ?? []
    guard document.documentType != nil || !classes.isEmpty else { return }
    try xml.element("textClass") {
      if let type = document.documentType {
        try xml.element(
          "catRef",
          [
            ("scheme", "#document_types"), ("target", survey.documentTypes.pointer(type.label)),
            ("cert", type.confidence.flatMap(certainty)),
            ("resp", survey.responsibilities.pointer(document.origins, .documentType)),
          ])
      }
      for named in classes {
        try xml.element(
          "classCode",
          [
            ("scheme", "urn:colophon:model:" + SafeFileName.encode(named.model)),
            ("cert", named.classification.confidence.flatMap(certainty)),
            ("resp", survey.responsibilities.pointer(document.origins, .classes)),
          ], text: named.classification.label)
      }
    }
  }
}

/// A confidence as `@cert` takes it: a number from 0 to 1.
func certainty(_ confidence: Double) -> String? {
  confidence.isFinite ? fourDecimals(min(max(confidence, 0), 1)) : nil
}
