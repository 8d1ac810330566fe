import Foundation

/// The letters of old print as a reader of today types them.
///
/// Only forms of letters change, never the spelling: `Theil` stays, `ſ` becomes `s`. So the normalised text can be
/// searched and tagged, and still says what the page says.
package enum NormalForm {
  /// The text with modern letters, in Unicode NFC.
  package static func of(_ text: String) -> String {
    // Most words of most pages.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(contentsOf: letters(for: scalar)) }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// What stands for a scalar in the normalised text; empty for one that is a mark of typesetting only.
  private static func letters(for scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let replacement: String? =
      switch scalar {
      case "\u{17F}": "s"
      case "\u{A75B}": "r"
      case "\u{FB00}": "ff"
      case "\u{FB01}": "fi"
      case "\u{FB02}": "fl"
      case "\u{FB03}": "ffi"
      case "\u{FB04}": "ffl"
      case "\u{FB05}", "\u{FB06}": "st"
      // A small e above a vowel is how the umlaut began.
      case "\u{364}": "\u{308}"
      // The same three as the Medieval Unicode Font Initiative numbers them for private use.
      case "\u{E42C}": "ä"
      case "\u{E644}": "ö"
      case "\u{E72B}": "ü"
      // The double hyphens of blackletter.
      case "\u{2E17}", "\u{2E40}": "-"
      case "\u{AD}": ""
      default: nil
      }
    return replacement?.unicodeScalars ?? String(scalar).unicodeScalars
  }
}
