import ColophonModels
import Testing

@Suite struct TextFeaturesTests {
  @Test func `words are counted alone and with the next one, those of a part alone`() {
    let title = TextFeatures.ofTexts.counts(in: "A Tale, and a tale of Loſs 1880")
      .filter { $0.key.hasPrefix("word:") }
    // A letter by itself is no word.
    #expect(
      title == [
        "word:tale": 2, "word:and": 1, "word:of": 1, "word:loss": 1, "word:tale and": 1, "word:and tale": 1,
        "word:tale of": 1, "word:of loss": 1,
      ])
    let publisher = TextFeatures.ofTexts.counts(in: "Digby & Long", part: "publisher")
    #expect(publisher == ["word:publisher=digby": 1, "word:publisher=long": 1])
  }

  @Test func `runs of letters stay within a word`() {
    let counts = TextFeatures.ofLanguages.counts(in: "At it")
    #expect(counts["gram:_at_"] == 1 && counts["gram:t"] == 2)
    #expect(counts.keys.allSatisfy { $0.hasPrefix("gram:") && !$0.contains(" ") && $0 != "gram:_" })
  }
}
