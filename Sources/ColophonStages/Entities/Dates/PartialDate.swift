/// A day, a month or a year of the calendar, as far as a text tells it.
///
/// Written as EDTF (ISO 8601-2:2019): `1848-03-12`, `1848-03`, `1848`, and `XXXX-03-12` where the year is not
/// told. Days are checked against the Gregorian calendar, which EDTF is defined on, also before 1582; 29 February
/// 1700 is thus not accepted although England had it.
struct PartialDate: Hashable, Sendable {
  static let years = 1000...2099
  /// The year of a date whose text tells none: four unspecified digits of EDTF (ISO 8601-2:2019, level 1).
  private static let unspecifiedYear = "XXXX"

  var year: Int?
  var month: Int?
  var day: Int?

  /// Whether there is such a day.
  var isValid: Bool {
    if let year, !Self.years.contains(year) { return false }
    guard let month else { return day == nil && year != nil }
    guard (1...12).contains(month) else { return false }
    guard let day else { return year != nil }
    return day >= 1 && day <= Self.days(in: month, of: year)
  }

  var edtf: String {
    let yearText = year.map { padded($0, to: 4) } ?? Self.unspecifiedYear
    return [yearText, month.map { padded($0, to: 2) }, day.map { padded($0, to: 2) }]
      .compactMap { $0 }.joined(separator: "-")
  }

  /// Whether it lies before another one of the same precision. A year that is not told is the same year.
  func isBefore(_ other: PartialDate) -> Bool {
    (year ?? 0, month ?? 0, day ?? 0) < (other.year ?? 0, other.month ?? 0, other.day ?? 0)
  }

  private static func days(in month: Int, of year: Int?) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.map(isLeap) ?? true ? 29 : 28
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
