extension DateParser {
  /// A day of the French Republican calendar: `12 vendémiaire an IX`, `le 18 brumaire an 8`.
  ///
  /// The years 1 to 14 began on the days that the decrees of the time named, one day later than the rule of
  /// 22 September in the years 4, 8 to 11, 13 and 14, two days later in 12.
  func republicanDate(at start: Int) -> Reading? {
    guard let day = day(at: start), let word = self[day.end], word.isWord,
      let month = Self.republicanMonths.firstIndex(where: { $0.contains(word.key) })
    else { return nil }
    var index = day.end + 1
    while let token = self[index], [",", "de", "l", "'", "’", "an", "année"].contains(token.key),
      index < day.end + 6
    {
      index += 1
    }
    guard let token = self[index], self[index - 1].map({ ["an", "année"].contains($0.key) }) ?? false,
      let year = token.isNumber ? Int(token.text) : RomanNumeral.value(of: token.text),
      (1...14).contains(year),
      day.value <= 30
    else { return nil }
    // Days since 1 September of the year in which the Republican year began.
    let firstDay = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23][year - 1]
    let date = Self.gregorian(daysAfterAugust: firstDay + 30 * month + day.value - 1, of: 1791 + year)
    return Reading(date: date, end: index + 1, rule: .republicanDate)
  }

  private static func gregorian(daysAfterAugust days: Int, of year: Int) -> PartialDate {
    var day = days
    var month = 9
    var year = year
    while true {
      let length =
        (28...31).last { (day: Int) in PartialDate(year: year, month: month, day: day).isValid } ?? 30
      guard day > length else { return PartialDate(year: year, month: month, day: day) }
      day -= length
      month += 1
      if month > 12 {
        month = 1
        year += 1
      }
    }
  }

  private static let republicanMonths: [Set<String>] = [
    ["vendémiaire", "vendemiaire", "vend"], ["brumaire", "brum"], ["frimaire", "frim"],
    ["nivôse", "nivose", "niv"], ["pluviôse", "pluviose", "pluv"], ["ventôse", "ventose", "vent"],
    ["germinal", "germ"], ["floréal", "floreal", "flor"], ["prairial", "prair"], ["messidor", "mess"],
    ["thermidor", "therm", "fervidor"], ["fructidor", "fruct"],
  ]
}
