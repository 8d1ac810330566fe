import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Testing

@Suite("TEI documents say what is known and who says it")
struct TEITests {
  private func tei(
    _ document: Document, _ pages: [Page], _ options: KeyValuePairs<String, String> = [:]
  ) throws -> String {
    var reader = WriterSample.reader(options)
    let writer = TEI(TEI.Options(from: &reader), WriterSample.services)
    #expect(reader.diagnostics.isEmpty)
    let output = MemoryOutput()
    try writer.write(document, pages: MemoryPages(pages), to: output)
    #expect(output.files.keys.sorted() == ["tei/item.xml"])
    return output.text("tei/item.xml")
  }

  private func body(
    _ pages: [Page], _ options: KeyValuePairs<String, String> = ["zones": "region"]
  ) throws -> String {
    let text = try tei(Document(item: Item(id: "x", pages: []), date: "2026-08-01"), pages, options)
    let body = text.split(separator: "<body>\n").last?.split(separator: "\n  </text>").first ?? ""
    return body.replacing("\n    </body>", with: "").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }.joined(separator: "\n")
      .replacing(" resp=\"#resp_ocr\"", with: "").replacing(" resp=\"#resp_tag_entities\"", with: "")
  }

  @Test("a letter is written as the golden shows")
  func golden() throws {
    let letter = WriterSample.letter
    let text = try tei(
      letter.document, letter.pages,
      ["publisher": "Example Library", "licence": "https://creativecommons.org/publicdomain/zero/1.0/"])
    #expect(try Golden.difference(text, from: "tei-letter.xml") == nil)
  }

  @Test("what stands around a text is written as the golden shows, in each form of the text")
  func book() throws {
    let book = WriterSample.book
    for form in ["diplomatic", "normalised", "both"] {
      let text = try tei(book.document, book.pages, ["text": form])
      #expect(try Golden.difference(text, from: "tei-book-\(form).xml") == nil)
    }
  }

  @Test("the same document gives the same bytes")
  func deterministic() throws {
    let letter = WriterSample.letter
    #expect(try tei(letter.document, letter.pages) == tei(letter.document, letter.pages))
  }

  @Test("a name over a line end wraps the line beginning")
  func nameOverLineEnd() throws {
    let regions = [WriterSample.region(lines: ["¶Herr Johann Mer-", "cer, Bonn"])]
    let person = WriterSample.entity(.person, "Johann Mer-\ncer", in: regions)
    #expect(
      try body([WriterSample.page(1, regions, entities: [person])]) == """
        <pb n="1" facs="#p1"/>
        <p facs="#p1_r1"><lb/>Herr <persName xml:id="p1_e1" cert="0.8">Johann Mer-<lb break="no"/>cer</persName>, Bonn</p>
        """)
  }

  @Test("names that cross are cut, and their parts are tied together")
  func crossingNames() throws {
    let regions = [WriterSample.region(lines: ["¶Bank of England Street"])]
    let bank = WriterSample.entity(.organisation, "Bank of England", in: regions, confidence: nil)
    let street = WriterSample.entity(.place, "England Street", in: regions, confidence: nil)
    #expect(
      try body([WriterSample.page(1, regions, entities: [bank, street])]).split(separator: "<lb/>").last
        == """
        <orgName xml:id="p1_e1">Bank of <placeName xml:id="p1_e2_1" next="#p1_e2_2">England</placeName></orgName>\
         <placeName xml:id="p1_e2_2" prev="#p1_e2_1">Street</placeName></p>
        """)
  }

  @Test("a name that a paragraph divides is cut")
  func nameOverParagraph() throws {
    let regions = [WriterSample.region(lines: ["¶Herr Johann", "¶Mercer kam"])]
    let person = WriterSample.entity(.person, "Johann\nMercer", in: regions, confidence: nil)
    #expect(
      try body([WriterSample.page(1, regions, entities: [person])]) == """
        <pb n="1" facs="#p1"/>
        <p facs="#p1_r1"><lb/>Herr <persName xml:id="p1_e1_1" next="#p1_e1_2">Johann</persName></p>
        <p facs="#p1_r1"><lb/><persName xml:id="p1_e1_2" prev="#p1_e1_1">Mercer</persName> kam</p>
        """)
  }

  @Test("a paragraph goes on over a page break unless the page begins one")
  func paragraphOverPageBreak() throws {
    let pages = [
      WriterSample.page(1, [WriterSample.region(lines: ["¶Wir fahren nach Düssel-"])]),
      WriterSample.page(2, [WriterSample.region(lines: ["dorf und", "¶zurück."])]),
      WriterSample.page(3, [WriterSample.region(lines: ["¶Ende."])]),
    ]
    #expect(
      try body(pages) == """
        <pb n="1" facs="#p1"/>
        <p facs="#p1_r1"><lb/>Wir fahren nach Düssel-<pb n="2" facs="#p2" break="no"/><lb break="no"/>dorf und</p>
        <p facs="#p2_r1"><lb/>zurück.</p>
        <pb n="3" facs="#p3"/>
        <p facs="#p3_r1"><lb/>Ende.</p>
        """)
  }

  @Test("heads and notes interrupt no paragraph, and no word that a page divides")
  func asides() throws {
    var head = WriterSample.region(lines: ["13"])
    head.role = .pageNumber
    let pages = [
      WriterSample.page(1, [WriterSample.region(lines: ["¶nach Düssel-"])]),
      WriterSample.page(2, [head, WriterSample.region(lines: ["dorf", "¶so"])]),
    ]
    #expect(
      try body(pages) == """
        <pb n="1" facs="#p1"/>
        <p facs="#p1_r1"><lb/>nach Düssel-<pb n="2" facs="#p2" break="no"/>\
        <fw type="pageNum" place="top" facs="#p2_r1"><lb/>13</fw><lb break="no"/>dorf</p>
        <p facs="#p2_r2"><lb/>so</p>
        """)
  }

  @Test("without signs of paragraphs every region is a block")
  func blocks() throws {
    let pages = [
      WriterSample.page(
        1,
        [
          WriterSample.region(lines: ["one", "two"]), WriterSample.region(.table, lines: ["3 4"]),
          Region(kind: .image, box: Box(left: 0, top: 0, right: 9, bottom: 9), lines: []),
        ]),
      WriterSample.page(2, [WriterSample.region(lines: ["three"])]),
    ]
    #expect(
      try body(pages) == """
        <pb n="1" facs="#p1"/>
        <ab facs="#p1_r1"><lb/>one
        <lb/>two</ab>
        <ab type="table" facs="#p1_r2"><lb/>3 4</ab>
        <figure facs="#p1_r3"/>
        <pb n="2" facs="#p2"/>
        <ab facs="#p2_r1"><lb/>three</ab>
        """)
  }

  @Test("a page that failed is a page break and a gap with its reason")
  func failedPage() throws {
    #expect(
      try body([WriterSample.failed(1)]) == """
        <pb n="1" facs="#p1"/>
        <gap reason="unreadable_image" unit="page" quantity="1">
        <desc>ocr: expected an image, found an empty file: scan the page again</desc>
        </gap>
        <ab/>
        """)
  }

  @Test("a page whose text is withheld is a gap too, and its surface says how well it was read")
  func withheldPage() throws {
    #expect(
      try body([WriterSample.withheld(1)]) == """
        <pb n="1" facs="#p1"/>
        <gap reason="unreadable_text" unit="page" quantity="1">
        <desc>ocr: expected text that can be used: look at the page</desc>
        </gap>
        <ab/>
        """)
    let document = Document(item: Item(id: "x", pages: []), date: "2026-08-01")
    let text = try tei(document, [WriterSample.withheld(1), WriterSample.page(2, [])])
    #expect(text.contains("<certainty locus=\"value\" degree=\"0.38\" resp=\"#resp_ocr\">"))
    #expect(text.matches(of: #/<certainty /#).count == 1)
    #expect(text.contains("<desc>unreadable</desc>"))
    #expect(text.contains("1 of 2 pages could not be read"))
  }

  @Test("words are tied to their places, and a name inside a word cuts the word")
  func words() throws {
    let regions = [WriterSample.region(lines: ["¶in Bonn."])]
    let place = WriterSample.entity(.place, "Bonn", in: regions, confidence: 0.5)
    #expect(
      try body([WriterSample.page(1, regions, entities: [place])], ["zones": "word"]) == """
        <pb n="1" facs="#p1"/>
        <p facs="#p1_r1"><lb facs="#p1_l1"/><w facs="#p1_l1_w1" cert="0.9">in</w> \
        <placeName xml:id="p1_e1" cert="0.5"><w facs="#p1_l1_w2" cert="0.9" part="I">Bonn</w></placeName>\
        <w facs="#p1_l1_w2" cert="0.9" part="F">.</w></p>
        """)
  }

  @Test(
    "a hyphen at a line end divides a word, may divide it, or does not",
    arguments: [
      ("Mer-", "cer", " break=\"no\""), ("Nord-", "Deutschland", " break=\"maybe\""), ("Land-", "und", nil),
      ("1871-", "1873", nil), ("-", "und", nil), ("Mer¬", "Cer", " break=\"no\""),
      ("Wort", "weiter", nil), ("mer\u{AD}", "cer", " break=\"no\""),
    ])
  func hyphens(last: String, first: String, mark: String?) throws {
    let text = try body([WriterSample.page(1, [WriterSample.region(lines: ["¶\(last)", first])])])
    #expect(text.hasSuffix("<lb/>\(last)\(mark == nil ? "\n" : "")<lb\(mark ?? "")/>\(first)</p>"))
  }

  @Test(
    "dates in EDTF become attributes that the schema takes, or none",
    arguments: [
      ("1872-03-04", "when=\"1872-03-04\""), ("1872-03", "when=\"1872-03\""), ("1872", "when=\"1872\""),
      ("1872~", "when=\"1872\" precision=\"low\""), ("1872?", "when=\"1872\""),
      ("187X", "notBefore=\"1870\" notAfter=\"1879\""), ("18XX", "notBefore=\"1800\" notAfter=\"1899\""),
      ("1872-03-XX", "when=\"1872-03\""), ("1872-XX-XX", "when=\"1872\""), ("1872-21", "when=\"1872\""),
      ("1871/1873", "from=\"1871\" to=\"1873\""), ("1871/..", "from=\"1871\""), ("../1873", "to=\"1873\""),
      ("[1871..1873]", "notBefore=\"1871\" notAfter=\"1873\""), ("-0044", "when=\"-0044\""),
      ("1900-02-29", ""), ("1872-02-30", ""), ("0000", ""), ("1872-13", ""), ("spring 1872", ""), ("", ""),
      ("1872-XX-04", ""), ("1/2/3", ""), ("/", ""), ("XXXX", ""),
    ])
  func dates(edtf: String, attributes: String) throws {
    let regions = [WriterSample.region(lines: ["¶heute"])]
    let date = WriterSample.entity(.date, "heute", in: regions, normal: edtf, confidence: nil)
    let text = try body([WriterSample.page(1, regions, entities: [date])])
    #expect(text.contains("<date xml:id=\"p1_e1\"\(attributes.isEmpty ? "" : " ")\(attributes)>heute</date>"))
  }

  @Test("entities that point nowhere are left out")
  func brokenEntities() throws {
    let regions = [WriterSample.region(lines: ["¶Köln"])]
    func entity(_ start: Int, _ end: Int) -> Entity {
      Entity(
        kind: .place, text: "x", start: start, end: end, boxes: [], normal: nil, confidence: nil, evidence: ""
      )
    }
    let text = try body([
      WriterSample.page(1, regions, entities: [entity(2, 2), entity(3, 1), entity(90, 95), entity(-4, 0)])
    ])
    #expect(text.hasSuffix("<lb/>Köln</p>"))
  }

  @Test(
    "options that would lead out of the output folder are refused", arguments: ["", "/tmp", "../x", "a//b"])
  func badFolder(folder: String) {
    var reader = WriterSample.reader(["folder": folder])
    _ = TEI.Options(from: &reader)
    #expect(reader.diagnostics.count == 1)
  }

  @Test("an unknown kind of zones is refused with a hint")
  func badZones() {
    var reader = WriterSample.reader(["zones": "lines"])
    #expect(TEI.Options(from: &reader).zones == .line)
    #expect(reader.diagnostics.first?.hint == "did you mean 'line'?")
  }
}
