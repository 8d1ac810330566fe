import ColophonDocument

/// One field of an item's description, compared with the ground truth.
///
/// A date is right when its EDTF form is the same, an identifier when its letters and digits are, any other
/// value when it is like enough. A value where the truth has none counts as found without a partner.
package enum FieldMatching {
  /// Least likeness of two values, as for entities but stricter: a title is read by people who will notice.
  package static let leastLikeness = 0.9

  /// A value as the output has it.
  package struct Value: Hashable, Sendable {
    package var value: String
    /// A date as EDTF.
    package var normal: String?

    package init(value: String, normal: String? = nil) {
      self.value = value
      self.normal = normal
    }
  }

  package static func detection(of field: Field.Name, expected: String?, found: [Value]) -> Detection {
    let isFound = expected.map { truth in found.contains { isRight($0, truth, field) } } ?? false
    return Detection(expected: expected == nil ? 0 : 1, found: found.count, matched: isFound ? 1 : 0)
  }

  private static func isRight(_ found: Value, _ truth: String, _ field: Field.Name) -> Bool {
    switch field {
    case .date: (found.normal ?? found.value) == truth
    case .identifier, .shelfmark: Likeness.of(Likeness.key(found.value), Likeness.key(truth)) == 1
    case .title, .subtitle, .creator, .place, .publisher, .extent, .format, .series, .subject,
      .crossReference:
      Likeness.of(Likeness.key(found.value), Likeness.key(truth)) >= leastLikeness
    }
  }
}
