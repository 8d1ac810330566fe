import Foundation

/// What counts as the same text when a reading is compared with its ground truth.
package enum TextProfile: String, CaseIterable, Sendable {
  case asPrinted = "as_printed"
  case folded
  case letters
  case dinglehopper

  /// What is counted as one character.
  package enum Unit: Sendable {
    case scalars, graphemes
  }

  package var unit: Unit { self == .dinglehopper ? .graphemes : .scalars }

  /// One sentence for reports: a figure means nothing without it.
  package var summary: String {
    switch self {
    case .asPrinted:
      "NFC; blanks at line ends and empty lines left out"
    case .folded:
      "NFC; long s, round r, ligatures and umlauts in modern form; words joined over line ends; "
        + "quotation marks alike; every run of white space one blank"
    case .letters:
      "as folded, then letters and figures only, in small letters; all else parts words"
    case .dinglehopper:
      "what dinglehopper 0.11 compares: NFC, its list of ligatures, umlauts and signs; lines kept, empty ones too"
    }
  }

  /// The text as it is compared.
  package func apply(_ text: String) -> String {
    switch self {
    case .asPrinted: lines(of: text).joined(separator: "\n")
    case .folded: FoldedLines(text).joined
    case .letters: Self.lettersOnly(FoldedLines(text).joined)
    case .dinglehopper: lines(of: text).joined(separator: "\n")
    }
  }

  /// The lines of the text as they are compared one by one, when order does not count. None is empty, but for a
  /// profile that counts empty lines.
  package func lines(of text: String) -> [String] {
    let composed = text.precomposedStringWithCanonicalMapping
    switch self {
    case .asPrinted:
      return composed.unicodeScalars.split(whereSeparator: isLineEnd).compactMap { line in
        line.lastIndex { !$0.properties.isWhitespace }.map { String(line[...$0]) }
      }
    case .folded: return FoldedLines(text).lines
    case .letters: return FoldedLines(text).lines.map(Self.lettersOnly).filter { !$0.isEmpty }
    case .dinglehopper:
      return PythonLines.of(composed).map { DinglehopperForms.apply($0) }
    }
  }

  /// The words of a text to which the profile was applied.
  package func words(of applied: String) -> [Substring] {
    switch self {
    case .asPrinted, .folded, .letters: applied.split(whereSeparator: \.isWhitespace)
    case .dinglehopper: WordBreaks.words(of: applied)
    }
  }

  private static func lettersOnly(_ folded: String) -> String {
    // A final sigma is the same letter; capitals do not tell it apart.
    folded.lowercased().replacing("ς", with: "σ").precomposedStringWithCanonicalMapping.unicodeScalars
      .split { !isLetterOrFigure($0) }
      .map { String($0) }.joined(separator: " ")
  }

  /// Letters with their marks, and figures of all kinds.
  private static func isLetterOrFigure(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
  }
}

/// Lines as Python's `readlines` cuts them: at LF, CR LF and CR; the end of the last line begins no further one.
private enum PythonLines {
  static func of(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.replacing("\r\n", with: "\n").unicodeScalars
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String($0) }
  }
}
