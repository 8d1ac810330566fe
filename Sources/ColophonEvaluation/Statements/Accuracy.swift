/// How often one label out of many was right.
package struct Accuracy: Hashable, Sendable {
  /// A label that should have been given and the one that was; `found` is nil where none was given.
  package struct Answer: Hashable, Sendable {
    package var expected: String
    package var found: String?

    package init(expected: String, found: String?) {
      self.expected = expected
      self.found = found
    }

    package var isRight: Bool { expected == found }
  }

  /// How often a pair of labels occurred.
  package struct Confusion: Hashable, Sendable {
    package var answer: Answer
    package var count: Int
  }

  package var right: Int
  package var total: Int
  /// Every pair that occurred, the right ones among them, by expected label and then by frequency.
  package var confusions: [Confusion]

  package init(_ answers: [Answer]) {
    right = answers.count(where: \.isRight)
    total = answers.count
    confusions = Dictionary(grouping: answers) { $0 }
      .map { Confusion(answer: $0.key, count: $0.value.count) }
      .sorted { a, b in
        (a.answer.expected, -a.count, a.answer.found ?? "") < (
          b.answer.expected, -b.count, b.answer.found ?? ""
        )
      }
  }

  package var rate: Double? { total > 0 ? Double(right) / Double(total) : nil }
}
