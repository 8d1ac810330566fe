import ColophonTesting
import Foundation
import Testing

@Suite("colophon train entities and evaluate entities")
struct EntitiesCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var rows = ""
    for round in 0..<60 {
      rows +=
        "Da O\nkam O\n\(["Hedwig", "Jakob", "Lene"][round % 3]) B-PER\nImhoff I-PER\naus O\nFahrburg O\n. O\n\n"
    }
    try folder.write(rows, to: "set/train.bio")
    try folder.write(
      "| | |\n|---|---|\n| source | made for the test |\n| licence | CC0 1.0 |\n", to: "set/README.md")
  }

  private func colophon(_ arguments: String...) throws -> ProgramResult {
    try runProgram(BuiltProducts.colophon, arguments, in: folder.url)
  }

  @Test("trains models with card and digests, twice the same bytes, and measures them")
  func trains() throws {
    let first = try colophon(
      "train", "entities", "--data", "de=set/train.bio", "--out", "one", "--folds", "2")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("de  set (de)  strict F1 "))
    _ = try colophon("train", "entities", "--data", "de=set/train.bio", "--out", "two", "--folds", "2")
    for name in ["de.tagger", "mul.tagger", "README.md", "SHA256SUMS"] {
      let data = try Data(contentsOf: folder.path("one/\(name)"))
      #expect(try data == Data(contentsOf: folder.path("two/\(name)")), "\(name)")
    }
    let card = try String(contentsOf: folder.path("one/README.md"), encoding: .utf8)
    #expect(card.hasPrefix("---\nlanguage:\n- de\n- mul\nlicense: cc-by-4.0\n"))
    #expect(card.contains("| set | CC0 1.0 | made for the test |") && card.contains("## How to repeat"))
    let measured = try colophon(
      "evaluate", "entities", "de=set/train.bio", "--model", "one", "--answers", "a.tsv")
    #expect(measured.status == 0 && measured.output.contains("| set (de) | 420 | 60 | 1.000 | 1.000 |"))
    let answers = try String(contentsOf: folder.path("a.tsv"), encoding: .utf8)
    #expect(answers.hasPrefix("Da\tO\tO\nkam\tO\tO\nHedwig\tB-person\tB-person\n"))
    let json = try colophon("evaluate", "entities", "de=set/train.bio", "--model", "one", "--format", "json")
    #expect(
      (try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])?["tables"] != nil)
  }

  @Test("tells of each tagger what it costs")
  func cost() throws {
    _ = try colophon("train", "entities", "--data", "de=set/train.bio", "--out", "one", "--folds", "2")
    let cost = try colophon("evaluate", "entities", "de=set/train.bio", "--model", "one", "--cost")
    #expect(cost.status == 0, "\(cost.errors)")
    // Figures of time are the bench's.
    let rows = cost.output.split(separator: "\n").map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.dropFirst(2).map { [$0[0], $0[3]] } == [["de", "420"], ["mul", "420"]])
    #expect(rows.allSatisfy { $0.count == 7 })
  }

  @Test("broken lines end it with file and line, unless one is lenient")
  func brokenLines() throws {
    try folder.write("Anna B-PER\nworden\n", to: "broken/a_DE.bio")
    let refused = try colophon("train", "entities", "--data", "broken/a_DE.bio", "--out", "one")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("broken/a_DE.bio:2: error: expected a token and a tag"))
    #expect(try colophon("evaluate", "entities", "broken/a_DE.bio").status == 4)
    let lenient = try colophon("evaluate", "entities", "broken/a_DE.bio", "--lenient")
    #expect(lenient.status == 0 && lenient.errors.contains("broken/a_DE.bio:2: warning: "))
  }

  @Test("data of other licences, missing files and too few names are refused with what to do")
  func refusals() throws {
    try folder.write("| licence | CC BY-SA 4.0 |\n", to: "other/README.md")
    try folder.write("Anna B-PER\n", to: "other/a_de.bio")
    let other = try colophon("train", "entities", "--data", "other/a_de.bio", "--out", "one")
    #expect(other.status == 2 && other.errors.contains("has the licence 'CC BY-SA 4.0'"))
    let few = try colophon("train", "entities", "--data", "other/a_de.bio", "--out", "one", "--any-licence")
    #expect(few.status == 2 && few.errors.contains("expected at least 50 names"))
    #expect(try colophon("train", "entities", "--data", "nowhere.bio", "--out", "one").status == 2)
    #expect(try colophon("train", "entities", "--data", "x", "--out", "one", "--folds", "1").status == 64)
  }
}
