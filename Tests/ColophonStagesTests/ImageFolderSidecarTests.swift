import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("image_folder: sidecar files") struct ImageFolderSidecarTests {
  static func source(_ answer: ReaderAnswer, _ id: String) throws -> [String] {
    try #require(answer.item(id)).source.entries.map { "\($0.key)=\($0.value)" }
  }

  @Test func readsTheFileInTheItemsFolder() throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    try folder.write("Title: 'A: b'\ncreator: [X, Y]\nnothing: ~\nyear: 1848\n", to: "c/a/item.yaml")
    let answer = try ImageFolderTests.read(folder)
    #expect(try Self.source(answer, "a") == ["title=A: b", "creator=X", "creator=Y", "year=1848"])
    #expect(answer.item("a")?.source.path == "a/item.yaml")
  }

  @Test(arguments: [
    ("title: [a", "a/item.yaml:"), ("- a", "expected lines such as 'title: Gazette', found a list"),
    ("title: {a: b}", "a/item.yaml:1: 'title' must be a text or a list of texts"),
    ("a: 1\na: 2", "a/item.yaml:"),
  ])
  func readsTheItemWithoutAFileThatIsBroken(_ text: String, _ message: String) throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    try folder.write(text, to: "c/a/item.yaml")
    let answer = try ImageFolderTests.read(folder)
    #expect(answer.item("a")?.source == SourceRecord())
    #expect(answer.log.first?.hasPrefix("warning: ") == true)
    #expect(answer.log.first?.contains(message) == true)
  }

  @Test(arguments: [",", ";", "\t"])
  func readsTheTableOfTheCollection(_ delimiter: String) throws {
    let folder = try ImageFolderTests.collection("a/1.png", "b/2/1.png", "b/3/1.png")
    let rows = [
      ["Item", "Title", "creator", "creator"], ["a", "\"A \"\"b\"\"\(delimiter) c\nd\"", "X", "Y"], [],
      ["b/2", " Two ", "", ""],
    ]
    let text = "\u{FEFF}" + rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n") + "\r\n"
    try folder.write(text, to: "c/items.csv")
    let answer = try ImageFolderTests.read(folder)
    #expect(try Self.source(answer, "a") == ["title=A \"b\"\(delimiter) c\nd", "creator=X", "creator=Y"])
    #expect(try Self.source(answer, "b/2") == ["title=Two"])
    #expect(answer.item("b/3")?.source == SourceRecord())
    #expect(answer.item("a")?.source.path == "items.csv")
  }

  @Test func aNearerRecordHidesTheSameKeyOfAFartherOne() throws {
    let folder = try ImageFolderTests.collection("b/2/1.png")
    try folder.write("title: near", to: "c/b/2/item.yaml")
    try folder.write("id,title,place\n2,middle,Basel\n", to: "c/b/items.csv")
    try folder.write("identifier,title,place,date\nb/2,far,Bern,1848\n", to: "c/items.csv")
    let answer = try ImageFolderTests.read(folder)
    #expect(try Self.source(answer, "b/2") == ["title=near", "place=Basel", "identifier=b/2", "date=1848"])
    #expect(answer.item("b/2")?.source.path == "b/2/item.yaml")
  }

  @Test func findsTheLinesOfSingleFilesAndOfPatterns() throws {
    let folder = try ImageFolderTests.collection("x_1.png", "d/y_1.png", "d/y_2.png")
    try folder.write("item,title\nx,X\nd/y,far\nx_1,X1\n", to: "c/items.csv")
    try folder.write("item,place\ny,Basel\ny_2,Bern\n", to: "c/d/items.csv")
    let grouped = try ImageFolderTests.read(folder, "item_per: pattern, pattern: '{item}_{page}'")
    #expect(try Self.source(grouped, "x") == ["title=X"])
    #expect(try Self.source(grouped, "d/y") == ["place=Basel", "title=far"])
    let single = try ImageFolderTests.read(folder, "item_per: file")
    #expect(try Self.source(single, "x_1") == ["title=X1"])
    #expect(try Self.source(single, "d/y_2") == ["place=Bern"])
  }

  @Test func namesEveryLineThatCannotBeUsed() throws {
    let folder = try ImageFolderTests.collection("a/1.png", "b/1.png")
    let text = "item,title\na,A,more\n,nobody\nb,\"x\"y\nb,B\nb,again\nzz,unknown\na\u{2}"
    try folder.write(Data(text.utf8) + Data([0x2C, 0xFF, 0x0A]) + Data("a,\"open".utf8), to: "c/items.csv")
    let answer = try ImageFolderTests.read(folder)
    #expect(try Self.source(answer, "b") == ["title=B"])
    #expect(
      answer.log.filter { $0.hasPrefix("warning") } == [
        "warning: items.csv:2: expected 2 fields, found 3; the line is left out",
        "warning: items.csv:3: the column 'item' is empty; the line is left out",
        "warning: items.csv:4: text follows a closing quote; the line is left out",
        "warning: items.csv:8: the text is not valid UTF-8; the line is left out",
        "warning: items.csv:9: a quoted field is never closed; the line is left out",
        "warning: items.csv:6: item 'b' stands already on line 5, which counts",
        "warning: items.csv:7: 1 lines belong to no item; this is the first",
      ])
  }

  @Test func leavesATableWithoutItemColumnOut() throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    try folder.write("name,title\na,A\n", to: "c/items.csv")
    let answer = try ImageFolderTests.read(folder)
    #expect(answer.item("a")?.source == SourceRecord())
    #expect(answer.log.first?.contains("items.csv:1: expected a header with a column 'item'") == true)
  }

  @Test func findsAComposedNameInATableWrittenDecomposed() throws {
    let folder = try ImageFolderTests.collection("Z\u{FC}rich/1.png")
    try folder.write("item,title\nZu\u{308}rich,A\n", to: "c/items.csv")
    #expect(try ImageFolderTests.read(folder).items.first?.source.values("title") == ["A"])
  }

  @Test func readsNoSidecarFromOutsideTheCollection() throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    try folder.write("title: secret", to: "secret.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("c/a/item.yaml").path, withDestinationPath: folder.path("secret.yaml").path)
    let answer = try ImageFolderTests.read(folder)
    #expect(answer.item("a")?.source == SourceRecord())
    #expect(answer.log.first?.contains("leads out of the collection") == true)
  }

  @Test func looksOnlyForTheNameThatTheOptionGives() throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    try folder.write("title: default", to: "c/a/item.yaml")
    try folder.write("item\ttitle\na\tchosen\n", to: "c/list.tsv")
    let answer = try ImageFolderTests.read(folder, "sidecar: list.tsv")
    #expect(try Self.source(answer, "a") == ["title=chosen"])
  }
}
