import ColophonDocument

/// How a printed line goes over into the next.
enum LineEnd: Hashable, Sendable {
  /// A new word begins.
  case space
  /// A hyphen divides a word that goes on.
  case dividedWord
  /// A hyphen that may divide a word or belong to it, as in `Nord-` and `Deutschland`.
  case hyphen

  /// A conjunction after a hyphen shows that the hyphen stands for a left out part: `Land- und Seeleute`.
  private static let conjunctions: Set<String> = [
    "und", "oder", "u.", "and", "or", "og", "och", "eller", "et", "ou", "en", "of",
  ]

  /// - Parameters:
  ///   - last: the last word of the line
  ///   - next: the first word of the next line
  init(after last: String, before next: String) {
    guard
      let sign = last.unicodeScalars.last, lineEndHyphens.contains(sign),
      last.dropLast().last?.isLetter == true,
      let first = next.first, first.isLetter, !Self.conjunctions.contains(next)
    else {
      self = .space
      return
    }
    // Only letters with a case tell; and a plain hyphen is the only sign that compounds are printed with.
    let isSmall = first.isLowercase || (Self.isCapitals(last) && Self.isCapitals(next))
    self = isSmall || (sign != "-" && sign != "\u{2010}") ? .dividedWord : .hyphen
  }

  /// Whether a word is set in capitals, where a capital in the next line says nothing.
  private static func isCapitals(_ word: String) -> Bool {
    let letters = word.filter(\.isLetter)
    return letters.count > 1 && letters.allSatisfy(\.isUppercase)
  }
}
