import ColophonDocument
import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite("TEI documents are valid and lose no text")
struct TEIValidityTests {
  private static let xmllint = findProgram("xmllint")

  private func tei(
    _ document: Document, _ pages: [Page], zones: String, form: String = "diplomatic"
  ) throws -> String {
    var reader = WriterSample.reader(["zones": zones, "licence": "CC BY 4.0", "text": form])
    let output = MemoryOutput()
    try TEI(TEI.Options(from: &reader), WriterSample.services)
      .write(document, pages: MemoryPages(pages), to: output)
    return output.text("tei/item.xml")
  }

  /// Everything that has given trouble elsewhere, each as one document.
  private var hardCases: [(name: String, document: Document, pages: [Page])] {
    func plain(_ id: String) -> Document { Document(item: Item(id: id, pages: []), date: "2026-08-01") }
    let letter = WriterSample.letter
    let hostile = "<a>&amp;]]>\"'\u{0}\u{1}\u{B}\u{C}\u{1F}\u{7F}\u{85}\u{FFFE}\u{FFFF}\u{1F600}--?>"

    var described = plain(hostile)
    described.item.source = SourceRecord(
      path: "a b/ä:\u{1}.csv",
      entries: ["title", "creator", "date", "place", "publisher", "identifier", "", "a b:c", hostile].map {
        .init(key: $0, value: hostile)
      })
    described.fields = Field.Name.allCases.map { name in
      Field(
        name: name, value: hostile, normal: hostile, confidence: .nan,
        evidence: [
          .init(page: 1, line: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1), text: ""),
          .init(page: 7, line: 99, box: Box(left: 0, top: 0, right: 1, bottom: 1), text: ""),
        ])
    }
    described.documentType = Classification(label: hostile, confidence: 2, candidates: [])
    described.languages = Languages(
      main: "und", shares: [.init(language: "not a language", share: .infinity, confidence: nil)])
    let model = ModelReference(name: "4 \(hostile)", version: hostile, digest: hostile, licence: hostile)
    let origin = Origin(stage: "\(hostile) x", version: -3, models: [model, WriterSample.german])
    described.origins = Dictionary(uniqueKeysWithValues: Layer.allCases.map { ($0, origin) })
    let hostileRegions = [WriterSample.region(lines: ["¶\(hostile)", hostile])]
    var hostilePage = WriterSample.page(
      1, hostileRegions, entities: [WriterSample.entity(.place, hostile, in: hostileRegions)])
    hostilePage.image = PageImage(path: "a:b/ü %[1]#?.tif", frame: 3, label: hostile)
    hostilePage.failure = Failure(.timeout, stage: "classify", hostile)
    hostilePage.documentType = Classification(label: "other", confidence: nil, candidates: [])
    hostilePage.languages = Languages(main: "xx-toolongtobevalid", shares: [])

