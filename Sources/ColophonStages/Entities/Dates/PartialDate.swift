/// A day, a month or a year of the calendar, as far as a text tells it.
///
/// Written as EDTF (ISO 8601-2:2019): `1848-03-12`, `1848-03`, `1848`, and `XXXX-03-12`, a year of unspecified digits,
/// where none is told. Days are checked against the Gregorian calendar, which EDTF is defined on, also before 1582.
struct PartialDate: Hashable, Sendable {
  static let years = 1000...2099
  /// The year of a date whose text tells none: four unspecified digits of EDTF (ISO 8601-2:2019, level 1).
  static let unspecifiedYear = "XXXX"

  var year: Int?
  var month: Int?
  var day: Int?

  /// Whether there is such a day.
  var isValid: Bool {
    if let year, !Self.years.contains(year) { return false }
    guard let month else { return day == nil && year != nil }
    guard (1...12).contains(month) else { return false }
    guard let day else { return year != nil }
    return day >= 1 && day <= CalendarDay.length(of: month, in: year ?? 2000, .gregorian)
  }

  /// The same date with only the Julian calendar to have it, as 29 February 1700, put in the Gregorian one.
  var gregorianIfJulianOnly: PartialDate {
    guard !isValid, let day = CalendarDay(self, in: .julian) else { return self }
    return day.gregorian
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

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
