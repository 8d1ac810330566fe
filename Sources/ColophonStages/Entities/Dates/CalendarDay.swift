/// A day, counted so that days of several calendars can be compared and added to.
struct CalendarDay: Hashable, Comparable, Sendable {
  enum Calendar: Sendable {
    case julian, gregorian
  }

  /// The Julian day number.
  let number: Int

  init(number: Int) { self.number = number }

  /// Nil where the calendar has no such day.
  init?(year: Int, month: Int, day: Int, in calendar: Calendar = .gregorian) {
    guard (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year, calendar) else {
      return nil
    }
    let a = month > 2 ? 0 : 1
    let y = year + 4800 - a
    let m = month + 12 * a - 3
    let days = day + (153 * m + 2) / 5 + 365 * y + y / 4
    number = calendar == .julian ? days - 32083 : days - y / 100 + y / 400 - 32045
  }

  /// The day of a date that tells year, month and day.
  init?(_ date: PartialDate, in calendar: Calendar = .gregorian) {
    guard let year = date.year, let month = date.month, let day = date.day else { return nil }
    self.init(year: year, month: month, day: day, in: calendar)
  }

  /// The day in the Gregorian calendar, also before there was one.
  var gregorian: PartialDate {
    let a = number + 32044
    let b = (4 * a + 3) / 146_097
    let c = a - 146_097 * b / 4
    let d = (4 * c + 3) / 1461
    let e = c - 1461 * d / 4
    let m = (5 * e + 2) / 153
    return PartialDate(
      year: 100 * b + d - 4800 + m / 10, month: m + 3 - 12 * (m / 10), day: e - (153 * m + 2) / 5 + 1)
  }

  /// From 1, Monday, to 7.
  var weekday: Int { number % 7 + 1 }

  static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(number: day.number + days) }

  static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  static func length(of month: Int, in year: Int, _ calendar: Calendar) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2:
      year.isMultiple(of: 4)
        && (calendar == .julian || !year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }
}
