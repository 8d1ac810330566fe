/// What something was taken for, what it is, and how sure the answer was.
package struct LabelAnswer: Sendable {
  /// What the thing is called in lists of mistakes.
  package var name: String
  package var expected: String
  /// Nil where no answer was given: an undetermined language, an unknown class, a page without text.
  package var found: String?
  /// From 0 to 1; nil where none was told.
  package var confidence: Double?
  /// What else is known of the thing, such as its decade, by which figures are broken down.
  package var traits: [(kind: String, value: String)]

  package init(
    name: String, expected: String, found: String?, confidence: Double?,
    traits: [(kind: String, value: String)] = []
  ) {
    self.name = name
    self.expected = expected
    self.found = found
    self.confidence = confidence
    self.traits = traits
  }

  package var isRight: Bool { expected == found }
}
