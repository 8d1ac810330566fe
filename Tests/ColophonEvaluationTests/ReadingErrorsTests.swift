import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("The errors of a reading by line")
struct ReadingErrorsTests {
  static let truth = """
    Die Sonne scheint auf das alte Haus am Waſſer
    und die Kinder laufen durch den Garten.
    17
    """

  @Test("a faultless reading has none")
  func faultless() {
    let errors = ReadingErrors(truth: Self.truth, lines: Self.truth.split(separator: "\n").map(String.init))
    #expect(errors.ordered.errors == 0)
    #expect(errors.unordered.errors == 0)
    #expect(errors.lines.allSatisfy { $0.errors == 0 })
    #expect(errors.lines.map(\.length) == [45, 39, 2])
  }

  @Test("errors go to the line they stand in")
  func attribution() {
    let errors = ReadingErrors(
      truth: Self.truth,
      lines: [
        "Die Sonne scheint auf das alte Haus am Wasser", "vnd die Kinder lanfen durch den Garten.", "18",
      ])
    #expect(errors.lines.map(\.errors) == [0, 2, 1])
    #expect(errors.ordered.errors == 3)
    #expect(errors.unordered.errors == 3)
  }

  @Test("another order of lines is an error of order only")
  func order() {
    let errors = ReadingErrors(
      truth: Self.truth,
      lines: [
        "und die Kinder laufen durch den Garten.", "Die Sonne scheint auf das alte Haus am Waſſer", "17",
      ])
    #expect(errors.lines.allSatisfy { $0.errors == 0 })
    #expect(errors.unordered.errors == 0)
    #expect(errors.ordered.errors > 40)
  }

  @Test("what was not read is missing from the page, what was made up is wrong")
  func missingAndInvented() {
    let half = ReadingErrors(truth: Self.truth, lines: ["und die Kinder laufen durch den Garten."])
    #expect(half.unordered.errors == half.unordered.length - 39)
    let invented = ReadingErrors(truth: Self.truth, lines: ["~~~~", "||"])
    #expect(invented.lines.map(\.errors) == [4, 2])
    #expect(ReadingErrors(truth: Self.truth, lines: []).unordered.rate == 1)
    #expect(ReadingErrors(truth: "", lines: ["abc"]).lines.map(\.errors) == [3])
    #expect(ReadingErrors(truth: "", lines: []).unordered.rate == nil)
  }

  @Test("the least distance within a text is that of its best stretch", arguments: [3, 60, 64, 70, 140])
  func leastDistance(_ length: Int) {
    var random = SeededRandom(seed: UInt64(length))
    for _ in 0..<10 {
      let pattern = (0..<length).map { _ in Int.random(in: 0..<5, using: &random) }
      let text = (0..<(length + 40)).map { _ in Int.random(in: 0..<5, using: &random) }
      // The textbook table with a first row of zeros.
      var row = [Int](repeating: 0, count: text.count + 1)
      for i in pattern.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in text.indices {
          let replaced = diagonal + (pattern[i] == text[j] ? 0 : 1)
          diagonal = row[j + 1]
          row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
      }
      #expect(leastEditDistance(of: pattern, within: text) == row.min())
    }
    #expect(leastEditDistance(of: [Int](), within: [1]) == 0)
    #expect(leastEditDistance(of: [1, 2], within: []) == 2)
  }

  // MARK: - The table of a data set

  @Test("a manifest names images by its folder and texts by their files")
  func manifest() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "image\tnote\tplain_text\na.jpg\tx\tgt/a.txt\nb/c.png\t\tgt/c.txt\n", to: "set-1/manifest.tsv")
    let manifest = try TruthManifest(contentsOf: file)
    #expect(manifest.set == "set-1")
    #expect(manifest.pages.map(\.image) == ["set-1/a.jpg", "set-1/b/c.png"])
    #expect(manifest.pages[1].text.path.hasSuffix("set-1/gt/c.txt"))
  }

  @Test("a table that is no manifest is refused", arguments: ["", "a\tb\n", "image\tplain_text\nx\n"])
  func refusesTable(_ text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "set/manifest.tsv")
    #expect(throws: EvaluationError.self) { try TruthManifest(contentsOf: file) }
    #expect(throws: EvaluationError.self) { try TruthManifest(contentsOf: folder.path("none.tsv")) }
  }
}
