import ColophonEvaluation
import Testing

@Suite("Error rates")
struct ErrorRateTests {
  @Test("characters are Unicode scalars, words stand between white space")
  func counts() {
    #expect(EditCount.characters("Die Stadt", "Dle Stadtt") == EditCount(errors: 2, length: 9))
    #expect(EditCount.words("Die Stadt, am Fluß", "Die Stadt am Fluß") == EditCount(errors: 1, length: 4))
    #expect(EditCount.words("zu\nHalle", "zu Halle") == EditCount(errors: 0, length: 2))
  }

  @Test("micro weighs pages by length, mean and median do not")
  func summaries() throws {
    let rate = ErrorRate([
      EditCount(errors: 0, length: 10), EditCount(errors: 30, length: 60), EditCount(errors: 6, length: 30),
    ])
    #expect(rate.micro == 0.36)
    #expect(abs(try #require(rate.macro) - 0.7 / 3) < 1e-12)
    #expect(rate.median == 0.2)
    #expect(rate.pages == 3)
  }

  @Test("the median of two pages lies between them")
  func evenMedian() {
    let rate = ErrorRate([EditCount(errors: 1, length: 4), EditCount(errors: 3, length: 4)])
    #expect(rate.median == 0.5)
  }

  @Test("text invented on an empty page counts in micro alone")
  func inventedText() {
    let rate = ErrorRate([EditCount(errors: 5, length: 0), EditCount(errors: 5, length: 100)])
    #expect(rate.micro == 0.1)
    #expect(rate.macro == 0.05)
  }

  @Test("pages without any text have no rate")
  func noText() {
    let rate = ErrorRate([EditCount(errors: 0, length: 0)])
    #expect(rate.micro == nil && rate.macro == nil && rate.median == nil)
  }
}

@Suite("Accuracy of labels")
struct AccuracyTests {
  @Test("a label that was not given is wrong, and confusions are counted")
  func confusions() {
    let accuracy = Accuracy([
      .init(expected: "de", found: "de"), .init(expected: "de", found: "nl"),
      .init(expected: "fr", found: nil),
      .init(expected: "de", found: "nl"),
    ])
    #expect(accuracy.right == 1 && accuracy.total == 4 && accuracy.rate == 0.25)
    #expect(accuracy.confusions.map(\.count) == [2, 1, 1])
    #expect(accuracy.confusions.map(\.answer.found) == ["nl", "de", nil])
  }
}
