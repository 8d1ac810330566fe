import Foundation

/// What counts as the same text when a reading is compared with its ground truth.
package enum TextProfile: String, CaseIterable, Sendable {
  case asPrinted = "as_printed"
  case folded

  /// One sentence for reports: a figure means nothing without it.
  package var summary: String {
    switch self {
    case .asPrinted:
      "NFC; blanks at line ends and empty lines left out"
    case .folded:
      "NFC; long s, round r, ligatures and umlauts in modern form; words joined over line ends; "
        + "quotation marks alike; every run of white space one blank"
    }
  }

  package func apply(_ text: String) -> String {
    let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    return switch self {
    case .asPrinted: withoutEmptySpace(scalars)
    case .folded: withSingleBlanks(withJoinedWords(withModernLetters(scalars)))
    }
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return String(text)
}

private func withoutEmptySpace(_ scalars: [Unicode.Scalar]) -> String {
  scalars.split(whereSeparator: isLineEnd)
    .compactMap { line in
      line.lastIndex { !$0.properties.isWhitespace }.map { string(line[...$0]) }
    }
    .joined(separator: "\n")
}

private func withModernLetters(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var modern: [Unicode.Scalar] = []
  modern.reserveCapacity(scalars.count)
  for scalar in scalars {
    switch scalar {
    case "\u{17F}": modern.append("s")
    case "\u{A75B}": modern.append("r")
    case "\u{FB00}": modern += ["f", "f"]
    case "\u{FB01}": modern += ["f", "i"]
    case "\u{FB02}": modern += ["f", "l"]
    case "\u{FB03}": modern += ["f", "f", "i"]
    case "\u{FB04}": modern += ["f", "f", "l"]
    case "\u{FB05}", "\u{FB06}": modern += ["s", "t"]
    // A small e above a, o or u is the older form of the two dots.
    case "\u{364}": modern.append("\u{308}")
    // The private-use code points of the Medieval Unicode Font Initiative for the same three letters.
    case "\u{E42C}": modern.append("ä")
    case "\u{E644}": modern.append("ö")
    case "\u{E72B}": modern.append("ü")
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}": modern.append("\"")
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2039}", "\u{203A}", "`", "\u{B4}":
      modern.append("'")
    default: modern.append(scalar)
    }
  }
  return Array(string(modern).precomposedStringWithCanonicalMapping.unicodeScalars)
}

/// Hyphens that printers and transcribers set at a line end: hyphen-minus, hyphen, soft hyphen, not sign,
/// double oblique hyphen, and the equals sign that often stands for it.
private let lineEndHyphens: Set<Unicode.Scalar> = [
  "-", "\u{2010}", "\u{AD}", "\u{AC}", "\u{2E17}", "=",
]

/// Takes away a hyphen and the line end after it between a letter and a small letter. Before a capital the
/// hyphen may belong to the word, so it stays.
private func withJoinedWords(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var joined: [Unicode.Scalar] = []
  joined.reserveCapacity(scalars.count)
  var index = 0
  while index < scalars.count {
    let scalar = scalars[index]
    if lineEndHyphens.contains(scalar), joined.last?.properties.isAlphabetic == true {
      var next = index + 1
      var sawLineEnd = false
      while next < scalars.count, scalars[next].properties.isWhitespace {
        sawLineEnd = sawLineEnd || isLineEnd(scalars[next])
        next += 1
      }
      if sawLineEnd, next < scalars.count, scalars[next].properties.isLowercase {
        index = next
        continue
      }
    }
    joined.append(scalar)
    index += 1
  }
  return joined
}

private func withSingleBlanks(_ scalars: [Unicode.Scalar]) -> String {
  scalars.split { $0.properties.isWhitespace }.map(string).joined(separator: " ")
}

/// Line feed, vertical tab, form feed, carriage return, next line and the two separators of Unicode.
private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}
