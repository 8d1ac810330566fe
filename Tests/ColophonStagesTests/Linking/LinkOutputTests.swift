import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("Writers tell links and resolved dates")
struct LinkOutputTests {
  static let origin = Origin(stage: "link_entities", version: 1, models: [])

  private static func candidate(_ id: String, _ score: Double, uri: String? = nil) -> Link.Candidate {
    Link.Candidate(id: id, uri: uri, sameAs: [], label: "Label \(id)", score: score, reason: "same name")
  }

  /// The letter of the samples with a linked place, a tie, and `gestern` resolved.
  static var linked: (document: Document, pages: [Page]) {
    var letter = WriterSample.letter
    letter.document.links = [
      Link(
        name: LinkedName(kind: .place, text: "Bonn"), pages: [1],
        answers: [
          Link.Answer(
            authority: "own list", outcome: .tie, reason: "'b1' and 'b2' are less than 0.05 apart",
            candidates: [candidate("b1", 0.9), candidate("b2", 0.9)])
        ]),
      Link(
        name: LinkedName(kind: .place, text: "Köln"), pages: [1],
        answers: [
          Link.Answer(
            authority: "geo", outcome: .linked, reason: nil,
            candidates: [candidate("k", 1, uri: "https://example.org/k"), candidate("l", 0.6)]),
          Link.Answer(authority: "hub", outcome: .unavailable, reason: "no answer", candidates: []),
        ]),
    ]
    letter.document.origins[.links] = origin
    letter.document.dates = [
      DateReference(
        page: 1, start: 38, end: 45, text: "gestern", date: "1872-03-03", confidence: 0.85,
        anchor: .init(source: .page, text: "4. März 1872", date: "1872-03-04"), reason: "1 day before")
    ]
    letter.document.origins[.dates] = Origin(stage: "resolve_dates", version: 1, models: [])
    return letter
  }

  @Test("TEI points at what is linked, lists all candidates, and gives a relative date its day")
  func tei() throws {
    let letter = Self.linked
    var reader = WriterSample.reader(["zones": "region"])
    let output = MemoryOutput()
    try TEI(TEI.Options(from: &reader), WriterSample.services)
      .write(letter.document, pages: MemoryPages(letter.pages), to: output)
    let text = output.text("tei/item.xml")
    for part in [
      "ref=\"https://example.org/k\" corresp=\"#link_2\"", "corresp=\"#link_1\"",
      "<place xml:id=\"link_1\">", "subtype=\"tie\" exclude=\"#link_1_2\" cert=\"0.9\"", "subtype=\"linked\"",
      "type=\"own_list\"", "when=\"1872-03-03\" evidence=\"internal\" cert=\"0.85\"", ">gestern</date>",
    ] { #expect(text.contains(part), "\(part) in\n\(text)") }
    #expect(!text.contains("ref=\"https://example.org/k\" corresp=\"#link_1\""))
  }

  @Test("JSON Lines repeat at each name what it is linked to")
  func jsonLines() throws {
    let letter = Self.linked
    var reader = WriterSample.reader([:])
    let output = MemoryOutput()
    try JSONLines(JSONLines.Options(from: &reader), WriterSample.services)
      .write(letter.document, pages: MemoryPages(letter.pages), to: output)
    let pages = output.text("pages.jsonl")
    #expect(
      pages.contains(
        #""links":[{"authority":"geo","id":"k","uri":"https://example.org/k","score":1.0}]"#)
        || pages.contains(#""id": "k""#), "\(pages)")
    let documents = output.text("documents.jsonl")
    for part in ["tie", "unavailable", "1872-03-03", "1 day before"] { #expect(documents.contains(part)) }
  }

  @Test("the review table lists ties and nothing that is linked, and holds no formula")
  func review() throws {
    var letter = Self.linked
    letter.document.links?[0].name.text = "=HYPERLINK(\"http://evil\")"
    var reader = WriterSample.reader([:])
    let writer = LinkReview(LinkReview.Options(from: &reader), WriterSample.services)
    let output = MemoryOutput()
    try writer.write(letter.document, pages: MemoryPages(letter.pages), to: output)
    let rows = output.text("link-review.csv").split(separator: "\r\n")
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.contains("\"'=HYPERLINK(\"\"http://evil\"\")\"") })
    #expect(rows[0].contains(",tie,b1,"))
    #expect(writer.heading(of: "link-review.csv").split(separator: ",").count == 11)
  }

  @Test(
    "a cell that a spreadsheet would take for a formula is text",
    arguments: ["=1+1", "+1", "-1", "@x", " =1", "\t=1"])
  func cells(_ text: String) { #expect(LinkReview.cell(text).drop { $0 == "\"" }.hasPrefix("'")) }
}
