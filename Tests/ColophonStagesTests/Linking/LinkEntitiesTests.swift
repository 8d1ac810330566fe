import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("Names are linked to authority files")
struct LinkEntitiesTests {
  private static let persons = """
    id,name,variants,kind,same_as
    1,"Lindenau, Ernst Wilhelm","Lindenau, E. W.|Lindenow, Ernestus",person,https://example.org/x1
    2,"Brückner, Friedrich August",,person,
    3,"Hofmann, Karl","Hoffmann, Carl",person,
    4,"Friedrich II., König",Friedrich der Große,person,
    5,"Müller, Hans",,person,
    6,"Müller, Hans",,person,
    7,Hohenthal,Hohental|Hohenthalium,place,
    8,Frankfurt (Oder),,place,
    9,Voltaire,Arouet,person,
    10,"Goethe, Johann Wolfgang von",,person,
    11,Königliche Gesellschaft der Wissenschaften,,organisation,
    12,"Thierry, Jacques",,person,
    """

  private static let yaml = "authorities: [{ file: names.csv, name: own }]"

  @Test(
    "other spellings, misreadings, orders and initials find the name, with a score and a reason",
    arguments: [
      (Entity.Kind.person, "Ernst Wilhelm Lindenau", "1", "another order"),
      (.person, "Lindenau, Ernst Wilhelm", "1", "same name"),
      (.person, "E. W. Lindenau", "1", "variant"),
      (.person, "Ernſt Wilhelm Lindenau", "1", ""),
      (.person, "Ernft Wilhelm Lindenau", "1", "misread f/s"),
      (.person, "Ernst Wilhelm Lindcnau", "1", "misread c/e"),
      (.person, "Ernst Lindenau", "1", "without 'wilhelm'"),
      (.person, "Fr. Aug. Brückner", "2", "fr. for 'friedrich'"),
      (.person, "Friedrich August Brueckner", "2", ""),
      (.person, "Fridrich August Bruckner", "2", "spelling"),
      (.person, "Karl Hofmann", "3", ""),
      (.person, "Carl Hofmann", "3", ""),
      (.person, "Karl Hofrnann", "3", "misread rn/m"),
      (.person, "Voltaire", "9", "same name"),
      (.person, "Johann Wolfgang Goethe", "10", ""),
      (.person, "Johann Wolffgang von Göthe", "10", "spelling"),
      (.person, "Jacques Tierry", "12", "spelling"),
      (.place, "Hohental", "7", "by the variant 'Hohental'"),
      (.place, "Hohenthal", "7", "same name"),
      (.place, "Hohcnthal", "7", "misread c/e"),
      (.organisation, "Königliche Gesellſchaft der Wiſſenſchaften", "11", "same name"),
    ] as [(Entity.Kind, String, String, String)])
  func finds(kind: Entity.Kind, name: String, id: String, reason: String) async throws {
    let bench = try LinkBench()
    try bench.folder.write(Self.persons, to: "names.csv")
    let answer = try #require(try await bench.answer(kind, name, Self.yaml))
    #expect(answer.outcome == .linked, "\(answer)")
    let best = try #require(answer.candidates.first)
    #expect(best.id == id)
    #expect((0.85...1).contains(best.score))
    #expect(reason.isEmpty || best.reason.contains(reason), "\(best.reason)")
  }

