import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("Word lists and their card agree")
struct WordListTests {
  @Test("origins name the version that the card names, and each list is there")
  func version() throws {
    let card = try String(
      contentsOf: Repository.models.appending(path: "word-lists/README.md"), encoding: .utf8)
    #expect(card.contains("\nversion: \(WordList.version)\n"))
    for name in NameLists.names + FieldLists.names {
      #expect(card.contains("\(name).tsv"))
      #expect(try WordList.reference(name, in: Repository.models).digest.count == 64)
    }
  }

  @Test("a list with too few columns is refused with file and line")
  func malformed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# comment\nLeipzig\tsettlement\nHalle\n", to: "places.tsv")
    #expect(throws: WordListError.malformed(path: file.path, line: 3, expected: 2, found: 1)) {
      try WordList(contentsOf: file, columns: 2)
    }
  }
}
