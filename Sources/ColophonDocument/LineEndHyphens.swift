/// The signs that divide a word at a line end: hyphen-minus, hyphen, soft hyphen, the not sign of some transcriptions,
/// the double hyphens of blackletter print, and the equals sign that stands for these.
package let lineEndHyphens: Set<Unicode.Scalar> = [
  "-", "\u{2010}", "\u{AD}", "\u{AC}", "=", "\u{2E17}", "\u{2E40}",
]
