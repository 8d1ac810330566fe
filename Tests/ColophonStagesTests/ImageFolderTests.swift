import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("image_folder") struct ImageFolderTests {
  /// A collection with empty files: the reader looks at names, and an empty image is still a page.
  static func collection(_ paths: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in paths { try folder.write("", to: "c/" + path) }
    return folder
  }

  static func read(_ folder: TemporaryFolder, _ options: String = "") throws -> ReaderAnswer {
    try ColophonStagesTests.read(
      ImageFolder.self, "{path: c\(options.isEmpty ? "" : ", " + options)}", in: folder.url)
  }

  // MARK: - Items

  @Test func makesOneItemOfEachFolderWithPagesInNaturalOrder() throws {
    let folder = try Self.collection(
      "b/p10.tif", "b/p2.TIF", "b/P1.png", "a/2/x.jpg", "a/10/x.jpg", "a/x.jp2", "c 1.jpg")
    let answer = try Self.read(folder)
    #expect(
      answer.summary == [
        "c: c 1.jpg", "a: a/x.jp2", "a/2: a/2/x.jpg", "a/10: a/10/x.jpg", "b: b/P1.png b/p2.TIF b/p10.tif",
      ])
    #expect(answer.broken.isEmpty)
  }

  @Test func everyWalkIsFresh() throws {
    let folder = try Self.collection("a/1.png", "b/1.png")
    let (options, _) = try readOptions(ImageFolder.Options.self, "{path: c}", in: folder.url)
    let reader = ImageFolder(options, .recording(Log()))
    for _ in 0..<2 {
      var walk = try reader.makeItems()
      var count = 0
      while try walk.next() != nil { count += 1 }
      #expect(count == 2)
      #expect(try walk.next() == nil)
    }
  }

  @Test func theCollectionItselfKeepsAnIdOfItsOwn() throws {
    let folder = try Self.collection("1.png", "c/1.png")
    #expect(try Self.read(folder).summary == ["c/.: 1.png", "c: c/1.png"])
  }

  @Test func makesOneItemOfEachFile() throws {
    let folder = try Self.collection(
      "2.png", "10.png", "a/1.png", "a/1.tif", "a/1.x.png", "b.tif.jpg", "b.tif")
    #expect(
      try Self.read(folder, "item_per: file").summary == [
        "2: 2.png", "10: 10.png", "b: b.tif", "b.tif.jpg: b.tif.jpg",
        "a/1.png: a/1.png", "a/1.tif: a/1.tif", "a/1.x: a/1.x.png",
      ])
  }

  @Test func groupsFilesByAPattern() throws {
    let folder = try Self.collection(
      "letter_b_2.png", "letter_b_10.png", "letter_B_1.png", "letter_a_01.png", "1901/letter_a_1.png",
      "odd.png",
      "letter_.png")
    let answer = try Self.read(folder, "item_per: pattern, pattern: '{item}_{page}'")
    #expect(
      answer.summary == [
        "letter_a: letter_a_01.png", "letter_B: letter_B_1.png", "letter_b: letter_b_2.png letter_b_10.png",
        "1901/letter_a: 1901/letter_a_1.png",
      ])
    #expect(answer.broken.map(\.id) == ["letter_.png", "odd.png"])
    #expect(answer.failure("odd.png")?.reason == .invalidSourceRecord)
    #expect(answer.failure("odd.png")?.message.contains("'{item}_{page}'") == true)
  }

  @Test func keepsTheFurtherGroupsOfAPatternAsCatalogueData() throws {
    let folder = try Self.collection("gazette_1848_1.png", "gazette_1848_2.png", "gazette_1849_3.png")
    let answer = try Self.read(folder, "item_per: pattern, pattern: '{item}_{Year}_{page}'")
    #expect(answer.item("gazette")?.source.values("year") == ["1848", "1849"])
    #expect(answer.item("gazette")?.source.path == nil)
  }

  @Test func readsOnlyTheExtensionsAskedForAndSaysWhatItLeft() throws {
    let folder = try Self.collection("a/1.tif", "a/1.xml", "a/2.JPG", "a/notes", ".hidden.jpg", "a/Thumbs.db")
    let answer = try Self.read(folder, "extensions: [.jpg]")
    #expect(answer.summary == ["a: a/2.JPG"])
    #expect(
      answer.log == [
        "notice: files that are no images by their extension were not read: others 1, .tif 1, .xml 1"
      ])
  }

  @Test func leavesTheFoldersOutWhenNotRecursive() throws {
    let folder = try Self.collection("1.tif", "a/1.tif")
    let answer = try Self.read(folder, "recursive: false")
    #expect(answer.summary == ["c: 1.tif"])
    #expect(answer.log == ["notice: 1 folders were not read, because 'recursive' is false"])
  }

  @Test func warnsOfASecondFormOfAPageAndReadsBoth() throws {
    let folder = try Self.collection("a/1.tif", "a/1.jpg", "a/2.tif")
    let answer = try Self.read(folder)
    #expect(answer.summary == ["a: a/1.jpg a/1.tif a/2.tif"])
    #expect(answer.log.count == 1)
    #expect(answer.log[0].hasPrefix("warning: a/1.tif: 1 images look like another form of the page before"))
  }

  @Test func namesAFolderThatWasMeantAsAnItemButHoldsNothing() throws {
    let folder = try Self.collection("a/1.tif", "described/item.yaml", "alto/1.xml")
    try FileManager.default.createDirectory(at: folder.path("c/empty"), withIntermediateDirectories: true)
    let answer = try Self.read(folder)
    #expect(answer.summary == ["a: a/1.tif"])
    #expect(answer.broken.map(\.id) == ["described", "empty"])
    #expect(answer.broken.map(\.failure.reason) == [.noPages, .noPages])
  }

  // MARK: - The border of the collection

  @Test func refusesLinksThatLeaveTheCollection() throws {
    let folder = try Self.collection("a/1.png", "a/2.png")
    try folder.write("", to: "outside/secret.png")
    func link(_ path: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("c/" + path).path, withDestinationPath: target)
    }
    try link("a/3.png", to: "../../outside/secret.png")
    try link("a/4.png", to: "1.png")
    try link("a/5.png", to: "nowhere.png")
    try link("away", to: folder.path("outside").path)
    try link("gone", to: "/nowhere/at/all")
    try link("a/round", to: "..")
    try link("b", to: "a")
    let answer = try Self.read(folder)
    #expect(answer.summary == ["a: a/1.png a/2.png a/4.png", "b: b/1.png b/2.png b/4.png"])
    #expect(answer.failure("a/3.png")?.message.contains("out of the collection") == true)
    #expect(answer.failure("away")?.message.contains("out of the collection") == true)
    #expect(answer.failure("a/5.png")?.reason == .missingImage)
    #expect(answer.failure("gone")?.message == "the symbolic link leads nowhere")
    #expect(answer.failure("a/round")?.message.contains("leads back") == true)
    #expect(answer.broken.count == 8)
  }

  @Test func namesDevicesAndPipesWithAnImagesName() throws {
    let folder = try Self.collection("a/1.png")
    #expect(mkfifo(folder.path("c/a/2.png").path, 0o600) == 0)
    let answer = try Self.read(folder)
    #expect(answer.summary == ["a: a/1.png"])
    #expect(answer.failure("a/2.png")?.reason == .unreadableImage)
  }

  @Test func namesFilesWhoseNamesAreNotUTF8() throws {
    let folder = try Self.collection("a/1.png")
    let name = Array(folder.path("c/a").path.utf8) + [0x2F, 0xFC, 0x2E, 0x70, 0x6E, 0x67, 0]
    let descriptor = open(name.map { CChar(bitPattern: $0) }, O_CREAT, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let answer = try Self.read(folder)
    #expect(answer.summary == ["a: a/1.png"])
    #expect(answer.broken.map(\.id) == ["a/\u{FFFD}.png"])
  }

  @Test(.enabled(if: geteuid() != 0, "the administrator may read everything"))
  func namesAFolderThatMayNotBeRead() throws {
    let folder = try Self.collection("a/1.png", "b/1.png")
    chmod(folder.path("c/a").path, 0)
    defer { chmod(folder.path("c/a").path, 0o700) }
    let answer = try Self.read(folder)
    #expect(answer.summary == ["b: b/1.png"])
    #expect(answer.failure("a")?.reason == .unreadableImage)
  }

  @Test func aCollectionThatIsNotThereIsAShortcomingAndAnError() throws {
    let folder = try Self.collection("file.png")
    for (path, message) in [("none", "does not exist"), ("c/file.png", "expected a folder")] {
      let (options, diagnostics) = try readOptions(
        ImageFolder.Options.self, "{path: \(path)}", in: folder.url)
      #expect(diagnostics.isEmpty)
      let services = Services.recording(Log())
      let shortcomings = ImageFolder.shortcomings(options, services)
      #expect(shortcomings.map(\.kind) == [.inaccessible])
      #expect(shortcomings.first?.option == "path")
      #expect(shortcomings.first?.message.contains(message) == true)
      #expect(throws: CollectionUnreadable.self) { try ImageFolder(options, services).makeItems() }
    }
  }

  @Test func aCollectionThatGoesAwayDuringTheWalkStopsIt() throws {
    let folder = try Self.collection("a/1.png", "b/1.png")
    let (options, _) = try readOptions(ImageFolder.Options.self, "{path: c}", in: folder.url)
    var walk = try ImageFolder(options, .recording(Log())).makeItems()
    #expect(try walk.next() != nil)
    try FileManager.default.removeItem(at: folder.path("c"))
    #expect(throws: CollectionUnreadable.self) { try walk.next() }
  }

  // MARK: - Options

  @Test(arguments: [
    ("{path: c, item_per: pattern}", "needs the option 'pattern'"),
    ("{path: c, pattern: '{item}_{page}'}", "used only with item_per: pattern"),
    ("{path: c, item_per: pattern, pattern: '{item}'}", "must have the groups {item} and {page}"),
    ("{path: c, item_per: pattern, pattern: '{item}{page}'}", "must have some text between two groups"),
    ("{path: c, item_per: pattern, pattern: '{item}_{page'}", "must have a '}' for each '{'"),
    ("{path: c, item_per: pattern, pattern: '{item}_{page}_{page}'}", "must not name a group twice"),
    ("{path: c, item_per: pattern, pattern: '{item}_{a b}_{page}'}", "must name its groups with letters"),
    ("{path: c, extensions: []}", "must name at least one extension"),
    ("{path: c, sidecar: notes.txt}", "must be a file name that ends with"),
    ("{path: c, sidecar: ../item.yaml}", "must be a file name that ends with"),
  ])
  func refusesOptionsThatDoNotGoTogether(_ yaml: String, _ message: String) throws {
    let folder = try Self.collection("1.png")
    let (_, diagnostics) = try readOptions(ImageFolder.Options.self, yaml, in: folder.url)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message.contains(message) == true)
  }

  // MARK: - Real scans

  @Test(.enabled(if: Repository.hasShared, Comment(rawValue: Repository.withoutShared)))
  func listsARealCollection() throws {
    let answer = try ColophonStagesTests.read(
      ImageFolder.self, "{path: ocr-ehri}", in: Repository.shared.appending(path: "data"))
    #expect(answer.items.map(\.id) == ["czech", "danish", "english", "german", "slovak"])
    #expect(answer.items.map(\.pages.count).reduce(0, +) == 19)
    #expect(answer.broken.isEmpty)
  }
}
