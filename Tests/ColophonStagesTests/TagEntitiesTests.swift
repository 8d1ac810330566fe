import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging
import Testing

@Suite("tag_entities")
struct TagEntitiesTests {
  static let hasLists =
    FileManager.default.fileExists(atPath: Repository.models.appending(path: "word-lists/places.tsv").path)
    || ProcessInfo.processInfo.environment["CI"] == "true"
  static let withoutLists: Comment = "needs the word lists in Models/word-lists"

  static func stage(models: URL = Repository.models) throws -> TagEntities {
    try TagEntities(options(names: "rules"), services(models))
  }

  static func options(names: String) -> TagEntities.Options {
    let position = Position(source: "test.yaml", line: 1, column: 1)
    let entry = Setting.Entry(
      key: "names", keyPosition: position, value: Setting(.scalar(names, isPlain: true), at: position))
    var reader = OptionReader(Setting(.mapping([entry]), at: position), folder: Repository.root)
    return TagEntities.Options(from: &reader)
  }

  /// The rules by themselves. One for all tests that use the project's lists: reading them takes a while in a debug build.
  static let projectStage = Result { try stage() }

  static func services(_ models: URL) -> Services {
    Services(
      logger: Logger(label: "test"), models: models, environment: [:], today: "2026-01-01", version: "test")
  }

  static func entities(
    _ lines: [String], language: String? = nil, models: URL = Repository.models
  ) async throws
    -> [Entity]
  {
    var page = page(of: [lines])
    if let language {
      page.languages = Languages(
        main: language, shares: [Languages.Share(language: language, share: 1, confidence: 1)])
    }
    let stage = try models == Repository.models ? projectStage.get() : stage(models: models)
    _ = try await stage.process(&page, image: Repository.root)
    return try #require(page.entities)
  }

  // MARK: - With the project's lists

  /// Lines with the names that must be found, as `kind text`.
  struct Case: CustomTestStringConvertible, Sendable {
    let language: String
    let lines: [String]
    let expected: [String]

    init(_ language: String, _ lines: String, _ expected: String...) {
      self.language = language
      self.lines = lines.split(separator: "\n").map(String.init)
      self.expected = expected
    }

    var testDescription: String { lines.joined(separator: " / ") }
  }

