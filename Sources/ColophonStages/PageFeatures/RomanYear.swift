import Foundation

/// Years in Roman numerals, as printers set them: `M DCC XCIII.`, `MDCCCXLVIII`, `M. D. XXv`.
enum RomanYear {
  /// The first year from 1400 to 2099 in the text, with its place; spaces and stops may part the letters.
  static func find(in text: String) -> (year: Int, range: Range<String.Index>)? {
    var start = text.startIndex
    while let range = text.range(of: run, options: .regularExpression, range: start..<text.endIndex) {
      let letters = text[range].filter(\.isLetter).uppercased().replacing("J", with: "I")
      if let year = number(letters), (1400...2099).contains(year) { return (year, range) }
      start = range.upperBound
    }
    return nil
  }

  static func value(in text: String) -> Int? { find(in: text)?.year }

  /// The value of a well-formed numeral of capital letters from 1000; four equal letters in a row count, as
  /// in `MDCCCC`. Nil when it is none.
  private static func number(_ numeral: String) -> Int? {
    guard numeral.range(of: wellFormed, options: .regularExpression) != nil else { return nil }
    var total = 0
    var largest = 0
    for letter in numeral.reversed() {
      guard let value = values[letter] else { return nil }
      total += value < largest ? -value : value
      largest = max(largest, value)
    }
    return total
  }

  // A capital M begins it; the rest may be small, as in many early prints.
  private static let run = #"(?<!\p{L})M(?:[ .]{0,2}[MDCLXVIJxvij])+(?!\p{L})"#
  private static let wellFormed =
    #"^M{1,2}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})$"#
  private static let values: [Character: Int] = [
    "M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1,
  ]
}
