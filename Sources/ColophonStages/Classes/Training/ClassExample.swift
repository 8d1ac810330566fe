/// An example whose class is known.
package struct ClassExample: Sendable {
  /// What it is called in reports: a file's path, or table and line.
  package var name: String
  package var label: String
  /// Examples of one group, such as the pages of one book, are never divided between training and testing.
  package var group: String
  package var input: ClassInput
  /// What else is known of it, such as its language or decade, by which figures are broken down.
  package var traits: [(kind: String, value: String)]

  package init(
    name: String, label: String, group: String, input: ClassInput,
    traits: [(kind: String, value: String)] = []
  ) {
    self.name = name
    self.label = label
    self.group = group
    self.input = input
    self.traits = traits
  }
}

/// What a model said of an example that it had not seen.
package struct ClassAnswer: Sendable {
  package var name: String
  package var expected: String
  package var found: String
  package var confidence: Double
  package var traits: [(kind: String, value: String)]
}
