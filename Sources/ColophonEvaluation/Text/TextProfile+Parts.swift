extension TextProfile {
  /// What a profile does to one kind of sign.
  package struct Part: Hashable, Encodable, Sendable {
    package var of: String
    package var rule: String
  }

  /// Every choice of the profile, for the head of a report.
  package var parts: [Part] {
    let rules: [String]
    switch self {
    case .asPrinted:
      rules = [
        "NFC", "Unicode scalars", "between white space, punctuation attached",
        "kept; white space at line ends and empty lines left out", "kept", "kept", "kept", "kept", "kept",
        "kept", "kept", "counts", "counts",
      ]
    case .folded:
      rules = Self.foldedRules
    case .letters:
      var letters = Self.foldedRules
      letters[2] = "runs of letters and figures"
      letters[9] = "part words, not counted"
      letters[10] = "part words, not counted"
      letters[11] = "part words, not counted"
      letters[12] = "does not count"
      rules = letters
    case .dinglehopper:
      rules = [
        "NFC", "grapheme clusters (UAX #29)",
        "word boundaries of UAX #29; pieces without a letter or figure left out",
        "kept, empty lines too", "kept",
        "a, o, u with it: ä, ö, ü",
        "ﬀ ﬁ ﬂ ﬃ ﬆ ĳ in letters; long s within ligatures stays long",
        "dinglehopper's list: ä ö ü, 13 ligatures of the MUFI and eMOP",
        "kept; ⸗ as -", "’ as ', others kept", "— and == as –", "counts", "counts",
      ]
    }
    return zip(Self.names, rules).map { Part(of: $0, rule: $1) }
  }

  private static let names = [
    "Unicode form", "characters", "words", "line ends", "long s, round r", "umlauts with combining e",
    "ligatures", "private-use code points", "line-end hyphens", "quotation marks", "dashes",
    "other punctuation", "capital or small",
  ]

  private static let foldedRules = [
    "NFC", "Unicode scalars", "between white space, punctuation attached", "one blank, as any white space",
    "s, r", "a, o, u with it: ä, ö, ü", "ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ in letters",
    "ä ö ü of the MUFI (U+E42C, U+E644, U+E72B); others kept",
    "- ‐ ¬ ⸗ = and the soft hyphen taken away before a small letter, the word joined",
    "double as \", single as '", "kept",
    "counts", "counts",
  ]
}
