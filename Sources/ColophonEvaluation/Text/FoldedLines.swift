import ColophonDocument
import Foundation

/// The lines of a text in modern letter forms, and where a word runs on from one line to the next.
struct FoldedLines {
  /// None is empty; a hyphen that divides a word is taken away.
  let lines: [String]
  /// For each line, whether its last word goes on in the next.
  private let goesOn: [Bool]

  init(_ text: String) {
    let rows = withModernLetters(Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
      .split(whereSeparator: isLineEnd)
      .map { row in Array(row.split { $0.properties.isWhitespace }.joined(separator: [" "])) }
      .filter { !$0.isEmpty }
    var lines: [String] = []
    var goesOn: [Bool] = []
    for (index, row) in rows.enumerated() {
      let isDivided = index + 1 < rows.count && Self.divides(row, rows[index + 1])
      lines.append(string(isDivided ? row.dropLast() : row[...]))
      goesOn.append(isDivided)
    }
    self.lines = lines
    self.goesOn = goesOn
  }

  /// One run of text, lines parted by a blank.
  var joined: String {
    var text = ""
    for (line, goesOn) in zip(lines, goesOn) { text += goesOn ? line : line + " " }
    return text.hasSuffix(" ") ? String(text.dropLast()) : text
  }

  /// Whether a line ends in a hyphen between a letter and a small letter. Before a capital the hyphen may belong
  /// to the word, so it stays.
  private static func divides(_ line: [Unicode.Scalar], _ next: [Unicode.Scalar]) -> Bool {
    guard let last = line.last, lineEndHyphens.contains(last), line.count > 1 else { return false }
    return line[line.count - 2].properties.isAlphabetic && next.first?.properties.isLowercase == true
  }
}

/// Hyphens that printers and transcribers set at a line end: hyphen-minus, hyphen, soft hyphen, not sign,
/// double oblique hyphen, and the equals sign that often stands for it. Not the list of the stages: a profile that
/// changed with them would make figures of two versions unlike.
private let lineEndHyphens: Set<Unicode.Scalar> = [
  "-", "\u{2010}", "\u{AD}", "\u{AC}", "\u{2E17}", "=",
]

/// Line feed, vertical tab, form feed, carriage return, next line and the two separators of Unicode.
func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return String(text)
}

/// Letters as in `NormalForm`. Signs are the profile's own: quotation marks count alike, and hyphens are left to
/// `FoldedLines`, which takes away those that divide a word.
private func withModernLetters(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var modern: [Unicode.Scalar] = []
  modern.reserveCapacity(scalars.count)
  for scalar in scalars {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}": modern.append("\"")
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2039}", "\u{203A}", "`", "\u{B4}":
      modern.append("'")
    default:
      if let letters = NormalForm.letters(for: scalar) {
        modern += letters.unicodeScalars
      } else {
        modern.append(scalar)
      }
    }
  }
  return Array(string(modern).precomposedStringWithCanonicalMapping.unicodeScalars)
}
