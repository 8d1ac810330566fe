import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("mets: descriptions") struct METSDescriptionTests {
  static func entries(_ mods: String) throws -> [String] {
    var sample = METSSample()
    sample.mods = mods
    let item = try #require(try METSReaderTests.read(sample).items.first)
    return item.source.entries.map { "\($0.key)=\($0.value)" }
  }

  @Test func readsTheWholeDescription() throws {
    let mods = """
      <mods:titleInfo type="alternative"><mods:title>Other</mods:title></mods:titleInfo>
      <mods:titleInfo><mods:nonSort>Die</mods:nonSort><mods:title>Frau
         und der Sozialismus</mods:title><mods:subTitle>ein Buch</mods:subTitle>
        <mods:partNumber>2</mods:partNumber><mods:partName>Zukunft</mods:partName></mods:titleInfo>
      <mods:name type="personal"><mods:namePart type="given">August</mods:namePart>
        <mods:namePart type="family">Bebel</mods:namePart>
        <mods:role><mods:roleTerm type="code">aut</mods:roleTerm></mods:role></mods:name>
      <mods:name><mods:namePart>Verein</mods:namePart><mods:role><mods:roleTerm>Creator</mods:roleTerm></mods:role></mods:name>
      <mods:name><mods:displayForm>Drucker</mods:displayForm><mods:role><mods:roleTerm>prt</mods:roleTerm></mods:role></mods:name>
      <mods:originInfo><mods:place><mods:placeTerm type="code">sz</mods:placeTerm>
        <mods:placeTerm type="text">Zürich</mods:placeTerm></mods:place><mods:publisher>Verlag</mods:publisher>
        <mods:dateIssued keyDate="yes">1879</mods:dateIssued></mods:originInfo>
      <mods:originInfo eventType="digitization"><mods:place><mods:placeTerm>Berlin</mods:placeTerm></mods:place>
        <mods:publisher>Bibliothek</mods:publisher><mods:dateIssued>2020</mods:dateIssued></mods:originInfo>
      <mods:language><mods:languageTerm type="text">Deutsch</mods:languageTerm>
        <mods:languageTerm type="code">ger</mods:languageTerm></mods:language>
      <mods:identifier type="vd16">ZV 1</mods:identifier><mods:identifier/>
      <mods:relatedItem type="host"><mods:titleInfo><mods:title>Host</mods:title></mods:titleInfo></mods:relatedItem>
      """
    #expect(
      try Self.entries(mods) == [
        "title=Die Frau und der Sozialismus: ein Buch", "part=2, Zukunft", "creator=Bebel, August",
        "creator=Verein",
        "date=1879", "place=Zürich", "publisher=Verlag", "language=ger", "identifier=ZV 1",
        "identifier.vd16=ZV 1",
      ])
  }

  @Test(arguments: [
    (
      "<mods:dateIssued point=\"start\">1848</mods:dateIssued><mods:dateIssued point=\"end\">1850</mods:dateIssued>",
      "1848/1850"
    ),
    ("<mods:dateIssued point=\"start\">1848</mods:dateIssued>", "1848/.."),
    ("<mods:dateCreated>1938-05-09</mods:dateCreated>", "1938-05-09"),
  ])
  func readsDates(_ dates: String, _ expected: String) throws {
    #expect(try Self.entries("<mods:originInfo>\(dates)</mods:originInfo>") == ["date=\(expected)"])
  }

  @Test func joinsAnElidedArticleWithoutSpace() throws {
    let title =
      "<mods:titleInfo><mods:nonSort>L'</mods:nonSort><mods:title>Argus</mods:title></mods:titleInfo>"
    #expect(try Self.entries(title) == ["title=L'Argus"])
  }

  @Test func anItemWithoutDescriptionHasNoEntries() throws {
    var sample = METSSample()
    sample.mods = nil
    let item = try #require(try METSReaderTests.read(sample).items.first)
    #expect(item.source == SourceRecord(path: "mets.xml"))
  }

  // MARK: - Real data

  @Test(.enabled(if: Repository.hasShared, Comment(rawValue: Repository.withoutShared)))
  func readsEveryRealMETSFile() throws {
    let data = Repository.shared.appending(path: "data")
    let answer = try read(METSReader.self, "{path: meta-ocrd}", in: data)
    #expect(answer.broken.isEmpty)
    #expect(answer.items.count == 47)
    #expect(Set(answer.items.map(\.id)).count == 47)
    #expect(answer.items.allSatisfy { !$0.pages.isEmpty })
    // The title of one work stands only in the record of its series.
    #expect(answer.items.filter { $0.source.values("title").isEmpty }.map(\.id) == ["665155181"])
    let table = try String(contentsOf: data.appending(path: "meta-ocrd/records.tsv"), encoding: .utf8)
    var differences: [String] = []
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      // One row of the table is broken over two lines.
      guard fields.count == 9 else { continue }
      let source = try #require(answer.items.first { $0.source.path == fields[0] + "/mets.xml" }?.source)
      #expect(
        source.values("creator").count == fields[2].components(separatedBy: "[aut]").count - 1, "\(fields[0])"
      )
      for (key, column) in [("place", 3), ("publisher", 4), ("date", 5), ("language", 6)] {
        let expected = fields[column].components(separatedBy: " | ")[0]
        let found = source.values(key).first ?? ""
        if found != expected { differences.append("\(fields[0]) \(key): \(found) for \(expected)") }
      }
    }
    // The table has the library that made the scans.
    #expect(differences == ["nn_besuch_1780 publisher:  for HAB Wolfenbüttel"])
    let bebel = try #require(answer.item("1043031933"))
    #expect(bebel.pages.first?.path == "bebel_frau_1879/GT-PAGE/bebel_frau_1879_0146.tif")
    #expect(bebel.source.values("creator") == ["Bebel, August"])
  }

  @Test(
    .enabled(if: Repository.hasShared, Comment(rawValue: Repository.withoutShared)),
    .enabled(if: findProgram("xmllint") != nil, "needs xmllint"))
  func readsValidMETSOverRealScans() throws {
    let folder = try TemporaryFolder()
    let names = ["1f71_1643_1.jpg", "1f71_1643_3.jpg"]
    for name in names {
      try folder.write(
        Data(contentsOf: Repository.shared.appending(path: "data/ocr-nubis/\(name)")), to: "c/images/\(name)")
    }
    var sample = METSSample()
    sample.hrefs = names.map { "images/\($0)" }
    sample.pages = [("ORDER=\"2\" ORDERLABEL=\"3\"", [1]), ("ORDER=\"1\" ORDERLABEL=\"1\"", [0])]
    let file = try folder.write(sample.text, to: "c/mets.xml")
    let schemas = Repository.shared.appending(path: "schemas")
    let result = try runProgram(
      try #require(findProgram("xmllint")),
      ["--nonet", "--noout", "--schema", schemas.appending(path: "drivers/mets.xsd").path, file.path],
      environment: ["XML_CATALOG_FILES": schemas.appending(path: "catalog.xml").path])
    #expect(result.status == 0, "\(result.errors)")
    let item = try #require(try read(METSReader.self, "{path: c}", in: folder.url).items.first)
    #expect(item.pages.map(\.label) == ["1", "3"])
    for page in item.pages {
      #expect(FileManager.default.fileExists(atPath: folder.path("c/" + page.path).path))
    }
  }
}