  @Test(
    "names are found and nouns are not", .enabled(if: hasLists, withoutLists),
    arguments: [
      Case("de", "Geſtern kam Herr Müller in Leipzig an.", "person Herr Müller", "place Leipzig"),
      Case(
        "de", "Herr Profeſſor Dr. Heinrich von Treitſchke las.",
        "person Herr Profeſſor Dr. Heinrich von Treitſchke"),
      Case("de", "Die Verwaltung der Stadt hat die Rechnung geprüft."),
      Case("de", "Der Herr Regierungsrath und die Frau Gemahlin."),
      Case(
        "de", "Bei Breitkopf & Söhne in Leip-\nzig erſchienen.", "organisation Breitkopf & Söhne",
        "place Leip-\nzig"),
      Case("de", "Die Mauern Magdeburgs fielen.", "place Magdeburgs"),
      Case("de", "Der Kaufmann Josef Kellner wohnt hier.", "person Kaufmann Josef Kellner"),
      Case("de", "Die Preußiſche Staatsbibliothek kaufte es.", "organisation Preußiſche Staatsbibliothek"),
      Case("de", "Man nahm das Eſſen und trank in Eile."),
      Case("de", "Er fuhr nach B e r l i n zurück.", "place B e r l i n"),
      Case("de", "z. B. S. 12 a. D. u. ſ. w."),
      Case("de", "Ihre Inſerate übernimmt die Ann.-Expedition."),
      Case("de", "am 12. März 1848 ſprach Auguſt Müller", "date 12. März 1848", "person Auguſt Müller"),
      Case(
        "en", "Mr. Darcy walked with Elizabeth Bennet to London.", "person Mr. Darcy",
        "person Elizabeth Bennet",
        "place London"),
      Case("en", "P.S. Taking all, see Vol. I. T. XVI, and Chr. above."),
      Case(
        "en", "Mr. Wm. H. Crooker, Prof. C.D. Marx", "person Mr. Wm. H. Crooker", "person Prof. C.D. Marx"),
      Case("en", "The Bank of England failed.", "organisation Bank of England"),
      Case("en", "He lives in John Street. The Street is long."),
      Case("en", "She was reading of the East India Company.", "organisation East India Company"),
      Case(
        "en", "On March 12, 1848, Captain O'Neill sailed.", "date March 12, 1848", "person Captain O'Neill"),
      Case("en", "The Lord Chancellor spoke. When Would It End?"),
      Case("fr", "M. Dupont eſt parti pour Marseille.", "person M. Dupont", "place Marseille"),
      Case(
        "fr", "Le 12 mars 1848, le général Cavaignac parla.", "date 12 mars 1848", "person général Cavaignac"),
      Case("fr", "membre de la Société des sciences", "organisation Société des sciences"),
      Case("fr", "Les habitants de cette ville ont payé."),
      Case("de", "Lindenau, Ernst Wilhelm", "person Lindenau, Ernst Wilhelm"),
      Case("de", "Sternau, Amalie von.", "person Sternau, Amalie von"),
      Case("fr", "DELORME, Étienne.", "person DELORME, Étienne"),
      Case("en", "He met Bakhuis, Joris and others.", "person Joris"),
      Case("en", "Julian Pemberley, Esq. Harrow wrote.", "person Julian Pemberley"),
      Case("fr", "Monsieur le Conservateur, le préfet d'Oise est venu."),
      Case("de", "Geſtern kam Herr Stadtſchreiber."),
      Case(
        "en", "Only Professor Cornelis van Houten answered Pieter van Hoorn.",
        "person Professor Cornelis van Houten", "person Pieter van Hoorn"),
      Case("de", "Die Buchhandlung Perlberg zahlt.", "organisation Buchhandlung Perlberg"),
      Case("de", "Das Haus Gebrüder Falkenhain zahlt.", "organisation Gebrüder Falkenhain"),
      Case("de", "Die Geſellſchaft für Heimathkunde tagt.", "organisation Geſellſchaft für Heimathkunde"),
      Case("de", "Man gab es dem Muſeum von Harwell.", "organisation Muſeum von Harwell"),
      Case("de", "Man trank Wein & Bier."),
      Case("en", "LATE FELLOW OF THE HARWELL INSTITUTE", "organisation HARWELL INSTITUTE"),
      Case("en", "Boston: Otis & Loring, 1852.", "place Boston", "organisation Otis & Loring", "date 1852"),
      Case(
        "en", "York: The Millgate Press, 1934. xii, 240 p.", "place York", "organisation The Millgate Press",
        "date 1934"),
      Case("en", "Pemberley and Hale, Publishers", "organisation Pemberley and Hale"),
      Case("fr", "Il vient de l'Institut Historique de Lyon.", "organisation Institut Historique de Lyon"),
      Case(
        "fr", "Dijon, Imprimerie Maillefer, 1931, in-4°", "place Dijon", "organisation Imprimerie Maillefer",
        "date 1931"),
      Case(
        "fr", "À Lyon, chez la Veuve Courtelin,\nM.DCC.LXIV.", "place Lyon", "organisation Veuve Courtelin",
        "date M.DCC.LXIV"),
    ])
  func finds(_ example: Case) async throws {
    let found = try await Self.entities(example.lines, language: example.language)
    #expect(found.map { "\($0.kind.rawValue) \($0.text)" } == example.expected)
  }

  @Test("offsets, text and boxes of every entity agree", .enabled(if: hasLists, withoutLists))
  func offsetsAgree() async throws {
    let lines = ["Im Jahre 1848 kam Herr Johann Wolfgang", "von Müller nach Dres-", "den, den 3. Mai."]
    let page = page(of: [lines])
    let scalars = Array(try #require(page.text).plain.unicodeScalars)
    let found = try await Self.entities(lines, language: "de")
    #expect(found.map(\.text) == ["1848", "Herr Johann Wolfgang\nvon Müller", "Dres-\nden", "3. Mai"])
    #expect(found.map(\.normal) == ["1848", "Johann Wolfgang von Müller", "Dresden", "XXXX-05-03"])
    #expect(found.map(\.boxes.count) == [1, 2, 2, 1])
    for entity in found {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[entity.start..<entity.end])
      #expect(String(text) == entity.text)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.end <= $1.start })
  }

  @Test("a page without text has no entities and asks no list", .enabled(if: hasLists, withoutLists))
  func withoutText() async throws {
    var page = Page(number: 1, image: PageImage(path: "a.png"))
    let asked = try await Self.stage().process(&page, image: Repository.root)
    #expect(page.entities == [])
    #expect(asked.isEmpty)
    #expect(try await Self.entities([]) == [])
  }

  // MARK: - With lists of its own

  /// A folder `Models` with the smallest lists.
  static func smallLists(places: String = "Köln\tsettlement\tCologne\n") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("# names\nAnna\tde,en\n", to: "word-lists/given-names.tsv")
    try folder.write("Bank of\ten\thead\n", to: "word-lists/organisation-cues.tsv")
    try folder.write("von\tde\n", to: "word-lists/particles.tsv")
    try folder.write("Stadt\tde\tnoun\n", to: "word-lists/place-cues.tsv")
    try folder.write(places, to: "word-lists/places.tsv")
    try folder.write("Verlag von\tde\tpublisher\n", to: "word-lists/publishers-cues.tsv")
    try folder.write("Herr\tde\tform\n", to: "word-lists/titles.tsv")
    return folder
  }

