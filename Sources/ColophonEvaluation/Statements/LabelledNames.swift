/// The names of one labelled text beside those that a tagger found in it.
package struct LabelledNames: Sendable {
  package var set: String
  package var language: String
  package var year: Int?
  package var documentType: String?
  package var words: Int
  package var expected: [NameScore.Name]
  /// With the confidence of each.
  package var found: [(name: NameScore.Name, confidence: Double)]

  package init(
    set: String, language: String, year: Int?, documentType: String?, words: Int, expected: [NameScore.Name],
    found: [(name: NameScore.Name, confidence: Double)]
  ) {
    self.set = set
    self.language = language
    self.year = year
    self.documentType = documentType
    self.words = words
    self.expected = expected
    self.found = found
  }
}
