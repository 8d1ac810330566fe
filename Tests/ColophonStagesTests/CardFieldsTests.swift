import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// Index cards read by layout and by the labels that Colophon's own model learned.
@Suite struct CardFieldsTests {
  private func fields(_ lines: [SampleLine], confidence: Double? = 0.9) async throws -> [Field] {
    var reader = sampleOptions()
    let stage = try ExtractMetadata(ExtractMetadata.Options(from: &reader), sampleServices())
    var document = Document(item: Item(id: "x", pages: []), date: "2026-01-01")
    let text = samplePage(confidence: confidence, lines)
    let models = try await stage.process(&document, pages: SamplePages([(text: text, type: "index_card")]))
    #expect(models.map(\.name).contains("card-fields"))
    return try #require(document.fields)
  }

  private func values(_ lines: [SampleLine]) async throws -> [Field.Name: String] {
    Dictionary(try await fields(lines).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func set(_ lines: String...) -> [SampleLine] {
    lines.enumerated().map { (text: $1, left: 80, top: 60 + $0 * 34, size: 22) }
  }

  // MARK: - Fields

  @Test func `extent and format stand beside the imprint`() async throws {
    let found = try await values(
      set(
        "Nitz, Erwin: Die Voraussetzungen des Zuganges von Willenserklä-",
        "rungen im Sinne des § 130 BGB. — Marburg (Lahn) 1936: Hamel. 80 S. 8°",
        "Marburg, R.- u. staatswiss. Diss. v. 23. März 1936 [U 36. 7342"))
    #expect(found[.extent] == "80")
    #expect(found[.format] == "8°")
    #expect(found[.shelfmark] == "U 36. 7342")
    #expect(found[.crossReference] == nil && found[.subject] == nil)
  }

  @Test func `typed cards carry their subjects at the foot`() async throws {
    let lines: [SampleLine] = [
      ("N e u b e r, Klaus-Dieter. Das Blutvolumen in den", 80, 60, 22),
      ("verschiedenen Stadien der essentiellen Hypertonie.", 80, 94, 22),
      ("Diss.Berlin. -- Berlin (1968). -- 8' 69 S.", 80, 128, 22), ("Standort: Diss.1970,346", 80, 190, 22),
      ("2/Blut-Menge(Blut-Volumen)/Blutdruck, erhöhter/Diss", 80, 400, 22),
    ]
    let found = try await values(lines)
    #expect(found[.creator] == "Neuber, Klaus-Dieter")
    #expect(found[.shelfmark] == "Diss.1970,346")
    #expect(found[.subject]?.hasPrefix("2/Blut-Menge") == true)
    #expect(found[.extent] == "69" && found[.format] == "8'")
  }

  @Test func `initials and particles go on a given name`() async throws {
    let initial = set(
      "Ashcombe, Margaret E.", "The plate books of Tobias Wetherall, with",
      "a list of his maps of Bristol and Lisbon.", "York: The Millgate Press, 1934. 118 p.")
    #expect(try await values(initial)[.creator] == "Ashcombe, Margaret E.")
    let particle = set(
      "Sternau, Amalie von", "Reisen durch die Täler der Schweiz.", "Jena: Buchhandlung Perlberg 1848.")
    #expect(try await values(particle)[.creator] == "Sternau, Amalie von")
  }

  @Test func `a see-card gives its own heading as a cross-reference`() async throws {
    let found = try await values(
      set(
        "Morgan, Charles 1894-", "s.", "Delere, Otto. Metaphysik und Ethik in den", "Werken. -- Bochum 1939.")
    )
    #expect(found[.crossReference] == "Morgan, Charles 1894")
    #expect(found[.creator] == "Delere, Otto")
  }

  @Test func `a row that the engine cut in two is read from left to right`() async throws {
    // The right-hand ends come last, as on printed slips with a wide gap.
    let lines: [SampleLine] = [
      ("Theben, Alexander: Über atypisches Erhängen.", 120, 100, 22),
      ("1935: Regensberg. 19 S. 8°", 120, 134, 22),
      ("Münster, Med. Diss. v. 16. Juli 1935", 120, 168, 22), ("— Münster", 760, 100, 22),
      ("[U 35. 8936", 760, 168, 22),
    ]
    let found = try await values(lines)
    #expect(found[.place] == "Münster" && found[.date] == "1935" && found[.shelfmark] == "U 35. 8936")
  }

  @Test func `every value has the box of its line, and nothing is invented from noise`() async throws {
    let lines = set(
      "Otte, Fritz: Wesen und Gestalt der deutschen Volkshochschule.",
      "Charlottenburg (1928): Hoffmann. 73 S. 8°")
    for field in try await fields(lines) {
      #expect(!field.evidence.isEmpty && field.evidence.allSatisfy { $0.box.height == 22 && $0.page == 1 })
      let confidence = try #require(field.confidence)
      #expect((0...1).contains(confidence))
    }
    #expect(
      try await fields(set("Areas biderinme edambronde με.", "mews Pals ns.")).allSatisfy { $0.name != .date }
    )
  }

  // MARK: - Values

  @Test(arguments: [
    (CardLabel.extent, "178.", "17"), (.extent, "VIII, 37 S.", "VIII, 37"),
    (.extent, "X1, 332 5.", "XI, 332"),
    (.extent, "S. 149-177.", "149-177"), (.extent, "375 - 468,", "375 - 468"), (.extent, "[103 p.].", "103"),
    (.format, "8%", "8°"), (.format, "8!", "8'"), (.format, "in-8°", "8°"), (.format, "4°(2°).", "4°(2°)"),
    (.format, "24x17em.", "24 x 17cm"), (.shelfmark, "[U 28, 5030", "U 28. 5030"),
    (.shelfmark, "DN:B1938, 13, 556", "DN:B 1938, 13, 556"),
    (.shelfmark, "Diss.1969, 7160", "Diss.1969,7160"),
    (.surname, "Thurs 2,", "Thursz"), (.surname, "MONTFAJON", "Montfajon"), (.date, "(1928):", "1928"),
    (.given, "(Clément).", "Clément"), (.given, "Georgius [Stenimachitis]:", "Georgius"),
    (.place, "Marburg (Lahn", "Marburg (Lahn)"), (.publisher, "Konkordia A.-G.", "Konkordia A.-G."),
    (.publisher, "(Roetherdruck),", "Roetherdruck"),
  ])
  func `values come in the form of the record, misreadings put right where the card allows one only`(
    label: CardLabel, printed: String, value: String
  ) {
    let tokens = printed.split(separator: " ").flatMap { word in
      CardToken.pieces(of: String(word)).enumerated().map { index, piece in
        CardToken(
          text: piece, isGlued: index > 0, line: 0, row: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1),
          confidence: nil)
      }
    }
    #expect(CardValue.value(label, tokens) == value)
  }

