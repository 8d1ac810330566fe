/// The marks that divide a word at a line end: hyphens, the not sign of some transcriptions, the double hyphens
/// of blackletter print.
let lineEndHyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{AD}", "\u{AC}", "=", "\u{2E17}", "\u{2E40}"]
