import ColophonDocument
import ColophonTesting
import Testing

@testable import ColophonStages
@testable import colophon

@Suite("Features of class models in words")
struct FeatureWordsTests {
  /// The names of all numbers that a class model can be told of a page and its picture.
  private func numbers() throws -> Set<String> {
    var input = ClassInput()
    input.add(page: PageText(width: 1, height: 1, regions: []))
    try input.add(picture: try #require(sampleCards(1).first))
    return Set(input.values.map(\.name))
  }

  @Test("every number has words")
  func everyNumber() throws {
    for name in try numbers() { #expect(FeatureWords.words(name) != name) }
  }

  @Test("all words belong to a number")
  func noOthers() throws {
    #expect(Set(FeatureWords.named.keys).subtracting(try numbers()).isEmpty)
  }

  @Test("every word and run of letters has words")
  func texts() {
    var input = ClassInput()
    input.add(text: "A novel of Siena")
    input.add(text: "Lane", part: "publisher")
    #expect(!input.counts.isEmpty)
    for name in input.counts.keys { #expect(FeatureWords.words(name) != name) }
  }

  @Test(
    "words say which part of what it is",
    arguments: [
      ("word:novel", "the word 'novel'"), ("word:a novel", "the words 'a novel'"),
      ("word:publisher=lane", "the word 'lane' in the publisher"), ("gram:_the_", "the whole word 'the'"),
      ("gram:_th", "words that begin with 'th'"), ("gram:he_", "words that end in 'he'"),
      ("gram:h", "the letters 'h' in words"),
      ("picture.dark_1_6", "how dark the page is at the top right"),
      ("picture.dark_4_3", "how dark the page is at the middle middle"), ("no.feature", "no.feature"),
    ])
  func cases(_ feature: String, _ words: String) { #expect(FeatureWords.words(feature) == words) }
}