  // MARK: - Training

  private static func trainingCards(_ count: Int) -> [TrainingCard] {
    let names = [
      "Otte", "Weber", "Stark", "Nitz", "Vogt", "Lind", "Kern", "Hahn", "Roth", "Falk", "Brun", "Senn",
    ]
    let towns = ["Berlin", "Leipzig", "Marburg", "Zürich", "Basel"]
    return (0..<count).map { index in
      let name = names[index % names.count] + (index < names.count ? "" : "er")
      let (town, year, pages) = (towns[index % towns.count], 1900 + index, 20 + index)
      let text = samplePage([
        ("\(name), Hans: Über die Wirkung der Sache Nummer \(index) auf", 80, 60, 22),
        ("den Menschen. \(town) \(year): Hamel. \(pages) S. 8°", 110, 94, 22),
        ("\(town), Med. Diss. v. 4. Dez. \(year) [U 36. 7\(100 + index)", 90, 128, 22),
      ])
      return TrainingCard(
        item: "\(1000 + index)", text: text,
        record: [
          .creator: "\(name), Hans", .title: "Über die Wirkung der Sache Nummer \(index) auf den Menschen",
          .place: town, .date: "\(year)", .publisher: "Hamel", .extent: "\(pages)", .format: "8°",
          .shelfmark: "U 36. 7\(100 + index)",
        ])
    }
  }

