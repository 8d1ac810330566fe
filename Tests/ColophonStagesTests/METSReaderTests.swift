import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("mets") struct METSReaderTests {
  /// Writes METS files and reads the folder they lie in.
  static func read(_ files: [String: String], _ options: String = "{path: c}") throws -> ReaderAnswer {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: "c/" + path) }
    return try ColophonStagesTests.read(METSReader.self, options, in: folder.url)
  }

  static func read(_ sample: METSSample, _ options: String = "{path: c}") throws -> ReaderAnswer {
    try read(["mets.xml": sample.text], options)
  }

  static func message(_ answer: ReaderAnswer) throws -> String {
    #expect(answer.items.isEmpty)
    let failure = try #require(answer.broken.first?.failure)
    #expect(failure.reason == .invalidSourceRecord)
    return failure.message
  }

  // MARK: - Pages

  @Test func listsPagesByTheirOrderWithTheirLabels() throws {
    var sample = METSSample()
    sample.hrefs = ["1.jpg", "2.jpg", "3.jpg"]
    sample.pages = [
      ("ORDER=\"10\" ORDERLABEL=\"iii\"", [0]), ("ORDER=\"9\" ORDERLABEL=\" \"", [1]), ("ORDER=\"1\"", [2]),
    ]
    let answer = try Self.read(sample)
    #expect(answer.summary == ["obj-1: 3.jpg 2.jpg 1.jpg"])
    #expect(answer.items.first?.pages.map(\.label) == [nil, nil, "iii"])
    #expect(answer.items.first?.source.path == "mets.xml")
    #expect(answer.log.isEmpty)
  }

  @Test func followsNestedDivisions() throws {
    var sample = METSSample()
    sample.hrefs = ["1.jpg", "2.jpg", "3.jpg"]
    sample.physical = """
      <mets:structMap TYPE="physical"><mets:div TYPE="physSequence">
      <mets:div TYPE="quire" ORDER="2"><mets:div TYPE="page" ORDER="1"><mets:fptr FILEID="F_0"/></mets:div></mets:div>
      <mets:div TYPE="quire" ORDER="1">
      <mets:div TYPE="page"><mets:fptr><mets:area FILEID="F_2"/></mets:fptr></mets:div>
      <mets:div TYPE="page" ORDER="1"><mets:fptr FILEID="F_1"/></mets:div>
      </mets:div></mets:div></mets:structMap>
      """
    #expect(try Self.read(sample).summary == ["obj-1: 3.jpg 2.jpg 1.jpg"])
  }

  @Test func readsAFileThatTwoPagesNameOnce() throws {
    var sample = METSSample()
    sample.pages = [("", [0]), ("", [1]), ("", [0])]
    let answer = try Self.read(sample)
    #expect(answer.summary == ["obj-1: images/1.jpg images/2.jpg"])
    #expect(answer.log.count == 1)
    #expect(answer.log.first?.contains("the file 'F_0' stands twice") == true)
  }

  @Test func namesPagesWithoutFileAndFilesWithoutPage() throws {
    var sample = METSSample()
    sample.pages = [("", [0]), ("", [])]
    let answer = try Self.read(sample)
    #expect(answer.summary == ["obj-1: images/1.jpg"])
    #expect(answer.log.map { $0.contains("1 pages have no file in the group 'LOCAL'") } == [true, false])
    #expect(answer.log.last?.contains("1 files of the group 'LOCAL' stand on no page") == true)
  }

  @Test func readsTheFileGroupInItsOrderWhenThereIsNoPhysicalStructure() throws {
    var sample = METSSample()
    sample.physical = ""
    let answer = try Self.read(sample)
    #expect(answer.summary == ["obj-1: images/1.jpg images/2.jpg"])
    #expect(answer.log.first?.contains("there is no physical structure") == true)
  }

  @Test func anItemWithoutPagesIsBroken() throws {
    var sample = METSSample()
    sample.pages = []
    #expect(try Self.read(sample).failure("mets.xml")?.reason == .noPages)
    sample.hrefs = []
    #expect(try Self.read(sample).failure("mets.xml")?.reason == .noPages)
  }

  @Test func everyFrameOfATIFFFileBecomesAPage() throws {
    let folder = try TemporaryFolder()
    var sample = METSSample()
    sample.hrefs = ["1.tif", "2.jpg"]
    try folder.write(sample.text, to: "c/mets.xml")
    try folder.write(ImageFolderTIFFTests.tiff([2, 2]), to: "c/1.tif")
    let answer = try ColophonStagesTests.read(METSReader.self, "{path: c}", in: folder.url)
    #expect(answer.summary == ["obj-1: 1.tif 1.tif#1 2.jpg"])
  }

  // MARK: - File groups

  static let remote = """
    <mets:fileGrp USE="MAX"><mets:file ID="R"><mets:FLocat LOCTYPE="URL" \
    xlink:href="https://example.org/1.jpg"/></mets:file></mets:fileGrp>
    """

  @Test func prefersAGroupOfLocalFiles() throws {
    var sample = METSSample()
    sample.moreGroups = Self.remote
    #expect(try Self.read(sample).summary == ["obj-1: images/1.jpg images/2.jpg"])
    let answer = try Self.read(sample, "{path: c, file_group: MAX}")
    #expect(answer.failure("mets.xml")?.reason == .noPages)
    #expect(answer.failure("mets.xml")?.message.contains("group 'MAX'") == true)
  }

  @Test func namesRemoteImages() throws {
    var sample = METSSample()
    sample.hrefs = ["http://example.org/1.jpg", "HTTPS://example.org/2.jpg"]
    let message = try Self.message(try Self.read(sample))
    #expect(message.contains("remote images are not fetched by this reader yet: 'http://example.org/1.jpg'"))
    #expect(message.hasPrefix("mets.xml:"))
  }

  @Test func listsTheGroupsThereAreWhenTheWantedOneIsMissing() throws {
    var sample = METSSample()
    sample.moreGroups = Self.remote
    let wanted = try Self.message(try Self.read(sample, "{path: c, file_group: FULLTEXT}"))
    #expect(wanted.contains("expected the file group 'FULLTEXT', found LOCAL, MAX"))
    sample.group = "A"
    sample.moreGroups = "<mets:fileGrp USE=\"B\"/>"
    #expect(try Self.message(try Self.read(sample)).contains("found A, B; name the one with the images"))
    #expect(try Self.read(sample, "{path: c, file_group: a}").items.count == 1)
    sample.moreGroups = ""
    #expect(try Self.read(sample).items.count == 1)
  }

  @Test func aMETSFileWithoutFilesIsBroken() throws {
    let text = "<mets xmlns=\"http://www.loc.gov/METS/\"><structMap/></mets>"
    #expect(try Self.message(try Self.read(["mets.xml": text])).contains("found none"))
  }

  // MARK: - Where images may lie

  static func path(_ href: String, _ type: String = "LOCTYPE=\"URL\"") throws -> ReaderAnswer {
    var sample = METSSample()
    sample.hrefs = [href]
    sample.pages = [("", [0])]
    sample.locationType = type
    return try read(["vol/mets.xml": sample.text, "secret.jpg": "", "vol/50%20.jpg": ""])
  }

  @Test(arguments: [
    ("a b.jpg", "vol/a b.jpg"), ("a%20b.jpg", "vol/a b.jpg"), ("./x/../a.jpg", "vol/a.jpg"),
    ("file:a.jpg", "vol/a.jpg"), ("file://./a.jpg", "vol/a.jpg"), ("file://images/a.jpg", "vol/images/a.jpg"),
    ("50%20.jpg", "vol/50%20.jpg"), ("a%zz.jpg", "vol/a%zz.jpg"), ("a//b.jpg", "vol/a/b.jpg"),
  ])
  func findsImagesBesideTheMETSFile(_ href: String, _ path: String) throws {
    #expect(try Self.path(href).items.first?.pages.map(\.path) == [path])
  }

  @Test func takesAPlainPathAsItStands() throws {
    let answer = try Self.path("a%20b.jpg", "LOCTYPE=\"OTHER\" OTHERLOCTYPE=\"FILE\"")
    #expect(answer.items.first?.pages.map(\.path) == ["vol/a%20b.jpg"])
  }

  @Test(arguments: [
    "../secret.jpg", "a/../../secret.jpg", "%2e%2e/secret.jpg", "/etc/hostname", "file:///etc/hostname",
    "file://localhost/etc/hostname", "file:../secret.jpg", ".", "a/..", "..",
  ])
  func refusesImagesOutsideTheFolderOfTheMETSFile(_ href: String) throws {
    #expect(try Self.message(try Self.path(href)).contains("lies outside the folder of the METS file"))
  }

  @Test(arguments: ["ftp://example.org/1.jpg", "urn:nbn:de:1", "data:image/png;base64,AA"])
  func refusesOtherSchemes(_ href: String) throws {
    #expect(try Self.message(try Self.path(href)).contains("expected a file beside the METS file"))
  }

  @Test func takesAbsolutePathsIntoTheFolderAndRefusesLinksOutOfIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "c/secret.jpg")
    try folder.write("", to: "c/vol/1.jpg")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("c/vol/2.jpg").path, withDestinationPath: "../secret.jpg")
    var sample = METSSample()
    sample.pages = [("", [0])]
    sample.hrefs = [folder.path("c/vol/1.jpg").absoluteString]
    try folder.write(sample.text, to: "c/vol/mets.xml")
    let answer = try ColophonStagesTests.read(METSReader.self, "{path: c/vol/mets.xml}", in: folder.url)
    #expect(answer.summary == ["obj-1: 1.jpg"])
    sample.hrefs = ["2.jpg"]
    try folder.write(sample.text, to: "c/vol/mets.xml")
    let refused = try ColophonStagesTests.read(METSReader.self, "{path: c}", in: folder.url)
    #expect(try Self.message(refused).contains("lies outside"))
  }

  // MARK: - Hostile and broken files

  @Test(arguments: [
    ("<mets", "mets.xml:1:"), ("", "found an empty file"),
    ("<a/>", "expected {http://www.loc.gov/METS/}mets, found a"),
    ("<mets xmlns=\"http://www.loc.gov/METS/v2\"/>", "found {http://www.loc.gov/METS/v2}mets"),
    ("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>", "declares an entity"),
    ("<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>", "declares an entity"),
  ])
  func namesWhatIsWrongWithAFileAndGoesOn(_ text: String, _ message: String) throws {
    let answer = try Self.read(["a/mets.xml": text, "b/mets.xml": METSSample().text])
    #expect(answer.summary == ["obj-1: b/images/1.jpg b/images/2.jpg"])
    #expect(answer.failure("a/mets.xml")?.reason == .invalidSourceRecord)
    #expect(answer.failure("a/mets.xml")?.message.contains(message) == true)
  }

  // MARK: - Finding files and naming items

  @Test func findsMETSFilesByNameInNaturalOrder() throws {
    var sample = METSSample()
    sample.objectID = nil
    let text = sample.text
    let answer = try Self.read([
      "mets.xml": text, "10/METS.xml": text, "2/mets.xml": text, "a.mets.xml": text, "b.xml": "<a/>",
      ".x/mets.xml": "<a/>",
    ])
    #expect(answer.items.map(\.id) == ["a", "c", "2", "10"])
    #expect(answer.broken.isEmpty)
  }

  @Test func anItemWhoseIdentifierIsTakenKeepsItsOwnName() throws {
    let text = METSSample().text
    let answer = try Self.read(["1/mets.xml": text, "2/mets.xml": text])
    #expect(answer.items.map(\.id) == ["obj-1", "2"])
    #expect(answer.log.first?.contains("'obj-1' belongs to an earlier item; this one is called '2'") == true)
  }

  @Test func prefersTheCataloguesIdentifier() throws {
    var sample = METSSample()
    sample.mods = """
      <mods:identifier type="urn" invalid="yes">urn:wrong</mods:identifier>
      <mods:identifier type="URN">urn:x</mods:identifier>
      """
    #expect(try Self.read(sample).items.map(\.id) == ["urn:x"])
    sample.mods =
      (sample.mods ?? "")
      + "<mods:recordInfo><mods:recordIdentifier> PPN 1 </mods:recordIdentifier></mods:recordInfo>"
    let answer = try Self.read(sample)
    #expect(answer.items.map(\.id) == ["PPN 1"])
    #expect(answer.items.first?.source.values("identifier.urn") == ["urn:x"])
  }

  @Test func aMissingPathIsAShortcoming() throws {
    let folder = try TemporaryFolder()
    let (options, _) = try readOptions(METSReader.Options.self, "{path: none}", in: folder.url)
    #expect(METSReader.shortcomings(options, .recording(Log())).map(\.kind) == [.inaccessible])
    #expect(throws: CollectionUnreadable.self) { try METSReader(options, .recording(Log())).makeItems() }
  }
}
