import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite struct ExtractMetadataTests {
  private func stage(_ reader: OptionReader = sampleOptions()) throws -> ExtractMetadata {
    var reader = reader
    return try ExtractMetadata(
      ExtractMetadata.Options(from: &reader), sampleServices())
  }

  private func fields(
    _ pages: [(text: PageText?, type: String?)], _ reader: OptionReader = sampleOptions()
  ) async throws -> [Field] {
    var document = Document(item: Item(id: "x", pages: []), date: "2026-01-01")
    _ = try await stage(reader).process(&document, pages: SamplePages(pages))
    return try #require(document.fields)
  }

  private func card(_ lines: String...) async throws -> [Field.Name: String] {
    let set = lines.enumerated().map { (text: $1, left: 80, top: 60 + $0 * 34, size: 22) }
    let found = try await fields([(samplePage(set), "index_card")])
    return Dictionary(found.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Cards

  @Test func `a German printed slip`() async throws {
    let found = try await card(
      "Nitz, Erwin: Die Voraussetzungen des Zuganges von Willenserklä-",
      "rungen im Sinne des § 130 BGB. — Marburg (Lahn) 1936: Hamel. 80 S. 8°",
      "Marburg, R.- u. staatswiss. Diss. v. 23. März 1936 [U 36. 7342")
    #expect(
      found == [
        .creator: "Nitz, Erwin",
        .title: "Die Voraussetzungen des Zuganges von Willenserklärungen im Sinne des § 130 BGB",
        .date: "1936", .place: "Marburg (Lahn)", .publisher: "Hamel", .extent: "80", .format: "8°",
        .shelfmark: "U 36. 7342",
      ])
  }

  @Test func `a French printed slip`() async throws {
    let found = try await card(
      "MONTFAJON (Clément). — Firmin Abau-", "zit, réfugié français à Genève. — Montpellier,",
      "impr. de Mari-Lavit, 1890, in-8° [103 p.].", "Montauban. Th. théol. 1890-91.")
    #expect(
      found == [
        .creator: "Montfajon, Clément", .title: "Firmin Abauzit, réfugié français à Genève",
        .date: "1890", .place: "Montpellier", .publisher: "impr. de Mari-Lavit", .extent: "103",
        .format: "8°",
      ])
  }

  @Test func `a typed card with the heading spaced out`() async throws {
    let found = try await card(
      "M o r t e n s e n, Esper. Aldersforandringer af den", "normale humane erythrocyt. En oversigt.",
      "(Fig.Tab.) -- Aarhus 1965. -- 8' 89 S.", "Standort: Diss.1965,1588")
    #expect(
      found == [
        .creator: "Mortensen, Esper",
        .title: "Aldersforandringer af den normale humane erythrocyt. En oversigt",
        .date: "1965", .place: "Aarhus", .extent: "89", .format: "8'", .shelfmark: "Diss.1965,1588",
      ])
  }

  @Test func `a see-card tells of the entry it refers to`() async throws {
    let found = try await card(
      "Morgan, Charles 1894-", "[biogr.]", "s.", "Delere, Otto. Metaphysik und Ethik in den",
      "Werken von Ch'M'.-- Bochum:1939.--")
    #expect(found[.creator] == "Delere, Otto")
    #expect(found[.title] == "Metaphysik und Ethik in den Werken von Ch'M'")
    #expect(found[.place] == "Bochum" && found[.date] == "1939")
  }

  @Test func `a heading on a line of its own, years with a dash, a mark in the corner`() async throws {
    let found = try await card(
      "Sternau, Amalie von", "Reisen durch die Täler der Schweiz. Mit", "zwölf Kupfern. Bd. 1-2.",
      "Jena: Buchhandlung Perlberg 1848-1850. XII,", "288 S. 8°", "Geo 1190:1-2")
    #expect(
      found == [
        .creator: "Sternau, Amalie von", .title: "Reisen durch die Täler der Schweiz",
        .date: "1848-1850", .place: "Jena", .publisher: "Buchhandlung Perlberg",
        .extent: "XII, 288", .format: "8°", .shelfmark: "Geo 1190:1-2",
      ])
  }

  @Test func `rough, Roman and several years are written in EDTF`() async throws {
    func edtf(_ imprint: String) async throws -> String? {
      let text = samplePage([
        ("Lefrançois, Guillaume", 80, 60, 22), ("Traité de la culture des mûriers.", 80, 94, 22),
        (imprint, 80, 128, 22),
      ])
      return try await fields([(text, "index_card")]).first { $0.name == .date }?.normal
    }
    #expect(try await edtf("Rouen, Librairie Besnard, vers 1780.") == "1780~")
    #expect(try await edtf("À Lyon, chez la Veuve Courtelin, M.DCC.LXIV.") == "1764")
    #expect(try await edtf("Jena: Perlberg 1848-1850.") == "1848/1850")
    #expect(try await edtf("— o. O. [1932]. 62 S.") == "1932")
  }

  // MARK: - Title pages

  private let titlePage = samplePage(
    width: 1200, height: 1800,
    [
      ("Ideen", 500, 200, 60), ("zur", 560, 300, 30), ("Geſchichte der Natur", 300, 380, 60),
      ("von", 560, 500, 30), ("Johann Gottfried Altmann.", 330, 560, 40), ("Dritter Theil.", 480, 800, 30),
      ("Riga und Leipzig,", 420, 1400, 36), ("bei Friedrich Hartmann.", 400, 1460, 36),
      ("1787.", 550, 1520, 36),
    ])

  @Test func `a title page gives title, author, imprint, each with its line`() async throws {
    let found = try await fields([(titlePage, "title_page")])
    #expect(
      found.map { "\($0.name.rawValue)=\($0.value)" } == [
        "title=Ideen zur Geschichte der Natur", "creator=Johann Gottfried Altmann", "date=1787",
        "place=Riga", "place=Leipzig", "publisher=Friedrich Hartmann",
      ])
    let publisher = try #require(found.last)
    #expect(publisher.evidence.count == 1)
    #expect(publisher.evidence[0].page == 1 && publisher.evidence[0].line == 7)
    #expect(publisher.evidence[0].text == "bei Friedrich Hartmann.")
    #expect(publisher.evidence[0].box == titlePage.lines[7].box)
    #expect(found.first { $0.name == .date }?.normal == "1787")
  }

  @Test func `a word such as von inside a title names no author`() async throws {
    let text = samplePage(
      width: 1200, height: 1800,
      [
        ("Unterricht", 400, 200, 60), ("von den", 520, 300, 30), ("Deutschen Reimen", 380, 380, 50),
        ("Leipzig", 520, 1400, 36), ("1696.", 550, 1520, 36),
      ])
    let found = try await fields([(text, "title_page")])
    #expect(!found.contains { $0.name == .creator })
    #expect(found.first?.value == "Unterricht von den Deutschen Reimen")
  }

  // MARK: - Letters and newspapers

  @Test func `a letter gives place, date and sender`() async throws {
    let first = samplePage(
      width: 1500, height: 2100,
      [
        ("York, 12th October 1931", 950, 290, 24), ("Dear Mr. Pemberley,", 240, 630, 24),
        ("I am glad to report that the atlas of 3 May 1870 has arrived", 240, 680, 24),
      ])
    let last = samplePage(
      width: 1500, height: 2100,
      [
        ("Yours faithfully,", 700, 700, 24), ("Margaret E. Ashcombe", 700, 850, 24),
        ("Keeper of maps", 700, 900, 24),
      ]
    )
    let found = try await fields([(first, "typescript"), (last, "typescript")])
    #expect(
      found.map { "\($0.name.rawValue)=\($0.value)" } == [
        "creator=Margaret E. Ashcombe", "date=12th October 1931", "place=York",
      ])
    #expect(found[1].normal == "1931-10-12")
  }

  @Test func `a newspaper's head gives its title and day, a page further in nothing`() async throws {
    var lines: [SampleLine] = [
      ("Wendstädter Anzeiger", 170, 100, 100), ("Sonnabend, den 18. März 1848.", 450, 310, 28),
    ]
    lines += (0..<12).map { ("Die Versammlung der Bürger im großen", 90, 480 + $0 * 44, 28) }
    let text = samplePage(width: 1400, height: 1960, lines)
    let found = try await fields([(text, "text_page")])
    #expect(found.map(\.value) == ["Wendstädter Anzeiger", "18. März 1848"])
    #expect(found.last?.normal == "1848-03-18")
    #expect(try await fields([(nil, nil), (text, "text_page")]).isEmpty)
  }

  // MARK: - Pages and options

  @Test func `without a type the stage looks itself`() async throws {
    var document = Document(item: Item(id: "x", pages: []), date: "2026-01-01")
    let models = try await stage().process(&document, pages: SamplePages([(text: titlePage, type: nil)]))
    #expect(document.fields?.first?.value == "Ideen zur Geschichte der Natur")
    #expect(models.map(\.name).contains("document-type"))
    #expect(models.map(\.name) == models.map(\.name).sorted())
  }

  @Test func `only the first six pages and the last are read`() async throws {
    let blank: (text: PageText?, type: String?) = (PageText(width: 9, height: 9, regions: []), "blank")
    var pages = Array(repeating: blank, count: 9)
    pages[6] = (titlePage, "title_page")
    #expect(try await fields(pages).isEmpty)
    pages[8] = (titlePage, "title_page")
    #expect(try await fields(pages).first?.evidence.first?.page == 9)
  }

  @Test func `pages that failed, are empty or hold noise give no fields`() async throws {
    let noise = samplePage([("~~ |", 3, 3, 9), ("., ;: ,", 9, 50, 9), ("a, b", 9, 90, 9)])
    for type in DocumentType.allCases.map(\.rawValue) + ["no_such_type"] {
      let found = try await fields([
        (nil, type), (PageText(width: 0, height: 0, regions: []), type), (noise, type),
      ])
      #expect(found.isEmpty)
    }
  }

  @Test func `the types to read and the least confidence can be chosen`() async throws {
    let cardsOnly = sampleOptions(["from": ["index_card"]])
    #expect(try await fields([(titlePage, "title_page")], cardsOnly).isEmpty)
    let sure = sampleOptions(scalars: ["minimum_confidence": "0.8"])
    #expect(Set(try await fields([(titlePage, "title_page")], sure).map(\.name)) == [.date])
  }

  @Test func `a type that cannot be read is refused with a hint`() {
    var reader = sampleOptions(["from": ["index_crad", "blank"]])
    _ = ExtractMetadata.Options(from: &reader)
    #expect(reader.diagnostics.map(\.message).count == 2)
    #expect(reader.diagnostics.first?.hint == "did you mean 'index_card'?")
    #expect(reader.diagnostics.last?.hint?.hasPrefix("known: title_page") == true)
  }

  @Test func `unsure letters lower the confidence`() async throws {
    func confidence(_ words: Double, _ type: String, _ lines: [SampleLine]) async throws -> Double? {
      let reader = sampleOptions(scalars: ["minimum_confidence": "0"])
      let text = samplePage(width: 1200, height: 1800, confidence: words, lines)
      return try await fields([(text, type)], reader).first { $0.name == .place }?.confidence
    }
    let title: [SampleLine] = [
      ("Ideen zur Geschichte", 330, 200, 60), ("Leipzig,", 420, 1400, 36), ("1787.", 550, 1520, 36),
    ]
    #expect(try await confidence(1, "title_page", title) == 0.85)
    #expect(try await confidence(0.5, "title_page", title) == 0.43)
    let card: [SampleLine] = [
      ("Nitz, Erwin: Die Voraussetzungen der Sache. — Marburg 1936: Hamel. 80 S. 8°", 80, 60, 22)
    ]
    let sure = try #require(try await confidence(0.95, "index_card", card))
    let unsure = try #require(try await confidence(0.4, "index_card", card))
    #expect(unsure < sure)
  }
}