  @Test func `a training gives the same bytes for a seed, and reads cards it has not seen`() throws {
    let cards = Self.trainingCards(20)
    let trainer = try CardTrainer(seed: 3, licence: "CC0-1.0", services: sampleServices())
    let (model, trials) = try trainer.train(cards) { _ in }
    let again = try trainer.train(cards.reversed()) { _ in }.model
    #expect(try model.bytes() == again.bytes())
    #expect(trials.map(\.item) == cards.map(\.item))
    let right = zip(trials, cards).reduce(0) { sum, pair in
      sum + pair.0.fields.count { pair.1.record[$0.name] == $0.value }
    }
    #expect(right > 20 * 7)
    let read = try CardModel(data: try model.bytes(), name: "m")
    #expect(try read.bytes() == model.bytes())
    #expect(read.header.items == cards.map(\.item))
  }

  @Test func `cards that are too few or of too few names for the folds are no training`() throws {
    let trainer = try CardTrainer(seed: 1, licence: "CC0-1.0", services: sampleServices())
    func problem(_ cards: [TrainingCard]) throws -> String {
      try #require(#expect(throws: TrainingDataError.self) { try trainer.train(cards) { _ in } }).description
    }
    #expect(try problem([]).hasSuffix("found 0 of 0"))
    #expect(try problem(Self.trainingCards(19)).hasSuffix("found 19 of 19"))
    let strangers = Self.trainingCards(20).map {
      TrainingCard(item: $0.item, text: $0.text, record: [.title: "Of something else altogether"])
    }
    #expect(try problem(strangers).hasSuffix("found 0 of 20"))
    let oneName = Self.trainingCards(20).map { card in
      var card = card
      card.record[.creator] = "Otte, Hans"
      return card
    }
    #expect(
      try problem(oneName)
        == "expected at least 10 surnames among the cards on which the record's name or title can be found, "
        + "found 1; a card whose record has no name counts as a surname of its own")
  }

  @Test func `a model that is missing or damaged is named`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: CardModelError.unreadable(folder.path("model.json").path)) {
      try CardModel.load(folder: folder.url)
    }
    try folder.write("{\"model\":1}", to: "model.json")
    let error = #expect(throws: CardModelError.self) { try CardModel.load(folder: folder.url) }
    #expect(try #require(error).description.contains("model.json: expected a model of index cards"))
    #expect(CardModel.shortcomings(sampleServices(models: folder.url)).count == 1)
  }

  // MARK: - Catalogue

  @Test func `what the catalogue says otherwise is listed, with its place`() throws {
    var document = Document(
      item: Item(
        id: "x", pages: [],
        source: SourceRecord(
          path: "items.csv",
          entries: [
            .init(key: "title", value: "Reisen durch die Täler der Schweiz: mit Kupfern"),
            .init(key: "author", value: "Amalie von Sternau"), .init(key: "year", value: "1849"),
            .init(key: "rights", value: "frei"),
          ])), date: "2026-01-01")
    #expect(CatalogueAgreement(document) == nil)
    func field(_ name: Field.Name, _ value: String, _ normal: String? = nil) -> Field {
      Field(
        name: name, value: value, normal: normal, confidence: 0.9,
        evidence: [.init(page: 1, line: 3, box: Box(left: 1, top: 2, right: 3, bottom: 4), text: value)])
    }
    document.fields = [
      field(.title, "Reisen durch die Thäler der Schweiz"), field(.creator, "Sternau, Amalie von"),
      field(.date, "1848-1850", "1848/1850"), field(.place, "Jena"),
    ]
    let agreement = try #require(CatalogueAgreement(document))
    #expect(agreement.checked == 3)
    let found = try #require(agreement.disagreements.first)
    #expect(agreement.disagreements.count == 1)
    #expect(found.field == .date && found.read == "1848-1850" && found.catalogue == "1849")
    #expect(found.page == 1 && found.line == 3 && found.box?.right == 3)
  }
}
