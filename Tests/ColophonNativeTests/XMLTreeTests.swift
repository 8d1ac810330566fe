import ColophonTesting
import Foundation
import Testing

@testable import ColophonNative

@Suite struct XMLTreeTests {
  static let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <m:mets xmlns:m="http://www.loc.gov/METS/" xmlns:x="http://www.w3.org/1999/xlink" OBJID="a">
      <m:fileSec>
        <m:fileGrp USE="A"><m:file x:href="1 &amp; 2.tif" href="plain"/></m:fileGrp>
        <m:fileGrp USE="B"><!-- note --><m:file/><other>t<![CDATA[<w>]]><b>o</b></other></m:fileGrp>
      </m:fileSec>
    </m:mets>
    """

  func mets(_ local: String) -> XMLName { XMLName(local, in: "http://www.loc.gov/METS/") }

  func parse(_ text: String) throws -> XMLTree { try XMLTree(data: Data(text.utf8), source: "a.xml") }

  func error(_ text: String) throws -> XMLError {
    try #require(throws: XMLError.self) { try parse(text) }
  }

  @Test func findsElementsByPathInDocumentOrder() throws {
    let root = try parse(Self.sample).root
    #expect(root.name == mets("mets"))
    let groups = root.elements(mets("fileSec"), mets("fileGrp"))
    #expect(groups.map { $0.attribute("USE") } == ["A", "B"])
    #expect(root.descendants(mets("file")).count == 2)
    #expect(root.elements(XMLName("fileSec")).isEmpty)
    #expect(groups[1].line == 5)
  }

  @Test func tellsAttributesOfDifferentNamespacesApart() throws {
    let file = try #require(try parse(Self.sample).root.descendants(mets("file")).first)
    #expect(file.attribute("href", in: "http://www.w3.org/1999/xlink") == "1 & 2.tif")
    #expect(file.attribute("href") == "plain")
    #expect(file.attribute("missing") == nil)
  }

  @Test func gathersTextAndCDATAOfAllDescendants() throws {
    let other = try #require(try parse(Self.sample).root.descendants(XMLName("other")).first)
    #expect(other.text == "t<w>o")
  }

  @Test func nodesOutliveTheVariableThatHeldTheTree() throws {
    func groups() throws -> [XMLTree.Node] { try parse(Self.sample).root.descendants(mets("fileGrp")) }
    #expect(try groups().map { $0.attribute("USE") } == ["A", "B"])
  }

  @Test func namesTheLineOfTheFirstMistake() throws {
    let error = try error("<a>\n<b>\n</a>\n<c")
    #expect(error.kind == .malformed)
    #expect(error.line == 3)
    #expect(error.description.hasPrefix("a.xml:3: opening and ending tag mismatch: b line 2 and a"))
  }

  @Test(arguments: [
    "", "   ", "plain text", "<a", "<a></a><b/>", "<a:b/>", "<a b='1' b='2'/>", "<a>\u{1}</a>",
  ])
  func refusesWhatIsNotWellFormed(_ text: String) throws {
    #expect(try error(text).kind == .malformed)
  }

  @Test func refusesBytesThatAreNotInTheDeclaredEncoding() throws {
    let bytes = Data("<a>".utf8) + Data([0xFF, 0xC0]) + Data("</a>".utf8)
    let error = try #require(throws: XMLError.self) { try XMLTree(data: bytes, source: "a.xml") }
    #expect(error.kind == .malformed)
  }

  @Test func readsLatin1WhenTheDeclarationSaysSo() throws {
    let bytes =
      Data("<?xml version='1.0' encoding='ISO-8859-1'?><a>Z".utf8) + Data([0xFC]) + Data("rich</a>".utf8)
    #expect(try XMLTree(data: bytes, source: "a.xml").root.text == "Zürich")
  }

  @Test func refusesAnEntityBombAtOnce() throws {
    var bomb = "<!DOCTYPE a [\n<!ENTITY e0 'ha'>\n"
    for level in 1...30 {
      bomb += "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>\n"
    }
    bomb += "]>\n<a b='&e30;'>&e30;</a>"
    let error = try error(bomb)
    #expect(error.kind == .refused)
    #expect(error.line == 2)
    #expect(error.message.contains("declares an entity"))
  }

  @Test func neverReadsAnExternalEntity() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret", to: "secret.txt")
    let error = try error("<!DOCTYPE a [<!ENTITY x SYSTEM '\(secret.absoluteString)'>]><a>&x;</a>")
    #expect(error.kind == .refused)
  }

  @Test func neverReadsAnExternalSubset() throws {
    let folder = try TemporaryFolder()
    let dtd = try folder.write("<!ENTITY x 'secret'><!ATTLIST a b CDATA 'secret'>", to: "a.dtd")
    let tree = try parse("<!DOCTYPE a SYSTEM '\(dtd.absoluteString)'><a/>")
    #expect(tree.root.attribute("b") == nil)
    let error = try error("<!DOCTYPE a SYSTEM '\(dtd.absoluteString)'><a>\n&x;</a>")
    #expect(error.kind == .refused)
    #expect(error.message.contains("uses the entity 'x'"))
    #expect(error.line == 2)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ATTLIST b c CDATA 'much'>]><a><b/></a>",
    "<!DOCTYPE a [<!ATTLIST b c (d|e) 'd'>]><a><b/></a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>",
    "<!DOCTYPE a [%p;]><a/>",
    "<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY u SYSTEM 'u' NDATA n>]><a/>",
  ])
  func refusesEveryOtherKindOfDeclaration(_ text: String) throws {
    #expect(try error(text).kind == .refused)
  }

  @Test func refusesAHundredThousandLevels() throws {
    let text = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    #expect(try error(text).kind == .malformed)
  }

  @Test func refusesMoreBytesThanAllowed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("<a>0123456789</a>", to: "a.xml")
    let error = try #require(throws: XMLError.self) {
      try XMLTree(file: file, source: "a.xml", maximumBytes: 16)
    }
    #expect(error.kind == .tooLarge)
    #expect(try XMLTree(file: file, source: "a.xml", maximumBytes: 17).root.text == "0123456789")
  }

  @Test func aMissingFileIsUnreadable() throws {
    let error = try #require(throws: XMLError.self) {
      try XMLTree(file: URL(fileURLWithPath: "/nowhere/a.xml"), source: "a.xml")
    }
    #expect(error.kind == .unreadable)
    #expect(error.description == "a.xml: the file cannot be read: no such file or directory")
  }

  @Test func readsALargeDocumentWithLinesBeyondSixteenBits() throws {
    var text = "<a>\n"
    for number in 1...200_000 { text += "<b c=\"unique-\(number)\">some text \(number)</b>\n" }
    let tree = try parse(text + "</a>")
    #expect(tree.root.children.count == 200_000)
    #expect(tree.root.children.last?.line == 200_001)
  }

  @Test func manyThreadsMayParseAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<32 {
        group.addTask { (try? XMLTree(data: Data(Self.sample.utf8), source: "a").root.children.count) == 1 }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test(.enabled(if: Repository.hasShared, Comment(rawValue: Repository.withoutShared)))
  func readsEveryRealMETSFile() throws {
    let folder = Repository.shared.appending(path: "data/meta-ocrd")
    let works = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { $0.appending(path: "mets.xml") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    #expect(works.count == 47)
    for file in works {
      let tree = try XMLTree(file: file, source: file.path)
      #expect(tree.root.name == mets("mets"))
    }
  }
}
