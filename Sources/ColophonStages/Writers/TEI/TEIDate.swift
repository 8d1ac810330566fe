/// Turns a date in EDTF (ISO 8601-2:2019, annex A) into TEI's attributes for dates.
///
/// `1872-03-04` gives `@when`; `187X` and the set `[1871..1873]` give `@notBefore` and `@notAfter`; the interval
/// `1871/1873` gives `@from` and `@to`; `1872~` gives `@when` with `@precision` low, since EDTF states no bounds.
/// What TEI has no attribute for gives none.
func dateAttributes(edtf: String) -> XMLOutput.Attributes {
  if edtf.contains("/") {
    let ends = edtf.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return [] }
    let from = DateSpan(ends[0])
    let to = DateSpan(ends[1])
    guard from != nil || [".", "..", ""].contains(ends[0]), to != nil || ["..", ""].contains(ends[1]) else {
      return []
    }
    return [
      ("from", from?.first), ("to", to?.last),
      ("precision", from?.isApproximate == true || to?.isApproximate == true ? "low" : nil),
    ]
  }
  if edtf.hasPrefix("["), edtf.hasSuffix("]") {
    let ends = edtf.dropFirst().dropLast().split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return [] }
    return [("notBefore", DateSpan(ends[0])?.first), ("notAfter", DateSpan(ends[1])?.last)]
  }
  guard let span = DateSpan(edtf) else { return [] }
  let precision = span.isApproximate ? "low" : nil
  if span.first == span.last { return [("when", span.first), ("precision", precision)] }
  return [("notBefore", span.first), ("notAfter", span.last), ("precision", precision)]
}

/// The first and the last date that a simple EDTF date can mean, each as XML Schema takes it.
private struct DateSpan {
  var first: String
  var last: String
  var isApproximate: Bool

  /// Nil for what is no date of the calendar, and for the year 0, which XML Schema does not know.
  init?(_ text: some StringProtocol) {
    // Of a moment only the day is kept: the time of day of a printed page is nobody's concern.
    var date = String(text.prefix { $0 != "T" }.filter { !["?", "~", "%"].contains($0) })
    isApproximate = text.contains { $0 == "~" || $0 == "%" }
    let isBeforeOurEra = date.hasPrefix("-")
    if isBeforeOurEra { date.removeFirst() }
    var parts = date.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
    while parts.count > 1, parts.last == "XX" { parts.removeLast() }
    guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }

    let sign = isBeforeOurEra ? "-" : ""
    if parts[0].hasSuffix("X") {
      let century = parts[0].prefix { $0 != "X" }
      let places = 4 - century.count
      guard parts.count == 1, (1...2).contains(places), century.allSatisfy(\.isDigit),
        parts[0].dropFirst(century.count).allSatisfy({ $0 == "X" })
      else { return nil }
      let low = sign + century + String(repeating: "0", count: places)
      let high = sign + century + String(repeating: "9", count: places)
      guard low != "0000", low != "-0000" else { return nil }
      first = isBeforeOurEra ? high : low
      last = isBeforeOurEra ? low : high
      return
    }

    guard parts[0].allSatisfy(\.isDigit), let year = Int(parts[0]), year > 0 else { return nil }
    let numbers = parts.dropFirst().map(Self.twoDigits)
    switch numbers.count {
    case 0: break
    case 1:
      guard let month = numbers[0], (1...12).contains(month) || (21...24).contains(month) else { return nil }
      // A season: its months depend on the hemisphere, so only the year is certain.
      if month > 12 { parts.removeLast() }
    default:
      guard let month = numbers[0], let day = numbers[1], (1...12).contains(month),
        (1...Self.days(month, year)).contains(day)
      else { return nil }
    }
    first = sign + parts.joined(separator: "-")
    last = first
  }

  private static func twoDigits(_ text: String) -> Int? {
    text.count == 2 && text.allSatisfy(\.isDigit) ? Int(text) : nil
  }

  /// Days of a month in the proleptic Gregorian calendar, the one of XML Schema.
  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
