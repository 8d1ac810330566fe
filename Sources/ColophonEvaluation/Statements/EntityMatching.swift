import ColophonDocument

/// Names and dates of one page, compared with those of the ground truth.
///
/// Offsets into a text full of misreadings mean nothing in the true text, so an entity is found when the
/// output has one of the same kind whose text is like enough. Truths differ on whether a title belongs to a
/// person's name and which way round a heading is, so it suffices when the output's normal form of a name is like
/// the truth's text; the normal form of a date is compared by itself. Each one has at most one partner; the most
/// alike pair off first, and among equals those that come first on the page.
package struct EntityMatching: Sendable {
  /// Least likeness of two texts: one minus the edit distance over the longer one's length, small and
  /// capital letters and punctuation aside. One misread letter in five still counts as found.
  package static let leastLikeness = 0.8

  /// One entity, on either side.
  package struct Mention: Hashable, Sendable {
    package var kind: Entity.Kind
    package var text: String
    /// A date as EDTF, a name in its normal form.
    package var normal: String?

    package init(kind: Entity.Kind, text: String, normal: String? = nil) {
      self.kind = kind
      self.text = text
      self.normal = normal
    }
  }

  /// Indices into the truth's and the output's lists.
  package private(set) var pairs: [(expected: Int, found: Int)] = []
  private let expected: [Mention]
  private let found: [Mention]

  package init(expected: [Mention], found: [Mention]) {
    self.expected = expected
    self.found = found
    let expectedKeys = expected.map { Likeness.key($0.text) }
    let foundKeys = found.map { mention in
      let normal = mention.kind == .date ? nil : mention.normal
      return [mention.text, normal].compactMap { $0 }.map(Likeness.key)
    }
    var candidates: [(likeness: Double, expected: Int, found: Int)] = []
    for e in expected.indices {
      for f in found.indices where expected[e].kind == found[f].kind {
        let likeness = foundKeys[f].map { Likeness.of(expectedKeys[e], $0) }.max() ?? 0
        if likeness >= Self.leastLikeness { candidates.append((likeness, e, f)) }
      }
    }
    candidates.sort { (-$0.likeness, $0.expected, $0.found) < (-$1.likeness, $1.expected, $1.found) }
    var takenExpected: Set<Int> = []
    var takenFound: Set<Int> = []
    for candidate in candidates
    where !takenExpected.contains(candidate.expected) && !takenFound.contains(candidate.found) {
      takenExpected.insert(candidate.expected)
      takenFound.insert(candidate.found)
      pairs.append((candidate.expected, candidate.found))
    }
  }

  package func detection(of kind: Entity.Kind) -> Detection {
    Detection(
      expected: expected.count { $0.kind == kind }, found: found.count { $0.kind == kind },
      matched: pairs.count { expected[$0.expected].kind == kind })
  }

  /// For each date of the truth that has an EDTF form, whether its partner has the very same one.
  package var dates: [Accuracy.Answer] {
    let partners = Dictionary(pairs.map { ($0.expected, $0.found) }, uniquingKeysWith: { first, _ in first })
    return expected.indices.compactMap { index in
      guard expected[index].kind == .date, let normal = expected[index].normal else { return nil }
      return Accuracy.Answer(expected: normal, found: partners[index].flatMap { found[$0].normal })
    }
  }
}
