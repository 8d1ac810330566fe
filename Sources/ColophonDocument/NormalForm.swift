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
    for scalar in text.unicodeScalars {
      if let modern = letters(for: scalar) ?? sign(for: scalar) {
        scalars.append(contentsOf: modern.unicodeScalars)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// The letters of today for an old form of a letter; nil for every other scalar, signs among them.
  ///
  /// The text is not in NFC yet: a small e above becomes two dots that still stand behind their letter.
  package static func letters(for scalar: Unicode.Scalar) -> String? {
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
    default: nil
    }
  }

  /// A sign as it is typed today, empty for a mark of typesetting only; nil for every other scalar.
  private static func sign(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    // The double hyphens of blackletter.
    case "\u{2E17}", "\u{2E40}": "-"
    case "\u{AD}": ""
    default: nil
    }
  }
}
