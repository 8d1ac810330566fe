import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("Input that cannot be read is an error that names the place")
struct BrokenInputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func complaint(truth: [String] = ["truth"], texts: [String] = []) throws -> String {
    let error = #expect(throws: EvaluationError.self) {
      try Evaluation(
        truth: truth.map { folder.path($0) }, texts: texts.map { folder.path($0) }, profile: .folded
      ).report(on: folder.path("out"))
    }
    return try #require(error).description
  }

  @Test(
    "a broken line of the truth",
    arguments: [
      (#"{"item":"a","page":2"#, "expected a JSON object on one line"),
      (#"["a"]"#, "wrong type"),
      (#"{"item":"a"}"#, "key 'page' is missing"),
      (#"{"item":"a","page":"2"}"#, "value of 'page' has the wrong type"),
      (#"{"item":"a","page":0}"#, "pages count from 1, found 0"),
      (#"{"item":"a","page":1}"#, "page 1 of 'a' stands here a second time"),
      (
        #"{"item":"a","page":2,"entities":[{"type":"ship","text":"Anna"}]}"#,
        "value of 'entities.0.type' is not one"
      ),
    ])
  func brokenTruth(_ line: String, _ reason: String) throws {
    try folder.write("{\"item\":\"a\",\"page\":1}\n\n\(line)\n", to: "truth/pages.jsonl")
    try folder.write("", to: "out/pages.jsonl")
    let complaint = try complaint()
    #expect(complaint.contains("truth/pages.jsonl:3: "))
    #expect(complaint.contains(reason))
  }

  @Test("a line of the output that a crash cut off")
  func cutOffOutput() throws {
    try folder.write(#"{"item":"a","page":1,"text":"x"}"#, to: "truth/pages.jsonl")
    let whole = #"{"item":"a","page":1,"text":"\#(String(repeating: "ä", count: 70_000))"}"#
    try folder.write(whole + "\n" + #"{"item":"a","page":2,"te"#, to: "out/pages.jsonl")
    #expect(try complaint().contains("out/pages.jsonl:2: expected a JSON object"))
  }

  @Test("bytes that are not text")
  func binaryOutput() throws {
    try folder.write(#"{"item":"a","page":1,"text":"x"}"#, to: "truth/pages.jsonl")
    try folder.write(Data([0xFF, 0xD8, 0x0A, 0x00]), to: "out/pages.jsonl")
    #expect(try complaint().contains("out/pages.jsonl:1: "))
  }

  @Test("folders and files that are not there")
  func missingFolders() throws {
    #expect(try complaint().contains("truth: no such file or folder of ground truth"))
    try folder.write(#"{"item":"a","page":1}"#, to: "truth/pages.jsonl")
    #expect(try complaint().contains("out/pages.jsonl: not found"))
    try folder.write(#"{"item":"a"}"#, to: "truth/documents.jsonl")
    try folder.write(#"{"item":"a","page":1}"#, to: "out/pages.jsonl")
    #expect(try complaint().contains("out/documents.jsonl: not found"))
    #expect(try complaint(truth: [], texts: ["nowhere"]).contains("expected a folder of text files"))
    #expect(try complaint(truth: [], texts: ["truth"]).contains("holds no .txt file"))
  }

  @Test("a true text that is not UTF-8")
  func latin1Text() throws {
    try folder.write(Data([0x4B, 0xF6, 0x6C, 0x6E]), to: "texts/0001.txt")
    try folder.write(#"{"item":"a","page":1,"image":"0001.jpg"}"#, to: "out/pages.jsonl")
    #expect(try complaint(truth: [], texts: ["texts"]).contains("0001.txt: expected UTF-8 text"))
  }

  @Test("an item of the truth twice")
  func repeatedItem() throws {
    try folder.write("", to: "truth/pages.jsonl")
    try folder.write("{\"item\":\"a\"}\n{\"item\":\"a\"}\n", to: "truth/documents.jsonl")
    #expect(try complaint().contains("truth/documents.jsonl:2: item 'a' stands here a second time"))
  }
}
