/// How well things were found of which there may be any number: names on a page, fields of a description.
package struct Detection: Hashable, Sendable {
  /// What the truth holds.
  package var expected: Int
  /// What the output holds.
  package var found: Int
  /// What of the output has its own partner in the truth.
  package var matched: Int

  package init(expected: Int = 0, found: Int = 0, matched: Int = 0) {
    self.expected = expected
    self.found = found
    self.matched = matched
  }

  /// Nil when nothing was found.
  package var precision: Double? { found > 0 ? Double(matched) / Double(found) : nil }
  /// Nil when there was nothing to find.
  package var recall: Double? { expected > 0 ? Double(matched) / Double(expected) : nil }
  /// Harmonic mean of precision and recall; nil when there is nothing on either side.
  package var f1: Double? { found + expected > 0 ? 2 * Double(matched) / Double(found + expected) : nil }

  package static func + (a: Detection, b: Detection) -> Detection {
    Detection(expected: a.expected + b.expected, found: a.found + b.found, matched: a.matched + b.matched)
  }
}
