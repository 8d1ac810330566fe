/// The marks that divide a word at a line end: hyphens, the not sign of some transcriptions, the double hyphens
/// of blackletter print.
let lineEndHyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{AD}", "\u{AC}", "=", "\u{2E17}", "\u{2E40}"]

/// The text with every long s as s; the number of scalars stays.
func foldedLongS(_ text: String) -> String {
  guard text.unicodeScalars.contains("\u{17F}") else { return text }
  var folded = String.UnicodeScalarView()
  folded.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "\u{17F}" ? "s" : $0 })
  return String(folded)
}
