import Foundation

/// What may stand in a word: Unicode NFC without anything that XML forbids.
enum RecognizedText {
  static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.filter(isText))
    return String(kept).precomposedStringWithCanonicalMapping
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // What is left of bytes that were no UTF-8, lone surrogates among them; then the noncharacters.
    case 0xFFFD, 0xFFFE, 0xFFFF: false
    default: scalar.properties.generalCategory != .control && !scalar.properties.isWhitespace
    }
  }
}
