import ColophonDocument
import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite(
  "tag_entities on headings and lines",
  .enabled(if: TagEntitiesTests.hasLists, TagEntitiesTests.withoutLists))
struct TagEntitiesLinesTests {
  @Test("the normal form of a heading has the natural order")
  func normalFormOfHeading() async throws {
    for (heading, normal) in [
      ("Lindenau, Ernst Wilhelm", "Ernst Wilhelm Lindenau"), ("Sternau, Amalie von", "Amalie von Sternau"),
      ("DELORME, Étienne.", "Étienne Delorme"), ("Ashcombe, Margaret E.", "Margaret E. Ashcombe"),
    ] {
      #expect(try await TagEntitiesTests.entities([heading]).map(\.normal) == [normal])
    }
  }

  /// Names in lines with boxes as wide as their words.
  private static func namesInSetLines(
    _ lines: [String], paragraphs: Set<Int> = [], language: String
  ) async throws -> [String] {
    var page = page(of: [lines])
    page.languages = Languages(
      main: language, shares: [Languages.Share(language: language, share: 1, confidence: 1)])
    for index in lines.indices {
      let right = page.text?.regions[0].lines[index].words.last?.box.right ?? 0
      page.text?.regions[0].lines[index].box.right = right
      page.text?.regions[0].lines[index].startsParagraph = paragraphs.contains(index)
    }
    _ = try await TagEntitiesTests.projectStage.get().process(&page, image: Repository.root)
    return (page.entities ?? []).map(\.text)
  }

  @Test("a name runs over a line end only when the line is full")
  func namesAtLineEnds() async throws {
    let card = ["Bakhuis, Joris", "Hard winters in Holland: a register of their days"]
    #expect(try await Self.namesInSetLines(card, language: "en") == ["Bakhuis, Joris", "Holland"])
    let prose = ["Our secretary who is Harold", "Quigley assures me of that"]
    #expect(try await Self.namesInSetLines(prose, language: "en") == ["Harold\nQuigley"])
    #expect(try await Self.namesInSetLines(prose, paragraphs: [1], language: "en") == ["Harold"])
  }

  @Test("no name and no date runs from what stands around the text into the text")
  func namesAndRoles() async throws {
    func entities(_ first: String, _ second: String, role: Region.Role?) async throws -> [String] {
      var page = page(of: [[first], [second]])
      page.text?.regions[0].role = role
      page.languages = Languages(main: "de", shares: [.init(language: "de", share: 1, confidence: 1)])
      _ = try await TagEntitiesTests.projectStage.get().process(&page, image: Repository.root)
      return (page.entities ?? []).map(\.text)
    }
    #expect(try await entities("12", "März 1871 kam er.", role: nil) == ["12\nMärz 1871"])
    #expect(try await entities("12", "März 1871 kam er.", role: .pageNumber) == ["März 1871"])
  }

  @Test("a divided name is found whole, and its offsets are those of the printed text")
  func dividedName() async throws {
    var page = page(of: [["gestern kam Anna Schmidt aus Düſſel-", "dorf nach Land-", "und Köln"]])
    page.languages = Languages(main: "de", shares: [.init(language: "de", share: 1, confidence: 1)])
    _ = try await TagEntitiesTests.projectStage.get().process(&page, image: Repository.root)
    let entities = page.entities ?? []
    let printed = Array((page.text?.plain ?? "").unicodeScalars)
    #expect(entities.map(\.text).contains("Düſſel-\ndorf"))
    for entity in entities {
      #expect(String(String.UnicodeScalarView(printed[entity.start..<entity.end])) == entity.text)
    }
  }
}
