import ColophonTesting
import Foundation
import Testing

@Suite("colophon train metadata and colophon evaluate fields")
struct FieldsCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let heading =
    "id\ttype\tlast_name\tfirst_name\ttitle\tyear\tplace\tpages\tpublisher\tformat\tshelfmark\tsubjects\n"

  private func colophon(_ arguments: String...) throws -> ProgramResult {
    try runProgram(BuiltProducts.colophon, arguments, in: folder.url)
  }

  @Test("a broken line of the records ends a training with its file and line")
  func brokenLine() throws {
    try folder.write(Self.heading + "1\tReference\n", to: "cards/records.tsv")
    try folder.write("", to: "cards/images/1.jpg")
    let result = try colophon("train", "metadata", "--data", "cards", "--out", "model")
    #expect(result.status == 4)
    #expect(result.errors.contains("cards/records.tsv:2: expected 12 columns parted by tabs, found 2"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("model").path))
  }

  @Test("too few cards are no training")
  func tooFew() throws {
    try folder.write(Self.heading, to: "cards/records.tsv")
    try folder.write("", to: "cards/images/1.jpg")
    let result = try colophon("train", "metadata", "--data", "cards", "--out", "model")
    #expect(result.status == 2)
    #expect(result.errors.contains("expected at least 20 cards with a text, found 0"))
  }

  @Test("the descriptions of a run are measured against records")
  func measuresRun() throws {
    try folder.write(
      Self.heading + "1\tReference\tNitz\tErwin\tVom Zugang\t1936\tMarburg\t80\t\t\t\t\n",
      to: "cards/records.tsv")
    try folder.write("", to: "cards/images/1.jpg")
    try folder.write(
      #"{"item":"1","pages_done":1,"language":"de","metadata":[{"field":"creator","value":"Nitz, Erwin","normal":null,"confidence":0.9},{"field":"subject","value":"Recht","normal":null,"confidence":0.4}]}"#
        + "\n", to: "out/documents.jsonl")
    let result = try colophon("evaluate", "fields", "out", "--data", "cards", "--json")
    #expect(result.status == 0)
    let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let all = try #require(json["all"] as? [String: Any])
    let micro = try #require(all["micro"] as? [String: Any])
    let counts = try #require(micro["counts"] as? [String: Any])
    #expect(
      counts["right"] as? Int == 2 && counts["invented"] as? Int == 1 && counts["left_blank"] as? Int == 4)
    let table = try colophon("evaluate", "fields", "out", "--data", "cards", "--errors")
    #expect(table.output.contains("| surname") && table.output.contains("| invented"))
  }

  @Test("disagreements of a run with its catalogue are listed")
  func disagreements() throws {
    try folder.write(
      #"{"item":"b","pages_done":1,"catalogue":{"checked":2,"disagreements":[{"field":"date","read":"1848","catalogue":"1849","likeness":0,"confidence":0.9,"page":1,"line":3,"box":[1,2,3,4]}]}}"#
        + "\n" + #"{"item":"a","pages_done":1,"catalogue":null}"# + "\n", to: "out/documents.jsonl")
    let result = try colophon("evaluate", "fields", "out", "--against-catalogue")
    #expect(result.status == 0)
    #expect(result.output.contains("| b | date | 1848 | 1849 | 0.0 | 0.9 | page 1, line 3 |"))
    let json = try colophon("evaluate", "fields", "out", "--against-catalogue", "--json")
    #expect(json.output.hasPrefix(#"{"disagreements":[{"box":[1,2,3,4],"#))
  }

  @Test("what does not go together is refused, what is missing is named")
  func refusals() throws {
    #expect(try colophon("evaluate", "fields").status == 64)
    #expect(try colophon("evaluate", "fields", "--against-catalogue").status == 64)
    let missing = try colophon("evaluate", "fields", "--data", "nowhere")
    #expect(missing.status == 4 && missing.errors.contains("nowhere: expected a folder with data"))
  }
}
