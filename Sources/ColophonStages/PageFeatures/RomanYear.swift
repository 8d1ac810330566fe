import Foundation

/// Years in Roman numerals, as printers set them: `M DCC XCIII.`, `MDCCCXLVIII`, `M. D. XXv`.
enum RomanYear {
  /// The first year from 1400 to 2099 in the text, with its place; spaces and stops may part the letters.
  static func findYear(in text: String) -> (year: Int, range: Range<String.Index>)? {
    var start = text.startIndex
    while let range = text.range(of: run, options: .regularExpression, range: start..<text.endIndex) {
      let letters = text[range].filter(\.isLetter).uppercased().replacing("J", with: "I")
      if let year = RomanNumeral.value(of: letters), (1400...2099).contains(year) { return (year, range) }
      start = range.upperBound
    }
    return nil
  }

  static func year(in text: String) -> Int? { findYear(in: text)?.year }

  // A capital M begins it; the rest may be small, as in many early prints.
  private static let run = #"(?<!\p{L})M(?:[ .]{0,2}[MDCLXVIJxvij])+(?!\p{L})"#
}
