import ColophonDocument
import Foundation

/// What old print and index cards do to words, undone for values that go into a catalogue.
enum PrintedText {
  /// The text in modern letters, one space between words.
  static func modern(_ text: String) -> String {
    NormalForm.of(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text without the marks that part it from its neighbours.
  static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " .,;:/|—–-=_»«*‘°[({<"))
  }

  /// A surname as catalogues write it: letter spacing closed, capitals only at the beginning.
  ///
  /// Typed cards space the heading out (`S i e b l e r`), and an engine cuts it at random places
  /// (`Thurs z`). Words that begin with a small letter and are no particle belong to the word before.
  static func surname(_ text: String) -> String {
    var parts: [String] = []
    for part in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let isSmall = part.first?.isLowercase == true && !particles.contains(part)
      if let last = parts.last, isSmall || (last.count == 1 && part.count == 1) {
        parts[parts.count - 1] = last + part
      } else {
        parts.append(part)
      }
    }
    return parts.map(lowered).joined(separator: " ")
  }

  /// `MONTFAJON` as `Montfajon`; other words as they are.
  private static func lowered(_ word: String) -> String {
    let letters = word.filter(\.isLetter)
    guard letters.count > 2, letters.allSatisfy(\.isUppercase) else { return word }
    return word.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
  }

  static let particles = conjunctions.union([
    "von", "van", "vom", "zu", "zur", "de", "der", "den", "des", "du", "da", "di", "del", "della", "la", "le",
    "af", "av", "auf", "ten", "ter", "v.", "d'",
  ])
  /// Within a name, as in `Ortega y Gasset`; behind one they lead to another person.
  static let conjunctions: Set<String> = ["und", "vel", "et", "y"]
}