  @Test("the evidence names rule and entry, the normal form is the list's")
  func evidence() async throws {
    let folder = try Self.smallLists()
    let found = try await Self.entities(["Anna Schmidt kam nach KÖLN."], models: folder.url)
    #expect(found.map(\.evidence) == ["given name and surname: Anna", "place list: Köln"])
    #expect(found.map(\.normal) == ["Anna Schmidt", "Cologne"])
  }

  @Test("a name of several places has no normal form")
  func severalPlaces() async throws {
    let folder = try Self.smallLists(places: "Moldau\tregion\tMoldavia\nMoldau\triver\tVltava\n")
    let found = try await Self.entities(["Die Moldau."], models: folder.url)
    #expect(found.map(\.text) == ["Moldau"])
    #expect(found.map(\.normal) == [nil])
  }

  @Test("rules that are right too seldom can be left out")
  func minimumConfidence() async throws {
    let folder = try Self.smallLists()
    let position = Position(source: "a", line: 1, column: 1)
    let entry = Setting.Entry(
      key: "minimum_confidence", keyPosition: position,
      value: Setting(.scalar("0.88", isPlain: true), at: position))
    var reader = OptionReader(Setting(.mapping([entry]), at: position), folder: folder.url)
    let stage = try TagEntities(TagEntities.Options(from: &reader), Self.services(folder.url))
    var page = page(of: [["Anna Schmidt kam nach Köln."]])
    _ = try await stage.process(&page, image: folder.url)
    #expect(page.entities?.map(\.text) == ["Anna Schmidt"])
  }

  @Test("an ambiguous place needs a cue before it")
  func ambiguousPlace() async throws {
    let folder = try Self.smallLists(places: "Essen\tsettlement\tEssen\tambiguous\n")
    #expect(try await Self.entities(["Das Essen war gut."], language: "de", models: folder.url).isEmpty)
    let found = try await Self.entities(["Die Stadt Essen war gut."], language: "de", models: folder.url)
    #expect(found.map(\.text) == ["Essen"])
  }

  @Test("the lists are told with digests, in the order of their names")
  func tellsLists() throws {
    let folder = try Self.smallLists()
    let models = try Self.stage(models: folder.url).models
    #expect(models.map(\.name) == models.map(\.name).sorted())
    #expect(models.count == 7)
    #expect(models.allSatisfy { $0.digest.count == 64 && $0.licence == "CC0-1.0" })
  }

  @Test("every missing list is reported before the run")
  func missingLists() throws {
    let folder = try TemporaryFolder()
    let position = Position(source: "a", line: 1, column: 1)
    var reader = OptionReader(.empty(at: position), folder: folder.url)
    let options = TagEntities.Options(from: &reader)
    let shortcomings = TagEntities.shortcomings(options, Self.services(folder.url))
    #expect(shortcomings.map(\.kind) == Array(repeating: .missing, count: 7))
    #expect(throws: (any Error).self) { try TagEntities(options, Self.services(folder.url)) }
  }

  @Test("a row with too few columns is reported with its line")
  func malformedList() async throws {
    let folder = try Self.smallLists(places: "# places\nKöln\n")
    let error = await #expect(throws: (any Error).self) {
      try await Self.entities(["Köln"], models: folder.url)
    }
    #expect(error.map { "\($0)" }?.contains("places.tsv:2: expected at least 3 columns") == true)
  }

  @Test(
    "odd texts end well", .enabled(if: hasLists, withoutLists),
    arguments: [
      "Herr", "Herr Dr.", "J. S.", "von der", "Bank of", "& Co.", "Müller &", "Stadt", "M.", "O'", "'", "-",
      "Universität zu", "A. B. C. D. E.",
    ])
  func oddTexts(text: String) async throws {
    for language in ["de", "en", "fr", nil] {
      let found = try await Self.entities([text], language: language)
      #expect(found.allSatisfy { $0.start < $0.end })
      _ = try await Self.entities(Array(repeating: text, count: 50), language: language)
    }
  }

  @Test("every month of the list is known to the dates", .enabled(if: hasLists, withoutLists))
  func knowsMonths() throws {
    let list = try String(
      contentsOf: Repository.models.appending(path: "word-lists/month-names.tsv"), encoding: .utf8)
    for row in list.split(separator: "\n") where !row.hasPrefix("#") {
      let columns = row.split(separator: "\t")
      #expect(
        DateExpression.find(in: "12. \(columns[1]) 1648").map(\.edtf) == ["1648-\(columns[0])-12"], "\(row)")
    }
  }
}
