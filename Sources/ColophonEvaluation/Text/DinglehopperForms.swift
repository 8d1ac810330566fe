/// The substitutions that dinglehopper 0.11 (https://github.com/qurator-spk/dinglehopper) makes before it
/// compares, so that its figures and ours can be laid side by side. They are its choices, not ours: it keeps long
/// s, for one.
enum DinglehopperForms {
  /// Ligatures of Unicode, of the Medieval Unicode Font Initiative and of the Early Modern OCR Project.
  private static let ligatures: [Unicode.Scalar: String] = [
    "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB06}": "st",
    "\u{133}": "ij",
    "\u{EBA2}": "ſi", "\u{EBA5}": "ſp", "\u{EBA6}": "ſſ", "\u{EBA7}": "ſſi", "\u{EADA}": "ſt",
    "\u{EEC4}": "ck", "\u{EEC5}": "ct", "\u{EEDC}": "tz", "\u{E8BF}": "q&",
    "\u{F4F9}": "ll", "\u{F502}": "ch", "\u{F50E}": "q\u{301}",
    "\u{F532}": "as", "\u{F533}": "is", "\u{F534}": "us", "\u{F535}": "Qu",
  ]

  private static let signs: [Unicode.Scalar: String] = [
    "\u{E42C}": "ä", "\u{E644}": "ö", "\u{E72B}": "ü",
    "\u{2014}": "\u{2013}", "\u{2019}": "'", "\u{2E17}": "-",
  ]

  /// With a small e above.
  private static let umlauts: [Unicode.Scalar: String] = ["a": "ä", "o": "ö", "u": "ü"]

  /// One line, which must be in NFC.
  static func apply(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "=", next == "=" {
        result += "\u{2013}"
        index += 1
      } else if next == "\u{364}", let umlaut = umlauts[scalar] {
        result += umlaut
        index += 1
      } else if let letters = ligatures[scalar] ?? signs[scalar] {
        result += letters
      } else {
        result.unicodeScalars.append(scalar)
      }
      index += 1
    }
    return result
  }
}
