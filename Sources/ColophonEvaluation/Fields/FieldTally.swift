import ColophonDocument

/// How often the values of a field were right, and in which way they were wrong.
package struct FieldTally: Hashable, Codable, Sendable {
  /// Values of the records.
  package var expected = 0
  /// Values that were given.
  package var given = 0
  package var right = 0
  /// Given where the record has none.
  package var invented = 0
  /// Not given where the record has one.
  package var leftBlank = 0
  /// Given and unlike the record's.
  package var wrong = 0
  /// Those of `wrong` that identify the book: shelfmarks, numbers.
  package var wrongIdentifiers = 0
  /// Sum over the records' values of the likeness of what was given.
  package var likeness = 0.0

  enum CodingKeys: String, CodingKey {
    case expected, given, right, invented, wrong, likeness
    case leftBlank = "left_blank"
    case wrongIdentifiers = "wrong_identifiers"
  }

  package init() {}

  /// Harmonic mean of precision and recall; nil when there is nothing on either side.
  package var f1: Double? { expected + given > 0 ? 2 * Double(right) / Double(expected + given) : nil }
  package var precision: Double? { given > 0 ? Double(right) / Double(given) : nil }
  package var recall: Double? { expected > 0 ? Double(right) / Double(expected) : nil }
  /// Share of the given values that the record has no value for.
  package var inventedShare: Double? { given > 0 ? Double(invented) / Double(given) : nil }
  /// Mean likeness over the records' values, a missing one 0.
  package var meanLikeness: Double? { expected > 0 ? likeness / Double(expected) : nil }

  package static func + (a: FieldTally, b: FieldTally) -> FieldTally {
    var sum = a
    sum.expected += b.expected
    sum.given += b.given
    sum.right += b.right
    sum.invented += b.invented
    sum.leftBlank += b.leftBlank
    sum.wrong += b.wrong
    sum.wrongIdentifiers += b.wrongIdentifiers
    sum.likeness += b.likeness
    return sum
  }
}

/// A given value, whether it is right, for figures on confidence.
package struct JudgedValue: Hashable, Sendable {
  package var item: String
  package var field: ScoredField
  package var value: String
  /// What the record has; nil for none.
  package var expected: String?
  package var confidence: Double?
  package var isRight: Bool
}

/// How two values are compared.
package enum FieldMeasure: String, Codable, Sendable {
  /// Letter for letter, as the library cards benchmark does: right from a likeness of 0.92.
  case letters
  /// After old letters, capitals and punctuation are folded, for records in modern spelling: right from 0.85.
  case folded

  package var least: Double { self == .letters ? 0.92 : 0.85 }

  package func likeness(_ a: String, _ b: String) -> Double {
    switch self {
    case .letters: ColophonDocument.likeness(of: a, b)
    case .folded: ColophonDocument.likeness(of: Self.fold(a), Self.fold(b))
    }
  }

  private static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    // Early prints use u and v, i and j, as they come.
    for scalar in Likeness.key(text) { folded.append(scalar == "v" ? "u" : scalar == "j" ? "i" : scalar) }
    return String(folded)
  }
}

extension FieldTally {
  /// Pairs the values of one field of one item, the most alike first.
  init(
    _ field: ScoredField, _ item: FieldCase, measure: FieldMeasure, judged: inout [JudgedValue]
  ) {
    let truth = item.truth[field] ?? []
    let found = item.found[field] ?? []
    expected = truth.count
    given = found.count
    var candidates: [(likeness: Double, truth: Int, found: Int)] = []
    for (t, expected) in truth.enumerated() {
      for (f, value) in found.enumerated() {
        candidates.append((measure.likeness(value.value, expected), t, f))
      }
    }
    candidates.sort { (-$0.likeness, $0.truth, $0.found) < (-$1.likeness, $1.truth, $1.found) }
    var partners: [Int: (truth: Int, likeness: Double)] = [:]
    var taken: Set<Int> = []
    for candidate in candidates where partners[candidate.found] == nil && !taken.contains(candidate.truth) {
      partners[candidate.found] = (candidate.truth, candidate.likeness)
      taken.insert(candidate.truth)
      likeness += candidate.likeness
    }
    for (f, value) in found.enumerated() {
      let partner = partners[f]
      let isRight = partner.map { $0.likeness >= measure.least } ?? false
      if isRight {
        right += 1
      } else if partner == nil {
        invented += 1
      } else {
        wrong += 1
        if ScoredField.identifying.contains(field) { wrongIdentifiers += 1 }
      }
      judged.append(
        JudgedValue(
          item: item.item, field: field, value: value.value, expected: partner.map { truth[$0.truth] },
          confidence: value.confidence, isRight: isRight))
    }
    leftBlank = truth.count - taken.count
  }
}
