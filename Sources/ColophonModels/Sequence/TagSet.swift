/// The tags that a sequence model gives to tokens: outside, and for each kind the beginning and the inside of a name.
///
/// Tag 0 is outside; kind k begins with tag 1 + 2k and goes on with tag 2 + 2k.
package struct TagSet: Hashable, Sendable {
  /// What the tags are about, such as `person`.
  package let kinds: [String]

  /// As many as fit a slot of the file: one outside tag and two for each kind.
  package static let mostKinds = 5

  package init(kinds: [String]) { self.kinds = kinds }

  package var count: Int { 1 + 2 * kinds.count }

  package static let outside = 0

  package func begin(_ kind: Int) -> Int { 1 + 2 * kind }

  package func inside(_ kind: Int) -> Int { 2 + 2 * kind }

  /// The kind of a tag; nil for the outside tag.
  package func kind(of tag: Int) -> Int? { tag == Self.outside ? nil : (tag - 1) / 2 }

  package func isInside(_ tag: Int) -> Bool { tag > 0 && tag % 2 == 0 }

  /// Whether a tag may stand behind another: a name only goes on where one of its kind is open.
  package func allows(_ tag: Int, after last: Int) -> Bool {
    !isInside(tag) || kind(of: last) == kind(of: tag)
  }
}

/// A name in a sequence of tokens, as a model sees it.
package struct TaggedSpan: Hashable, Sendable {
  /// Index into the kinds of the model's tags.
  package var kind: Int
  /// Indices of tokens, end exclusive.
  package var tokens: Range<Int>
  /// The chance, from 0 to 1, that exactly these tokens are one name of this kind.
  package var confidence: Double

  package init(kind: Int, tokens: Range<Int>, confidence: Double) {
    self.kind = kind
    self.tokens = tokens
    self.confidence = confidence
  }
}
