extension DateExpression {
  /// The EDTF value of a text that is a date and little else, such as a date field or the end of an imprint:
  /// `1848`, `[1848]`, `M DCC XLVIII.`, `c1848`, `[ca. 1848]`, `1848?`, `[184-]`, `[18--?]`, `1848-50`, `im Märzen 1848`.
  ///
  /// Nil when there is none, as in `s.a.` or `o. J.`. Bolder than `find(in:)`: a bare number is a year here.
  package static func normalise(_ text: String) -> String? {
    let tokens = Tokeniser.tokens(of: text).filter { !["[", "]", "(", ")", "<", ">", "©"].contains($0.key) }
    let isDoubted = tokens.last?.is("?") ?? false
    let parser = DateParser(tokens)
    var candidates: [(value: String, isApproximate: Bool, length: Int)] = []
    var index = 0
    while index < tokens.count {
      if let match = parser.match(at: index) {
        candidates.append((match.edtf, false, match.end - index))
        index = match.end
      } else if let found = parser.bareYear(at: index) {
        candidates.append((found.edtf, false, found.end - index))
        index = found.end
      } else {
        index = parser.endOfImpossibleDate(at: index) ?? index + 1
      }
    }
    // The most telling expression, the last of equals: imprints end with their year.
    guard
      let best = candidates.enumerated().max(by: {
        ($0.element.length, $0.offset) < ($1.element.length, $1.offset)
      })
    else { return nil }
    let value = best.element.value
    guard isDoubted, !value.contains("/"), let last = value.last, !"?%".contains(last) else { return value }
    return last == "~" ? value.dropLast() + "%" : value + "?"
  }
}

extension DateParser {
  /// A year without any cue, complete or with missing digits.
  func bareYear(at start: Int) -> Match? {
    if let range = yearRange(at: start, isCued: true) { return range }
    if let year = year(at: start), !isQuantity(after: year.end) {
      return Match(end: year.end, edtf: PartialDate(year: year.value).edtf, rule: .imprintYear)
    }
    // `c1848` and `p1848` of copyright dates: the letter is glued to the number.
    if let letter = self[start], ["c", "p", "cop"].contains(letter.key), let number = self[start + 1],
      number.isNumber, number.gap == .none, let value = Int(number.text), PartialDate.years.contains(value)
    {
      return Match(end: start + 2, edtf: String(value), rule: .imprintYear)
    }
    // `184-` and `18--`: digits the cataloguer did not know.
    guard let number = self[start], number.isNumber, let value = Int(number.text),
      [2, 3].contains(number.text.utf8.count)
    else { return nil }
    let missing = 4 - number.text.utf8.count
    var end = start + 1
    var dashes = 0
    while let mark = self[end], mark.gap == .none, dashes < missing, ["-", "–", "—", "."].contains(mark.text)
    {
      dashes += mark.text == "—" ? missing : 1
      end += 1
    }
    let first = missing == 1 ? value / 10 : value
    guard dashes >= missing, (10...20).contains(first) else { return nil }
    return Match(end: end, edtf: number.text + String(repeating: "X", count: missing), rule: .imprintYear)
  }
}
