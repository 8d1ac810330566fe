/// The names of one labelled text beside those that a tagger found in it.
package struct LabelledNames: Sendable {
  package var set: String
  package var language: String
  package var year: Int?
  package var documentType: String?
  package var words: Int
  package var expected: [NameScore.Name]
  /// With the confidence of each; no two share a word.
  package let found: [(name: NameScore.Name, confidence: Double)]

  /// - Parameter found: in the order of the text. A word of a data set bears one name, and a tagger that cuts words
  ///   finer may find two in it: the surer one counts.
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
    var named: Set<Int> = []
    var counted: Set<Int> = []
    let surestFirst = found.enumerated().sorted {
      ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
    }
    for (index, answer) in surestFirst where named.isDisjoint(with: answer.name.words) {
      named.formUnion(answer.name.words)
      counted.insert(index)
    }
    self.found = found.indices.filter(counted.contains).map { found[$0] }
  }
}
