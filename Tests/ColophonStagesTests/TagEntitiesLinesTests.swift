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
}
