/// What one half of a word knows of the whole, where a line end divides it.
///
/// The first half is the last word of a line, the second the first word of the line that comes next in reading
/// order.
package struct Division: Codable, Hashable, Sendable {
  package enum Part: String, Codable, Sendable {
    case first, second
  }

  package var part: Part
  /// Both halves as printed, without the hyphen if only the line end put it there: `Wörter`, but
  /// `Nord-Deutschland`.
  package var whole: String
  /// Whether the hyphen belongs to the word.
  package var keepsHyphen: Bool

  enum CodingKeys: String, CodingKey {
    case part, whole
    case keepsHyphen = "keeps_hyphen"
  }

  package init(part: Part, whole: String, keepsHyphen: Bool) {
    self.part = part
    self.whole = whole
    self.keepsHyphen = keepsHyphen
  }
}
