import ColophonDocument

/// How the text was made: principles, programs and models, and the classes that were to choose from.
struct TEIEncoding {
  private let survey: TEISurvey
  private let form: TextForm
  private let programVersion: String

  init(_ survey: TEISurvey, _ form: TextForm, programVersion: String) {
    self.survey = survey
    self.form = form
    self.programVersion = programVersion
  }

  func write(to xml: XMLOutput) throws {
    try xml.element("projectDesc") {
      try xml.element("p", text: "Batch transcription and description of digitised pages by open models.")
    }
    try writeEditorialDeclaration(to: xml)
    try writeApplications(to: xml)
    try writeDocumentTypes(to: xml)
  }

  private func writeEditorialDeclaration(to xml: XMLOutput) throws {
    try xml.element("editorialDecl") {
      try xml.element("correction", [("status", "low")]) {
        try xml.element("p", text: "The text is given as the engine returned it; no correction was made.")
        if survey.missingPages > 0 {
          try xml.element(
            "p",
            text:
              "\(survey.missingPages) of \(survey.pageCount) pages could not be read; each is marked by a gap."
          )
        }
      }
      if survey.hasEstimates {
        try xml.element("interpretation") {
          try xml.element(
            "p",
            text: """
              The certainty on a surface gives the share of the page's characters that is expected to be right, \
              and how far the text can be used: good, fair, doubtful or unreadable. Software estimated both from \
              the text alone. The text of an unreadable page may be left out.
              """)
        }
      }
      try xml.element("normalization") { try xml.element("p", text: form.letters) }
      try xml.element("segmentation") {
        try xml.element(
          "p",
          text: """
            Paragraphs are those that the engine saw; an ab is a block of the layout whose paragraphs are not \
            known, or that is a heading, a table or the text of a picture. Running heads, page numbers and the \
            like are an fw, marginal notes and footnotes a note; software told them by their place on the page.
            """)
      }
      try xml.element("hyphenation", [("eol", form == .normalised ? "some" : "all")]) {
        try xml.element(
          "p",
          text: """
            \(form.hyphens) The line beginning after one has break="no" where the word goes on, break="maybe" \
            where the hyphen may belong to it.
            """)
      }
      try xml.element("interpretation") {
        try xml.element(
          "p",
          text: """
            Names, dates, languages and the document type were found by software. The attribute cert gives the \
            confidence that the software states, from 0 to 1, where it states one; resp points at the statement \
            of responsibility of the software and its models. Parts of a name that a paragraph or another name \
            divides are tied together by next and prev.
            """)
      }
    }
  }

  private func writeApplications(to xml: XMLOutput) throws {
    try xml.element("appInfo") {
      try writeApplication("component_colophon", "colophon", version: programVersion, to: xml) {
        try xml.element("label", text: "Colophon")
        try xml.element("desc", text: "Program, version \(programVersion).")
      }
      for component in survey.responsibilities.components {
        try writeApplication(component.identifier, component.stage, version: "\(component.version)", to: xml)
        {
          try xml.element("label", text: component.stage)
          try xml.element(
            "desc", text: "Component of Colophon, version \(component.version) of its behaviour.")
        }
      }
      for model in survey.responsibilities.models {
        let reference = model.reference
        try writeApplication(model.identifier, reference.name, version: reference.version, to: xml) {
          try xml.element("label", text: reference.name)
          try xml.element("desc", [], .mixed) {
            try xml.text("Model, version \(reference.version), licence \(reference.licence), SHA-256 ")
            try xml.element("idno", [("type", "sha256")], text: reference.digest)
          }
        }
      }
    }
  }

  private func writeApplication(
    _ identifier: String, _ name: String, version: String, to xml: XMLOutput, _ content: () throws -> Void
  ) throws {
    // TEI asks for an XML name and a version of at most four numbers; the true ones stand in the description.
    let ident = nameCharacters(name)
    let startsLikeName = ident.first.map { $0.isLetter || $0 == "_" } ?? false
    try xml.element(
      "application",
      [
        ("xml:id", identifier), ("ident", startsLikeName ? ident : "_" + ident),
        ("version", applicationVersion(version)),
      ], .block, content)
  }

  private func writeDocumentTypes(to xml: XMLOutput) throws {
    let types = survey.documentTypes
    guard !types.labels.isEmpty else { return }
    try xml.element("classDecl") {
      try xml.element("taxonomy", [("xml:id", "document_types")]) {
        for label in types.labels {
          try xml.element("category", [("xml:id", types.identifier(label))]) {
            try xml.element("catDesc", text: label)
          }
        }
      }
    }
  }
}

extension TextForm {
  /// What the header says about letters.
  fileprivate var letters: String {
    switch self {
    case .diplomatic: "Unicode NFC. The long s is kept."
    case .normalised:
      "Unicode NFC. Long s, ligatures and other old forms of letters are given as modern letters; spelling is kept."
    case .both:
      "Unicode NFC. Where old forms of letters differ from modern ones, orig gives the word as printed, reg in modern letters; spelling is kept."
    }
  }

  /// What the header says about hyphens at line ends.
  fileprivate var hyphens: String {
    switch self {
    case .diplomatic: "Hyphens at line ends are kept."
    case .normalised: "Hyphens that divide a word at a line end are left out, others are kept."
    case .both: "Hyphens at line ends are kept in orig; reg is without those that divide a word."
    }
  }
}

/// The first numbers of a version, such as `4.1.0` of `tessdata_fast 4.1.0-rc1`; `0` where there are none.
func applicationVersion(_ version: String) -> String {
  let fromFirstDigit = version.drop { !($0.isASCII && $0.isNumber) }
  let numbers = fromFirstDigit.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
    .split(separator: ".").prefix(4)
  return numbers.isEmpty ? "0" : numbers.joined(separator: ".")
}
