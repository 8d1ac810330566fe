import ColophonDocument
import ColophonNative
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Testing

/// Pages that lie on their side or head, and two pages on one image.
@Suite struct SheetReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func sample(_ path: String) -> URL {
    Repository.root.appending(path: "SampleCollections").appending(path: path)
  }

  private static let letter = sample("letters/images/ashcombe-1931-10-12/0001.jpg")
  private static let secondLeaf = sample("letters/images/ashcombe-1931-10-12/0002.jpg")

  private func read(
    _ image: URL, models: String = "eng", doublePages: String = "keep"
  ) async throws -> PageText {
    let place = Position(source: "test", line: 1, column: 1)
    func plain(_ text: String) -> Setting.Value { .scalar(text, isPlain: true) }
    let given = [
      ("models", Setting.Value.sequence([Setting(plain(models), at: place)])), ("profile", plain("fast")),
      ("double_pages", plain(doublePages)),
    ]
    let entries = given.map { Setting.Entry(key: $0, keyPosition: place, value: Setting($1, at: place)) }
    var reader = OptionReader(Setting(.mapping(entries), at: place), folder: Repository.root)
    let stage = try OCR(OCR.Options(from: &reader), OCROptions.services())
    var page = Page(number: 1, image: PageImage(path: image.lastPathComponent))
    _ = try await stage.process(&page, image: image)
    return try #require(page.text)
  }

  private func turned(_ image: URL, by quarters: Int) throws -> URL {
    let file = folder.path("turned-\(quarters).png")
    let orientation = Orientation(isMirrored: false, quarterTurns: quarters)
    try Bitmap.load(image).oriented(orientation).writePNG(to: file)
    return file
  }

  @Test func `A page on its side or head reads as it does upright, with boxes as it is stored`() async throws
  {
    let upright = try await read(turned(Self.letter, by: 0))
    #expect(upright.account?.steps.contains("turned") == false)
    #expect(upright.plain.count > 500)
    for quarters in 1...3 {
      let text = try await read(turned(Self.letter, by: quarters))
      #expect(text.account?.steps.first == "turned")
      #expect(text.plain == upright.plain)
      #expect(text.width == (quarters == 2 ? upright.width : upright.height))
      let orientation = Orientation(isMirrored: false, quarterTurns: quarters)
      let boxes = upright.lines.map {
        orientation.applied(to: $0.box, width: upright.width, height: upright.height)
      }
      #expect(text.lines.map(\.box) == boxes)
    }
  }

  @Test func `A camera's remark is believed, and boxes stay in stored pixels`() async throws {
    let stored = try turned(Self.letter, by: 3)
    let jpeg = folder.path("stored.jpg")
    try Picture.writeJPEG(stored, to: jpeg)
    let marked = try folder.write(ExifBytes.file(Data(contentsOf: jpeg), orientation: 6), to: "marked.jpg")
    let text = try await read(marked)
    #expect(text.account?.steps.first == "turned")
    #expect(text.width > text.height)
    let first = try #require(text.lines.first { $0.text.count > 20 })
    #expect(first.box.height > 3 * first.box.width)
  }

  @Test func `A photograph is not turned`() async throws {
    let file = try folder.write(PaperScene.photograph.page().encoded(.pnm), to: "page.pnm")
    #expect(try await read(file).account?.steps.contains("turned") == false)
  }

  @Test func `A double page is read page by page when that is wanted`() async throws {
    let left = folder.path("left.png")
    let right = folder.path("right.png")
    try Bitmap.load(Self.letter).writePNG(to: left)
    try Bitmap.load(Self.secondLeaf).writePNG(to: right)
    let sheet = folder.path("sheet.png")
    try Picture.join(left, right, to: sheet)
    let pages = [try await read(left), try await read(right)]

    let text = try await read(sheet, doublePages: "split")
    #expect(text.account?.steps == ["split"])
    #expect(text.account?.pages?.count == 2)
    #expect(text.width == pages[0].width + pages[1].width)
    let lines = text.lines
    let middle = pages[0].width
    let firstOfRight = try #require(lines.firstIndex { $0.box.left >= middle })
    #expect(lines[..<firstOfRight].allSatisfy { $0.box.right <= middle })
    #expect(lines[firstOfRight...].allSatisfy { $0.box.left >= middle })
    let expected = pages.map(\.plain).joined(separator: "\n")
    #expect(
      Set(text.plain.split(separator: "\n")).intersection(expected.split(separator: "\n")).count
        >= lines.count * 9 / 10)
    #expect(try await read(sheet).account?.pages == nil)
  }

  @Test func `A page on its side is turned and not parted`() async throws {
    let text = try await read(turned(Self.letter, by: 3), doublePages: "split")
    #expect(text.account?.pages == nil)
    #expect(text.account?.steps.first == "turned")
  }

  @Test func `A single page is not parted`() async throws {
    for image in [Self.letter, Self.sample("index-cards/images/card-de-03.jpg")] {
      let text = try await read(image, doublePages: "split")
      #expect(text.account?.pages == nil)
    }
  }
}