  @Test(
    "what is another name, or anybody's, stays unlinked and says why",
    arguments: [
      (Entity.Kind.person, "Friedrich III.", [Link.Outcome.doubtful, .notFound]),
      (.person, "Lindenau", [.doubtful]),
      (.person, "Goethe", [.doubtful]),
      (.person, "Anna Lindenau", [.doubtful]),
      (.person, "Hans Müller", [.tie]),
      (.person, "Hohenthal", [.notFound]),
      (.place, "Bruckdorf", [.notFound, .doubtful]),
      (.person, "Zacharias Werner", [.notFound]),
    ] as [(Entity.Kind, String, [Link.Outcome])])
  func leavesOut(kind: Entity.Kind, name: String, outcomes: [Link.Outcome]) async throws {
    let bench = try LinkBench()
    try bench.folder.write(Self.persons, to: "names.csv")
    let answer = try #require(try await bench.answer(kind, name, Self.yaml))
    #expect(outcomes.contains(answer.outcome), "\(answer)")
    #expect(answer.reason?.isEmpty == false)
    if answer.outcome == .tie { #expect(Set(answer.candidates.prefix(2).map(\.id)) == ["5", "6"]) }
  }

  @Test("each name is looked up once an item, and the pages are told")
  func oncePerName() async throws {
    let bench = try LinkBench()
    try bench.folder.write(Self.persons, to: "names.csv")
    var pages = (1...2).map { Page(number: $0, image: PageImage(path: "\($0).png")) }
    for (index, text) in ["Ernst Linde-\nnau", "Ernst Lindenau"].enumerated() {
      pages[index].entities = [
        Entity(
          kind: .person, text: text, start: 0, end: 1, boxes: [], normal: nil, confidence: nil, evidence: "")
      ]
    }
    var document = Document(item: Item(id: "i", pages: []), date: "2026-08-01")
    document.fields = [
      Field(
        name: .creator, value: "Brückner, Friedrich August", normal: nil, confidence: 1,
        evidence: [.init(page: 2, line: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1), text: "")])
    ]
    _ = try await bench.stage(Self.yaml).process(&document, pages: MemoryPages(pages))
    #expect(
      document.links?.map { "\($0.name.text) \($0.pages) \($0.linked.map(\.candidate.id))" } == [
        "Brückner, Friedrich August [2] [\"2\"]", "Ernst Lindenau [1, 2] [\"1\"]",
      ])
    #expect(document.provisional.isEmpty)
  }

  @Test(
    "every format gives the same link",
    arguments: [
      ("names.csv", "id;name;kind\n7;Hohenthal;place\n", ""),
      ("names.tsv", "7\tHohenthal\tP\n", ", columns: { id: 1, name: 2, kind: 3 }"),
      (
        "names.jsonl",
        "{\"id\": 7, \"name\": \"Hohenthal\", \"type\": [\"PlaceOrGeographicName\"]}\n\nnonsense\n", ""
      ),
      (
        "names.ttl",
        """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/place/7> a skos:Concept ; skos:notation "7" ; skos:altLabel "Hohenthal" ;
          skos:prefLabel "Hohental"@de .
        """, ""
      ),
      (
        "names.rdf",
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
          <skos:ConceptScheme rdf:about="https://example.org/place"><skos:prefLabel>Hohenthal</skos:prefLabel></skos:ConceptScheme>
          <skos:Concept rdf:about="https://example.org/place/7"><skos:prefLabel>Hohenthal</skos:prefLabel></skos:Concept>
        </rdf:RDF>
        """, ""
      ),
    ])
  func formats(name: String, text: String, options: String) async throws {
    let bench = try LinkBench()
    try bench.folder.write(text, to: name)
    let answer = try await bench.answer(.place, "Hohenthal", "authorities: [{ file: \(name)\(options) }]")
    #expect(answer?.outcome == .linked)
    #expect(answer?.candidates.map(\.id) == ["7"])
  }

  @Test(
    "identifiers of known authorities get their addresses, and others are left out",
    arguments: [
      ("gnd", "118540238", "https://d-nb.info/gnd/118540238"),
      ("viaf", "24602065", "https://viaf.org/viaf/24602065"),
      ("geonames", "2950159", "https://sws.geonames.org/2950159/"),
      ("wikidata", "Q64", "http://www.wikidata.org/entity/Q64"),
      ("wikidata", "http://www.wikidata.org/entity/Q64", "http://www.wikidata.org/entity/Q64"),
      ("wikidata", "64", nil),
    ] as [(String, String, String?)])
  func schemes(scheme: String, id: String, uri: String?) async throws {
    let bench = try LinkBench()
    try bench.folder.write("id,name\n\(id),Berlin\nQ1,Bonn\n1234,Bern\n", to: "a.csv")
    let answer = try await bench.answer(.place, "Berlin", "authorities: [{ file: a.csv, scheme: \(scheme) }]")
    #expect(answer?.candidates.first?.uri == uri)
  }

  @Test("mistakes in the options are all told at their places")
  func mistakes() throws {
    let bench = try LinkBench()
    let (_, problems) = try bench.options(
      """
      authorities:
        - { file: a.bin, kinds: [persons], columns: { names: x } }
        - { fil: b.csv }
      services: [{ url: "ftp://x", key: "a b" }, { url: "http://me:secret@host/r" }]
      """)
    let text = problems.map { "\($0.position.line): \($0.message)" }.joined(separator: "\n")
    for part in [
      "2: the name 'a.bin'", "2: 'persons' is no kind", "2: 'names' is nothing",
      "3: option 'file' is missing",
      "3: unknown option 'fil'", "4: 'url' must be an address", "4: 'url' must not hold a password",
      "4: 'key' must be the name",
    ] { #expect(text.contains(part), "\(part) in\n\(text)") }
    #expect(!text.contains("secret"))
    #expect(try bench.options("{}").1.contains { $0.message.contains("nothing to link names to") })
  }

  @Test("a file or a key that is not there is told before the run")
  func shortcomings() throws {
    var bench = try LinkBench()
    let (options, _) = try bench.options(
      "authorities: [{ file: gone.csv }]\nservices: [{ url: 'http://localhost/', key: MY_KEY }]")
    #expect(LinkEntities.shortcomings(options, bench.services).count == 2)
    bench.environment = ["MY_KEY": "x"]
    #expect(LinkEntities.shortcomings(options, bench.services).count == 1)
  }

  @Test("a file without a usable name is an error that names it")
  func emptyFile() async throws {
    let bench = try LinkBench()
    try bench.folder.write("id,name\n,\n", to: "names.csv")
    await #expect(throws: AuthorityFile.Unreadable.self) { try await bench.answer(.place, "Bonn", Self.yaml) }
  }

  @Test("a large file is indexed once, found again in the cache, and a damaged index is made anew")
  func largeFile() async throws {
    let bench = try LinkBench()
    var random = ColophonTesting.SeededRandom(seed: 11)
    let parts = [
      "ber", "lin", "mar", "ten", "hol", "stau", "kre", "win", "sal", "dor", "fel", "gra", "nim", "rot",
    ]
    func name(_ count: Int) -> String {
      (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined().capitalized
    }
    var lines = ["id,name"]
    for id in 0..<8000 { lines.append("n\(id),\"\(name(3)), \(name(2))\"") }
    lines.append("x,\"Quastenberg, Theodora\"")
    try bench.folder.write(lines.joined(separator: "\n"), to: "names.csv")
    for _ in 0..<2 {
      let answer = try await bench.answer(.person, "Theodora Quaftenbcrg", Self.yaml)
      #expect(answer?.outcome == .linked)
      #expect(answer?.candidates.first?.id == "x")
    }
    let cache = bench.folder.path("cache")
    let kept = try FileManager.default.contentsOfDirectory(atPath: cache.path).filter {
      $0.hasSuffix(".index")
    }
    #expect(kept.count == 1)
    for file in kept {
      let data = try Data(contentsOf: cache.appending(path: file))
      try data.prefix(data.count / 2).write(to: cache.appending(path: file))
    }
    #expect(try await bench.answer(.person, "Theodora Quastenberg", Self.yaml)?.outcome == .linked)
  }
}
