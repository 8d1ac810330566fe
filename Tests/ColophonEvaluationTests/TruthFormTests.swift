import ColophonDocument
import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("Ground truth is taken in the forms in which it comes")
struct TruthFormTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, image: String) throws {
    let page = ["item": "prints/a", "image": image, "text": text]
    let line = String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
    try folder.write(line.replacing("{", with: "{\"page\":1,", maxReplacements: 1), to: "out/pages.jsonl")
  }

  private func report(
    _ truth: String = "prints", labels: String? = nil, leaveOut: [String] = []
  ) throws -> EvaluationReport {
    try Evaluation(
      truth: [folder.path(truth)], profile: .asPrinted, labels: labels.map { folder.path($0) },
      leaveOut: leaveOut
    ).report(on: folder.path("out"))
  }

  private func complaint(_ truth: String = "prints", labels: String? = nil) throws -> String {
    try #require(#expect(throws: EvaluationError.self) { try report(truth, labels: labels) }).description
  }

  private static func page(version: String, _ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/\(version)">
      <Page imageFilename="images/scan_7.tif" imageWidth="100" imageHeight="100">\(body)</Page>
    </PcGts>
    """
  }

  @Test(
    "PAGE of any version, in its reading order, the best reading of a line",
    arguments: ["2010-03-19", "2019-07-15"])
  func pageXML(_ version: String) throws {
    try folder.write(
      Self.page(
        version: version,
        """
        <ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="b"/>
        <OrderedGroupIndexed id="h" index="0"><RegionRefIndexed index="0" regionRef="c"/></OrderedGroupIndexed>
        </OrderedGroup></ReadingOrder>
        <TextRegion id="a"><TextLine id="a1"><TextEquiv><Unicode>zuletzt</Unicode></TextEquiv></TextLine></TextRegion>
        <TextRegion id="b"><TextLine id="b1"><Coords points="10,20 90,20 90,30 10,31"/>
        <Word id="w1"><TextEquiv><Unicode>zwei</Unicode></TextEquiv></Word>
        <Word id="w2"><TextEquiv><Unicode>Worte</Unicode></TextEquiv></Word></TextLine></TextRegion>
        <TextRegion id="c"><TextLine id="c1"><Coords><Point x="1" y="2"/><Point x="30" y="9"/></Coords>
        <TextEquiv index="1"><Unicode>falſch</Unicode></TextEquiv>
        <TextEquiv index="0"><Unicode>erſte</Unicode></TextEquiv></TextLine></TextRegion>
        """), to: "prints/0001.xml")
    try read("erſte\nzwei Wxrte\nzuletzt", image: "0001.tif")
    let report = try report()
    #expect(report.overall.characters?.errors == 1 && report.overall.characters?.length == 24)
    #expect(report.worstLines.map(\.box) == [Box(left: 10, top: 20, right: 90, bottom: 31)])
  }

  @Test("ALTO of any version, words joined, hyphens kept")
  func alto() throws {
    for version in ["v2", "v4"] {
      try folder.write(
        """
        <alto xmlns="http://www.loc.gov/standards/alto/ns-\(version)#"><Description>
        <MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>scan_7.jpg</fileName>
        </sourceImageInformation></Description><Layout><Page><PrintSpace><TextBlock>
        <TextLine HPOS="5.0" VPOS="6" WIDTH="70" HEIGHT="8"><String CONTENT="eine"/><SP/><String CONTENT="Mahl"/><HYP CONTENT="-"/></TextLine>
        <TextLine HPOS="5" VPOS="16" WIDTH="70" HEIGHT="8"><String CONTENT="steuer"/></TextLine>
        </TextBlock></PrintSpace></Page></Layout></alto>
        """, to: "prints/other_name.xml")
      // The file is not called like the image, but says its name.
      try read("eine Mahl-\nsteuex", image: "scans/scan_7.jpg")
      let report = try report()
      #expect(report.overall.characters?.errors == 1 && report.overall.characters?.length == 17)
      #expect(report.worstLines.first?.box == Box(left: 5, top: 16, right: 75, bottom: 24))
    }
  }

  @Test("a table of lines, with the order of a plain text beside it")
  func lineTable() throws {
    try folder.write(
      """
      x0\ty0\tx1\ty1\ttext_verified
      1\t50\t90\t60\tzweite Zeile
      1\t20\t90\t30\terste Zeile
      1\t70\t90\t80\t

      """, to: "prints/0001.lines.tsv")
    try read("zweite Zeile\nerste Zeile", image: "0001.png")
    #expect(try report().overall.characters?.errors == 0)

    try folder.write("erste Zeile\nzweite Zeile\n", to: "prints/gt-text/0001.txt")
    try folder.write(
      """
      image\tground_truth\tplain_text\tlang\tdate\tkind
      0001.png\t0001.lines.tsv\tgt-text/0001.txt\tde\t1848-1850\tnewspaper

      """, to: "prints/manifest.tsv")
    try read("erste Zeile\nzweite Zeilx", image: "0001.png")
    let report = try report()
    #expect(report.overall.characters?.errors == 1)
    #expect(report.worstLines.first?.box == Box(left: 1, top: 50, right: 90, bottom: 60))
  }

  @Test("a METS file with full texts, wherever in its folder they lie")
  func mets() throws {
    for name in ["0001", "0002"] {
      try folder.write(
        Self.page(
          version: "2019-07-15",
          "<TextRegion id=\"a\"><TextLine id=\"l\"><TextEquiv><Unicode>Seite \(name)</Unicode></TextEquiv></TextLine></TextRegion>"
        ),
        to: name == "0001" ? "vol/text/\(name).xml" : "vol/\(name).xml")
    }
    try folder.write(
      """
      <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec>
      <mets:fileGrp USE="DEFAULT"><mets:file ID="I1" MIMETYPE="image/jpeg"><mets:FLocat LOCTYPE="URL" xlink:href="img/p1.jpg"/></mets:file>
      <mets:file ID="I2" MIMETYPE="image/jpeg"><mets:FLocat LOCTYPE="URL" xlink:href="img/p2.jpg"/></mets:file></mets:fileGrp>
      <mets:fileGrp USE="FULLTEXT"><mets:file ID="T1" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="text/0001.xml"/></mets:file>
      <mets:file ID="T2" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="text/0002.xml"/></mets:file>
      <mets:file ID="T3" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="../out/secret.xml"/></mets:file></mets:fileGrp></mets:fileSec>
      <mets:structMap TYPE="PHYSICAL"><mets:div><mets:div TYPE="page"><mets:fptr FILEID="I1"/><mets:fptr FILEID="T1"/></mets:div>
      <mets:div TYPE="page"><mets:fptr FILEID="I2"/><mets:fptr FILEID="T2"/></mets:div>
      <mets:div TYPE="page"><mets:fptr FILEID="T3"/></mets:div></mets:div></mets:structMap></mets:mets>
      """, to: "vol/mets.xml")
    try folder.write("<a/>", to: "out/secret.xml")
    try read("Seite 0002", image: "img/p2.jpg")
    for truth in ["vol", "vol/mets.xml"] {
      let report = try report(truth)
      #expect(report.overall.pages == 2)
      #expect(report.overall.characters?.errors == 10)
      #expect(report.absences.map(\.page.page) == ["0001"])
    }
  }

  @Test("a manifest pairs names that differ, and gives language, decade and type for figures of their own")
  func manifest() throws {
    try folder.write("eins\n", to: "prints/a.txt")
    try folder.write("two\n", to: "prints/b.txt")
    try folder.write("drei\n", to: "prints/c.txt")
    try folder.write(
      """
      image\tground_truth\tlang\tdate\tkind
      one_B.tif\ta.txt\tde\t1548\tbook
      two.tif\tb.txt\ten\tabout 1541\tbook
      three.tif\tc.txt\tde\t\tletter
      """, to: "prints/manifest.tsv")
    try folder.write(
      """
      {"item":"prints/a","page":1,"image":"one_B.tif","text":"eins"}
      {"item":"prints/a","page":2,"image":"two.tif","text":"twx"}
      {"item":"prints/a","page":3,"image":"three.tif","text":"drei"}
      """, to: "out/pages.jsonl")
    let report = try report()
    #expect(report.breakdowns.map(\.by) == ["language", "decade", "document type"])
    #expect(report.breakdowns[0].groups.map { "\($0.name) \($0.pages)" } == ["de 2", "en 1"])
    #expect(report.breakdowns[1].groups.map(\.name) == ["1540s", "unknown"])
    #expect(report.breakdowns[0].groups[1].characters?.micro == 1.0 / 3)

    try folder.write(
      "image\tdoctype\nprints/one_B.tif\tbook-page\nprints/two.tif\tbook-page\nprints/three.tif\tletter-handwritten\n",
      to: "labels.tsv")
    let left = try self.report(labels: "labels.tsv", leaveOut: ["letter-handwritten", "map"])
    #expect(left.overall.pages == 2)
    #expect(left.leftOut.map { "\($0.label) \($0.pages)" } == ["letter-handwritten 1", "map 0"])
    #expect(left.table().contains("map: no page has it"))
  }

  @Test("what is no ground truth is named with a reason")
  func complaints() throws {
    try read("x", image: "1.jpg")
    #expect(try complaint("nowhere").contains("no such file or folder"))
    try folder.write("x", to: "prints/readme.md")
    #expect(try complaint().contains("holds no ground truth"))
    #expect(try complaint("prints/readme.md").contains("expected PAGE, ALTO, METS"))
    try folder.write("<PcGts><Page></PcGts>", to: "prints/1.xml")
    #expect(try complaint().contains("1.xml: line 1:"))
    try folder.write("<TEI/>", to: "prints/1.xml")
    #expect(try complaint("prints/1.xml").contains("found another kind"))
    try folder.write("image\tground_truth\n1.jpg\tgone.xml\n", to: "prints/manifest.tsv")
    #expect(try complaint().contains("gone.xml: "))
    try folder.write("picture\ttype\n", to: "labels.tsv")
    #expect(try complaint("prints", labels: "labels.tsv").isEmpty == false)
  }

  @Test("an entity that only a DTD could explain is refused")
  func hostileXML() throws {
    try read("x", image: "1.jpg")
    try folder.write(
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><alto>&b;</alto>", to: "prints/1.xml")
    #expect(try complaint().contains("refused"))
  }
}
