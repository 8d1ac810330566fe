import ColophonTesting
import Foundation
import Testing

@Suite("colophon evaluate")
struct EvaluateCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("eins\n", to: "prints/1.txt")
    try folder.write(#"{"item":"prints/a","page":1,"image":"1.jpg","text":"einz"}"#, to: "out/pages.jsonl")
  }

  private func evaluate(_ arguments: String...) throws -> ProgramResult {
    try runProgram(BuiltProducts.colophon, ["evaluate", "out"] + arguments, in: folder.url)
  }

  @Test("prints a table, JSON or Markdown")
  func formats() throws {
    let table = try evaluate("--truth", "prints")
    #expect(table.status == 0 && table.output.hasPrefix("profile folded"))
    let json = try evaluate("--truth", "prints/1.txt", "--json", "--profile", "letters")
    #expect(
      json.output
        == (try evaluate("--truth-text", "prints", "--format", "json", "--profile", "letters").output))
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(report?["profile"] as? String == "letters")
    #expect((report?["pages"] as? [[String: Any]])?.count == 1)
    #expect(try evaluate("--truth", "prints", "--format", "markdown").output.hasPrefix("# Evaluation\n"))
  }

  @Test("refuses options that do not go together, and says what is not there")
  func refusals() throws {
    #expect(try evaluate().status == 64)
    #expect(try evaluate("--truth", "prints", "--json", "--format", "table").status == 64)
    #expect(try evaluate("--truth", "prints", "--pictures", "p").status == 64)
    #expect(try evaluate("--truth", "prints", "--images", "p").status == 64)
    let missing = try evaluate("--truth", "nowhere")
    #expect(missing.status == 4 && missing.errors.contains("nowhere: no such file or folder of ground truth"))
  }
}
