/// Which form of the text a writer writes.
package enum TextForm: String, CaseIterable, Sendable {
  /// As printed: long s, ligatures, hyphens at line ends.
  case diplomatic
  /// Modern letters, divided words without their hyphens.
  case normalised
  /// The one beside the other.
  case both
}
