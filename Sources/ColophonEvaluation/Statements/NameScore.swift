/// Names found in a text against the true ones, as the HIPE scorer counts them.
///
/// Strict: the same words and the same kind. Fuzzy: the same kind and at least one word in common. A found name that
/// is none of the true ones is held against the first true name that has its bounds in another kind or overlaps it and
/// was not met before; so each true name is met once at most, and the order of the names matters as it does there.
/// (Ehrmann, Romanello, Flückiger and Clematide, CLEF HIPE 2020 and HIPE 2022.)
package struct NameScore: Hashable, Sendable {
  package struct Name: Hashable, Sendable {
    package var kind: String
    /// Indices of words, end exclusive.
    package var words: Range<Int>

    package init(kind: String, words: Range<Int>) {
      self.kind = kind
      self.words = words
    }
  }

  /// Counts of one way of comparing.
  package struct Counts: Hashable, Sendable {
    package var correct = 0
    package var incorrect = 0
    package var missed = 0
    package var spurious = 0

    package init() {}

    package var expected: Int { correct + incorrect + missed }
    package var found: Int { correct + incorrect + spurious }
    package var detection: Detection { Detection(expected: expected, found: found, matched: correct) }

    package static func += (sum: inout Counts, other: Counts) {
      sum.correct += other.correct
      sum.incorrect += other.incorrect
      sum.missed += other.missed
      sum.spurious += other.spurious
    }
  }

  package var strict: [String: Counts] = [:]
  package var fuzzy: [String: Counts] = [:]

  package init() {}

  /// Compares the names of one text, both in the order of the text.
  ///
  /// - Parameters:
  ///   - found: no two of them share a word.
  ///   - kinds: those that the data set has. Others that were found are passed over, as the scorer does.
  package init(expected: [Name], found: [Name], kinds: Set<String>) {
    let expected = expected.filter { kinds.contains($0.kind) }
    var met = Set<Int>()
    for name in found where kinds.contains(name.kind) {
      if let index = expected.firstIndex(of: name) {
        met.insert(index)
        strict[name.kind, default: Counts()].correct += 1
        fuzzy[name.kind, default: Counts()].correct += 1
        continue
      }
      let partner = expected.indices.first { index in
        let other = expected[index]
        return other.words == name.words || other.words.overlaps(name.words) && !met.contains(index)
      }
      guard let partner else {
        strict[name.kind, default: Counts()].spurious += 1
        fuzzy[name.kind, default: Counts()].spurious += 1
        continue
      }
      met.insert(partner)
      let kind = expected[partner].kind
      strict[kind, default: Counts()].incorrect += 1
      if kind == name.kind {
        fuzzy[kind, default: Counts()].correct += 1
      } else {
        fuzzy[kind, default: Counts()].incorrect += 1
      }
    }
    for index in expected.indices where !met.contains(index) {
      strict[expected[index].kind, default: Counts()].missed += 1
      fuzzy[expected[index].kind, default: Counts()].missed += 1
    }
  }

  /// Over all kinds, each name counting the same.
  package var strictMicro: Detection { Self.micro(strict) }
  package var fuzzyMicro: Detection { Self.micro(fuzzy) }

  package static func += (sum: inout NameScore, other: NameScore) {
    for (kind, counts) in other.strict { sum.strict[kind, default: Counts()] += counts }
    for (kind, counts) in other.fuzzy { sum.fuzzy[kind, default: Counts()] += counts }
  }

  private static func micro(_ counts: [String: Counts]) -> Detection {
    counts.values.reduce(Detection()) { $0 + $1.detection }
  }
}
