import ColophonDocument
import ColophonPipeline

/// Writes one TEI P5 document an item, valid against `tei_all`: what the catalogue says, what machines concluded
/// and on what grounds, the images with their zones, and the text.
package struct TEI: Writer {
  package static let manual = Manual(
    kind: .writer, name: "tei", summary: "Write a TEI P5 document for each item.", needs: [.text],
    example: "tei: { folder: tei, zones: line, text: diplomatic }")

  package struct Options: ComponentOptions {
    /// How finely the images are divided in the facsimile part.
    package enum Zones: String, CaseIterable, Sendable {
      case region, line, word
    }

    package let folder: String
    package let publisher: String
    package let licence: String?
    package let zones: Zones
    package let text: TextForm

    package init(from reader: inout OptionReader) {
      folder = reader.value("folder", default: "tei", "Folder in the output folder that the documents go to.")
      publisher = reader.value(
        "publisher", default: "unpublished", "Who publishes the transcription; stands in the header.")
      licence = reader.optional(
        "licence", "Licence of the transcription, as a web address or in words; without it, status unknown.")
      zones = reader.value(
        "zones", default: .line, "How finely text is tied to places on the image: region, line or word.")
      text = reader.value(
        "text", default: .diplomatic,
        "Which letters to write: as printed, modern ones (normalised), or both as choices of orig and reg.")
      rejectUnlessRelative(folder, option: "folder", &reader)
      if publisher.allSatisfy(\.isWhitespace) {
        reader.reject("publisher", "'publisher' must not be empty", hint: "leave it out while there is none")
      }
    }
  }

  package let options: Options
  private let programVersion: String

  package init(_ options: Options, _ services: Services) {
    self.options = options
    programVersion = services.version
  }

  package var outputs: [String] { ["\(options.folder)/"] }

  package func write(_ document: Document, pages: any PageSource, to output: any ItemOutput) throws {
    let survey = try TEISurvey(document, pages)
    let xml = XMLOutput(try output.file(in: options.folder, extension: "xml"))
    xml.instruction(
      "xml-model",
      """
      href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" \
      type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"
      """)
    try xml.element("TEI", [("xmlns", "http://www.tei-c.org/ns/1.0"), ("xml:lang", "en")]) {
      try TEIHeader(document, survey, options, programVersion: programVersion).write(to: xml)
      if pages.count > 0 {
        let facsimile = TEIFacsimile(survey, options.zones)
        try xml.element("facsimile") {
          try pages.forEachPage { try facsimile.write($0, to: xml) }
        }
      }
      try survey.links.write(to: xml)
      let language = document.languages.flatMap { languageTag($0.main) }
      try xml.element("text", [("xml:lang", language)]) {
        try xml.element("body") {
          var body = TEIBody(xml, survey, options.zones, options.text, language: language)
          try pages.forEachPage { try body.write($0) }
          try body.finish()
        }
      }
    }
    try xml.finish()
  }
}

/// Reports a file or folder option that would lead out of the output folder.
func rejectUnlessRelative(_ path: String, option: String, _ reader: inout OptionReader) {
  let segments = path.split(separator: "/", omittingEmptySubsequences: false)
  if path.hasPrefix("/") || segments.contains(where: { ["", ".", ".."].contains($0) }) {
    reader.reject(
      option, "'\(option)' must be a path inside the output folder, not '\(path)'",
      hint: "write a plain name such as \(option == "folder" ? "tei" : "pages.jsonl")")
  }
}
