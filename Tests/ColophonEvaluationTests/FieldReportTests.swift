import ColophonDocument
import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("Fields are scored as the benchmarks score them")
struct FieldReportTests {
  private static let heading =
    "id\ttype\tlast_name\tfirst_name\ttitle\tyear\tplace\tpages\tpublisher\tformat\tshelfmark\tsubjects\n"
  private static let card =
    "7\tDissertation or thesis\tNitz\tErwin\tVom Zugang\t1936\tMarburg\t80\tHamel\t8°\tU 36. 7342\t\n"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func records(_ table: String) throws -> [TrueRecord] {
    try folder.write(table, to: "cards/records.tsv")
    try folder.write("", to: "cards/images/7.jpg")
    guard case .cards(let records, let images) = try FieldTruth(folder: folder.path("cards")) else {
      return []
    }
    #expect(images.keys.sorted() == ["7"])
    return records
  }

  private func field(_ name: Field.Name, _ value: String, _ confidence: Double? = nil) -> Field {
    Field(name: name, value: value, normal: nil, confidence: confidence, evidence: [])
  }

  @Test("invented, left blank and wrong identifiers are told apart")
  func threeErrors() throws {
    let record = try #require(try records(Self.heading + Self.card).first)
    let read = [
      field(.creator, "Nitz, Erwin"), field(.title, "Vom Zugang"), field(.date, "1936"), field(.extent, "80"),
      // Another book's mark; a subject where the card has none; no publisher, place and format.
      field(.shelfmark, "U 12. 1111"), field(.subject, "Recht"),
    ]
    let report = FieldReport([FieldCase(record, fields: read, isHandwritten: false)], measure: .letters)
    let all = report.micro
    #expect(all.expected == 9 && all.given == 7 && all.right == 5)
    #expect(all.invented == 1 && report.main[.subject]?.invented == 1)
    #expect(all.leftBlank == 3)
    #expect(all.wrong == 1 && all.wrongIdentifiers == 1)
    #expect(all.f1 == 10.0 / 16)
    #expect(report.main[.surname]?.f1 == 1 && report.main[.givenName]?.f1 == 1)
  }

  @Test("the likeness that counts as right is that of the benchmark: 0.92, letter for letter")
  func benchmarkThreshold() {
    #expect(likeness(of: "DN:B 1939, 34, 626", "DN:B 1939, 24, 626") >= 0.92)
    #expect(likeness(of: "Thurs", "Thursz") < 0.92)
    #expect(likeness(of: "8'", "8°") == 0.5)
    #expect(likeness(of: "", "") == 1 && likeness(of: "a", "") == 0)
  }

  @Test("cards written by hand are counted apart")
  func handwritten() throws {
    let record = try #require(try records(Self.heading + Self.card).first)
    let report = FieldReport([FieldCase(record, fields: [], isHandwritten: true)], measure: .letters)
    #expect(report.items == 0 && report.handwrittenItems == 1)
    #expect(report.micro.expected == 0)
    #expect(report.handwritten[.title]?.leftBlank == 1)
  }

  @Test("confidence is held against the truth, and weak groups are named")
  func calibrationAndGroups() throws {
    let record = try #require(try records(Self.heading + Self.card).first)
    let cases = (0..<8).map { index in
      var copy = record
      copy.item = "\(index)"
      copy.language = index < 3 ? "fr" : "de"
      copy.year = index < 3 ? 1891 : 1936
      let title = index < 3 ? "Über Kohle" : "Vom Zugang"
      return FieldCase(copy, fields: [field(.title, title, 0.96)], isHandwritten: false)
    }
    let report = FieldReport(cases, measure: .letters)
    #expect(report.bins.count == 1)
    #expect(report.bins.first?.right == 5.0 / 8)
    #expect(abs((report.calibrationError ?? 0) - (0.96 - 0.625)) < 1e-9)
    let languages = try #require(report.groups.first { $0.dimension == "language" })
    #expect(languages.groups.map(\.name) == ["de", "fr"])
    #expect(languages.groups.map(\.isWeak) == [false, true])
    #expect(report.groups.first { $0.dimension == "decade" }?.groups.map(\.name) == ["1890s", "1930s"])
    #expect(report.markdown(listsErrors: true).contains("| wrong"))
    let json = try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any]
    #expect((json?["groups"] as? [String: Any])?.keys.sorted() == ["decade", "document_type", "language"])
  }

  @Test(
    "a broken line of the records is an error with its place",
    arguments: [
      ("7\tReference\n", "expected 12 columns parted by tabs, found 2"),
      (String(card.dropFirst()), "the column 'id' is empty"),
      (card + card, "'7' stands already on line 2"),
      (card.replacing("1936", with: "MCM"), "expected a year of four figures, found 'MCM'"),
    ])
  func brokenRecords(_ lines: String, _ reason: String) throws {
    let error = #expect(throws: EvaluationError.self) { try records(Self.heading + lines) }
    let complaint = try #require(error).description
    #expect(complaint.contains("cards/records.tsv:\(lines.contains("U 36. 7342\t\n7") ? 3 : 2): "))
    #expect(complaint.contains(reason))
  }

  @Test("a folder that holds neither records nor works says what is expected")
  func noData() throws {
    try folder.write("", to: "cards/x.txt")
    let error = #expect(throws: EvaluationError.self) { try FieldTruth(folder: folder.path("cards")) }
    #expect(try #require(error).description.contains("expected records.tsv and images"))
  }

  @Test("works come with their MODS record and the text of their title page")
  func works() throws {
    try folder.write(
      """
      <mets:mets xmlns:mets="http://www.loc.gov/METS/"><mods xmlns="http://www.loc.gov/mods/v3">
      <titleInfo><title>Das junge || Europa</title><subTitle>Novelle</subTitle></titleInfo>
      <name><role><roleTerm>aut</roleTerm></role><namePart type="family">Laube</namePart>
      <namePart type="given">Heinrich</namePart></name>
      <originInfo><place><placeTerm>Mannheim</placeTerm></place><dateIssued>1837</dateIssued></originInfo>
      <language><languageTerm>deu</languageTerm></language></mods></mets:mets>
      """, to: "works/laube/mets.xml")
    try folder.write(
      """
      <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
      <Page imageFilename="a.jpg" imageWidth="900" imageHeight="1200" type="title"><TextRegion id="r">
      <TextLine id="l"><Coords points="10,20 300,20 300,60 10,60"/><TextEquiv><Unicode>Das junge Europa.</Unicode>
      </TextEquiv></TextLine></TextRegion></Page></PcGts>
      """, to: "works/laube/1.xml")
    guard case .works(let works) = try FieldTruth(folder: folder.path("works")), let work = works.first else {
      Issue.record("expected works")
      return
    }
    #expect(work.record.values[.title] == ["Das junge Europa"])
    #expect(work.record.values[.creator] == ["Heinrich Laube"])
    #expect(work.record.values[.publisher] == [])
    #expect(work.record.year == 1837 && work.record.language == "deu")
    let text = try #require(work.titlePages.first)
    #expect(text.width == 900 && text.lines.map(\.text) == ["Das junge Europa."])
    #expect(text.lines[0].words.map(\.box.left) == [10, 74, 171])
  }
}