    var polyglot = plain("polyglot")
    let codes = ["de", "fr", "la", "grc", "he", "ar", "yi", "cs", "sk", "da", "zh-Hant"]
    polyglot.languages = Languages(
      main: "de", shares: codes.map { .init(language: $0, share: 1 / 11, confidence: nil) })
    let polyglotPages = codes.enumerated().map { index, code in
      var page = WriterSample.page(
        index + 1, [WriterSample.region(lines: ["שלום עולם-", "مرحبا Ελλάδα 漢字"])])
      page.languages = Languages(main: code, shares: [])
      return page
    }
    let noSize = {
      var page = WriterSample.page(1, [WriterSample.region(lines: ["x"])])
      page.text?.width = 0
      page.image.path = ""
      return page
    }()
    let kinds: [Region.Kind] = [.heading, .table, .image, .separator, .noise, .text]
    return [
      ("letter", letter.document, letter.pages),
      ("book", WriterSample.book.document, WriterSample.book.pages),
      ("links", LinkOutputTests.linked.document, LinkOutputTests.linked.pages),
      ("no pages", plain("none"), []),
      ("blank page", plain("blank"), [WriterSample.page(1, [])]),
      ("blank lines", plain("blank"), [WriterSample.page(1, [WriterSample.region(lines: ["", "¶", ""])])]),
      ("only failures", plain("failed"), [WriterSample.failed(1), WriterSample.failed(2)]),
      ("withheld text", plain("withheld"), [WriterSample.withheld(1), WriterSample.page(2, [])]),
      ("no text and no failure", plain("untouched"), [Page(number: 1, image: PageImage(path: "1.png"))]),
      ("huge name", plain(String(repeating: "1:/ ", count: 5_000)), [WriterSample.page(1, [])]),
      ("no name", plain(""), []),
      ("hostile text", described, [hostilePage]),
      ("many languages", polyglot, polyglotPages),
      ("no size and no path", plain("x"), [noSize]),
      (
        "every kind of region", plain("kinds"),
        [
          WriterSample.page(1, kinds.map { WriterSample.region($0, lines: ["¶One", "two-", "¶three"]) }),
          WriterSample.page(2, kinds.map { WriterSample.region($0, lines: []) }),
          WriterSample.page(3, [WriterSample.region(lines: ["goes on", "¶ends"])]),
        ]
      ),
    ]
  }

  @Test(
    "every hard case and a hundred random documents are valid against tei_all",
    .enabled(if: Repository.hasShared, "\(Repository.withoutShared)"),
    .enabled(if: xmllint != nil, "needs xmllint"))
  func valid() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    func add(_ name: String, _ document: Document, _ pages: [Page], zones: String) throws {
      let file = try folder.write(try tei(document, pages, zones: zones), to: "\(name) \(zones).xml")
      files.append(file.path)
    }
    for (name, document, pages) in hardCases {
      for zones in ["region", "line", "word"] { try add(name, document, pages, zones: zones) }
      for form in ["normalised", "both"] {
        let file = try tei(document, pages, zones: "word", form: form)
        files.append(try folder.write(file, to: "\(name) \(form).xml").path)
      }
    }
    let document = WriterSample.letter.document
    for seed in 0..<100 {
      try add("random \(seed)", document, randomPages(UInt64(seed)), zones: seed % 2 == 0 ? "line" : "word")
    }
    let schemas = Repository.shared.appending(path: "schemas")
    let result = try runProgram(
      try #require(Self.xmllint),
      ["--nonet", "--noout", "--relaxng", schemas.appending(path: "tei/tei_all.rng").path] + files,
      environment: ["XML_CATALOG_FILES": schemas.appending(path: "catalog.xml").path])
    #expect(
      result.status == 0, "\(result.errors.split(separator: "\n").filter { !$0.hasSuffix(" validates") })")
  }

  @Test("the text of the body is the text of the pages, whatever stands around it")
  func losesNoText() throws {
    for seed in 0..<100 {
      let pages = randomPages(UInt64(seed))
      let expected = pages.compactMap { $0.text?.plain }.joined().filter { !$0.isWhitespace }
      for zones in ["region", "word"] {
        let text = try tei(WriterSample.letter.document, pages, zones: zones)
        let body = try #require(text.split(separator: "<body>").last?.split(separator: "</body>").first)
        let found = body.replacing(#/<[^>]*>/#.matchingSemantics(.unicodeScalar), with: "").filter {
          !$0.isWhitespace
        }
        #expect(found == expected, "seed \(seed), zones \(zones)")
      }
    }
  }

  @Test("no two elements have the same identifier, and every pointer leads to one")
  func identifiers() throws {
    for seed in 0..<100 {
      let text = try tei(WriterSample.letter.document, randomPages(UInt64(seed)), zones: "word")
      let identifiers = text.matches(of: #/xml:id="([^"]*)"/#).map { String($0.1) }
      let known = Set(identifiers)
      #expect(known.count == identifiers.count)
      for match in text.matches(of: #/ (?:facs|resp|next|prev|ref|ana|who|scheme|target)="#([^"]*)"/#) {
        for pointer in match.1.split(separator: " #") { #expect(known.contains(String(pointer))) }
      }
    }
  }

  /// Pages with regions of every kind, divided words, and names that nest, cross and run over borders.
  private func randomPages(_ seed: UInt64) -> [Page] {
    var random = SeededGenerator(seed: seed)
    let words = ["Köln", "Mer-", "cer", "Nord-", "und", "Rhein,", "1872", "e\u{301}", "שלום", "x"]
    let kinds: [Region.Kind] = [.text, .text, .text, .heading, .table, .image]
    return (1...3).map { number in
      let regions = (0..<Int.random(in: 0...5, using: &random)).map { _ -> Region in
        var region = WriterSample.region(
          kinds.randomElement(using: &random) ?? .text,
          lines: (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let line = (0..<Int.random(in: 0...5, using: &random)).map { _ in
              words.randomElement(using: &random) ?? ""
            }
            return (Bool.random(using: &random) ? "¶" : "") + line.joined(separator: " ")
          })
        if Bool.random(using: &random) { region.role = Region.Role.allCases.randomElement(using: &random) }
        return region
      }
      let length = PageText(width: 1, height: 1, regions: regions).plain.unicodeScalars.count
      let entities = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        let start = Int.random(in: 0...length, using: &random)
        return Entity(
          kind: Entity.Kind.allCases.randomElement(using: &random) ?? .date, text: "", start: start,
          end: start + Int.random(in: 0...25, using: &random), boxes: [], normal: "1872", confidence: 0.5,
          evidence: "")
      }
      return WriterSample.page(number, regions, entities: entities)
    }
  }
}

/// The same numbers at each run (SplitMix64, Steele, Lea and Flood 2014).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
