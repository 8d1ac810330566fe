extension DateParser {
  /// A day of the Roman calendar, counted back from the kalends, nones or ides: `Idibus Martiis 1623`,
  /// `III. Kal. Iunias MDLV`, `pridie Nonas Octobris 1580`, `a. d. VI. Id. Maii`.
  ///
  /// The value is the day as the calendar of its time counts it; it is not put in another one.
  func romanDay(at start: Int) -> Match? {
    var index = start
    var back = 1
    if self[index]?.is("a") == true, self[index + 1]?.is(".") == true, self[index + 2]?.is("d") == true {
      index += self[index + 3]?.is(".") == true ? 4 : 3
    }
    if let word = self[index], ["pridie", "prid"].contains(word.key) {
      back = 2
      index += self[index + 1]?.is(".") == true ? 2 : 1
    } else if let number = day(at: index), number.value > 1, number.value < 20 {
      back = number.value
      index = number.end
    }
    guard let point = self[index], let fixed = Self.points[point.key] else { return nil }
    index += self[index + 1]?.is(".") == true ? 2 : 1
    guard let month = month(at: index) else { return nil }
    let year = yearAfterMonth(at: month.end)
    // Without a day counted back and without a year, "Id. Mai" may be anything.
    guard back > 1 || year != nil else { return nil }
    guard let date = Self.date(fixed, month.value, year?.value, back) else { return nil }
    return Match(end: year?.end ?? month.end, edtf: date.edtf, rule: .romanCalendar)
  }

  private enum Point { case kalends, nones, ides }

  /// Romans counted both ends: the second day before is the day before.
  private static func date(_ point: Point, _ month: Int, _ year: Int?, _ back: Int) -> PartialDate? {
    let isLong = [3, 5, 7, 10].contains(month)
    switch point {
    case .kalends where back > 1:
      let before = month == 1 ? 12 : month - 1
      let itsYear = year.map { month == 1 ? $0 - 1 : $0 }
      let length = CalendarDay.length(of: before, in: itsYear ?? 2001, .julian)
      let date = PartialDate(year: itsYear, month: before, day: length - back + 2)
      return date.isValid ? date : nil
    case .kalends: return PartialDate(year: year, month: month, day: 1)
    case .nones, .ides:
      let day = (point == .nones ? 5 : 13) + (isLong ? 2 : 0) - back + 1
      // What lies before the nones or the kalends would have been counted from them.
      guard day > (point == .nones ? 1 : isLong ? 7 : 5) else { return nil }
      return PartialDate(year: year, month: month, day: day)
    }
  }

  private static let points: [String: Point] = [
    "kal": .kalends, "cal": .kalends, "kalend": .kalends, "calend": .kalends, "kalendis": .kalends,
    "calendis": .kalends, "kalendas": .kalends, "calendas": .kalends, "kl": .kalends, "non": .nones,
    "nonis": .nones, "nonas": .nones, "id": .ides, "eid": .ides, "idibus": .ides, "idus": .ides,
  ]
}
