import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite struct ExampleTests {
  private func examples(
    _ text: String, named name: String = "t.csv", _ columns: TableExamples
  ) async throws -> [ClassExample] {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: name)
    return try await columns.examples(
      of: ExampleTable(file, name: name), folder: folder.url, nil
    ) { _ in }
  }

  @Test(arguments: ["t.csv": ",", "s.csv": ";", "t.tsv": "\t"])
  func `a table parts its columns by commas, semicolons or tabs`(name: String, mark: String) async throws {
    let text = ["label,text,year", "a,one two,1871", "b,three,ca. 1902"].joined(separator: "\n")
      .replacing(",", with: mark)
    let found = try await examples(
      text, named: name,
      TableExamples(label: "label", texts: ["text"], traits: [.init(name: "decade", column: "year")]))
    #expect(found.map(\.label) == ["a", "b"])
    #expect(found.map(\.name) == ["\(name):2", "\(name):3"])
    #expect(found.map { $0.traits.map(\.value) } == [["1870s"], ["1900s"]])
  }

  @Test func `the same text twice is one group`() async throws {
    let found = try await examples(
      "label,text\na,one two\na,one two\nb,three\n", TableExamples(label: "label", texts: ["text"]))
    #expect(found[0].group == found[1].group && found[0].group != found[2].group)
  }

  @Test(arguments: [
    ("label,text\na,one\nb\n", "t.csv:3: expected 2 fields, found 1"),
    ("label,text\na,\"one\n", "t.csv:2: a quoted field is never closed"),
    ("label,text\n,one\n", "t.csv:2: the column 'label' is empty"),
    ("class,text\na,one\n", "t.csv:1: there is no column 'label'; the columns are class, text"),
    ("", "t.csv: the table is empty"),
  ])
  func `broken lines are errors with file and line`(text: String, message: String) async throws {
    await #expect {
      _ = try await examples(text, TableExamples(label: "label", texts: ["text"]))
    } throws: { "\($0)".contains(message) }
  }

  @Test func `a path that leads nowhere is an error with file and line`() async throws {
    await #expect {
      _ = try await examples(
        "label,path\na,none.txt\n", TableExamples(label: "label", texts: [], path: "path"))
    } throws: { "\($0)".hasPrefix("t.csv:2: none.txt: ") }
  }

  @Test func `a folder for each class: names are classes, folders within are groups, the rest is told`()
    throws
  {
    let folder = try TemporaryFolder()
    for path in [
      "a/1.txt", "a/2.TXT", "a/book/3.txt", "b/4.jpg", "b/notes.pdf", "loose.txt", "b/.hidden.txt",
    ] {
      try folder.write("words", to: path)
    }
    let found = try ExampleFolder(folder.url)
    #expect(found.files.map(\.name) == ["a/1.txt", "a/2.TXT", "a/book/3.txt", "b/4.jpg"])
    #expect(found.files.map(\.label) == ["a", "a", "a", "b"])
    #expect(found.files.map(\.group) == ["a/1.txt", "a/2.TXT", "a/book", "b/4.jpg"])
    #expect(found.ignored == ["b/notes.pdf", "loose.txt"])
    #expect(found.hasPictures)
  }

  @Test func `a folder without folders says what is expected`() throws {
    let folder = try TemporaryFolder()
    try folder.write("words", to: "1.txt")
    #expect { try ExampleFolder(folder.url) } throws: { "\($0)".contains("a folder for each class") }
  }
}
