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

  private func write(records: [String]) throws {
    try folder.write(Self.heading + records.joined(), to: "cards/records.tsv")
    try folder.write("", to: "cards/images/1.jpg")
  }

  private static let record = "1\tReference\tNitz\tErwin\tVom Zugang\t1936\tMarburg\t80\t\t\t\t\n"

  /// A training that fails, and leaves no folder behind.
  private func expectRefusal(
    _ arguments: String..., status: Int32, says words: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try runProgram(
      BuiltProducts.colophon, ["train", "metadata", "--data", "cards", "--out", "model"] + arguments,
      in: folder.url)
    #expect(result.status == status, sourceLocation: location)
    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: location)
    #expect(!FileManager.default.fileExists(atPath: folder.path("model").path), sourceLocation: location)
  }

  @Test(
    "without --records the pictures are read now; what cannot be read is named, and no text is no training")
  func noTexts() throws {
    let none =
      "error: cards/images: expected texts of the cards in cards/records.tsv, found none; the id of a card is"
    try write(records: [])
    try expectRefusal(status: 2, says: none)
    try write(records: [Self.record])
    try expectRefusal(status: 2, says: "warning: 1.jpg: expected an image, found an empty file")
    try expectRefusal(status: 2, says: none)
  }

  @Test("without pictures, --records or a list of handwriting that is there: exit 4 before anything is read")
  func missing() throws {
    try folder.write(Self.heading + Self.record, to: "cards/records.tsv")
    try expectRefusal(
      status: 4, says: "error: cards/images: expected a folder with the pictures of the cards")
    try write(records: [Self.record])
    try expectRefusal(
      "--records", "nowhere", status: 4,
      says: "error: nowhere: expected the output folder of a run, found no records\n  hint:")
    try expectRefusal(
      "--handwritten", "no.txt", status: 4, says: "error: no.txt: expected a list of names in UTF-8")
    #expect(try colophon("train", "metadata", "--out", "model").status == 64)
  }

  @Test(
    "records that cannot be right end a training with file and line",
    arguments: [
      ("\tReference\tN\tE\tV\t1936\tM\t80\t\t\t\t\n", "3: the column 'id' is empty"),
      (Self.record, "3: '1' stands already on line 2"),
      ("2\tReference\tN\tE\tV\tMay\tM\t80\t\t\t\t\n", "3: expected a year of four figures, found 'May'"),
      ("2\tReference\n", "3: expected 12 columns parted by tabs, found 2"),
    ])
  func brokenLines(line: String, problem: String) throws {
    try write(records: [Self.record, line])
    try expectRefusal(status: 2, says: "error: cards/records.tsv:\(problem)")
  }

  @Test("a table without one of the columns names it, and one that is no text is refused")
  func brokenTables() throws {
    try write(records: [])
    try folder.write("id\ttype\tlast_name\n", to: "cards/records.tsv")
    try expectRefusal(status: 2, says: "cards/records.tsv:1: expected a column 'first_name'")
    try Data([0x69, 0x64, 0xFF]).write(to: folder.path("cards/records.tsv"))
    try expectRefusal(status: 4, says: "cards/records.tsv: expected UTF-8 text")
  }

  @Test("a measurement of fields without the models that it needs says so")
  func missingModels() throws {
    try write(records: [Self.record])
    let result = try runProgram(
      BuiltProducts.colophon, ["evaluate", "fields", "--data", "cards"],
      environment: ["COLOPHON_MODELS": folder.path("none").path], in: folder.url)
    #expect(result.errors.contains("error: "), "\(result.errors)")
    #expect(result.status == 3)
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
