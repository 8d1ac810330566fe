extension DateParser {
  /// A day of the French Republican calendar: `12 vendémiaire an IX`, `le 18 brumaire an 8`, `décadi 10 frimaire an 2`,
  /// `3e jour complémentaire an V`.
  func republicanDate(at start: Int) -> Reading? {
    let first = self[start].map { Self.decadeDays.contains($0.key) } ?? false ? start + 1 : start
    guard let day = day(at: first), day.value <= 30 else { return nil }
    if let end = complementaryEnd(at: day.end), day.value <= 6, let year = republicanYear(at: end),
      let start = Self.firstDay(of: year.value)
    {
      return Reading(date: (start + (360 + day.value - 1)).gregorian, end: year.end, rule: .republicanDate)
    }
    guard let month = republicanMonth(at: day.end), let year = republicanYear(at: month.end),
      let start = Self.firstDay(of: year.value)
    else { return nil }
    return Reading(
      date: (start + (30 * month.value + day.value - 1)).gregorian, end: year.end, rule: .republicanDate)
  }

  /// A month or a year of the calendar, as the days from its first to its last: `brumaire an VIII`, `l'an VII de la
  /// République`. A year needs these words: an VII alone may count anything.
  func republicanPeriod(at start: Int) -> Match? {
    if let month = republicanMonth(at: start), let year = republicanYear(at: month.end),
      let first = Self.firstDay(of: year.value)
    {
      let begin = first + 30 * month.value
      return Match(
        end: year.end, edtf: "\(begin.gregorian.edtf)/\((begin + 29).gregorian.edtf)", rule: .republicanPeriod
      )
    }
    guard self[start].map({ ["an", "année"].contains($0.key) }) == true, let year = republicanYear(at: start),
      let first = Self.firstDay(of: year.value),
      let next = Self.firstDay(of: year.value + 1)
    else { return nil }
    let words = ["de", "la", "république"]
    guard
      words.enumerated().allSatisfy({ offset, word in
        self[year.end + offset].map {
          $0.key.replacing("e\u{301}", with: "é") == word || $0.key == "republique"
        } ?? false
      })
    else { return nil }
    var end = year.end + 3
    if self[end].map({ ["française", "francaise", "françoise"].contains($0.key) }) == true { end += 1 }
    return Match(
      end: end, edtf: "\(first.gregorian.edtf)/\((next + -1).gregorian.edtf)", rule: .republicanPeriod)
  }

  private func republicanMonth(at index: Int) -> Part? {
    guard let word = self[index], word.isWord,
      let month = Self.republicanMonths.firstIndex(where: { $0.contains(word.key) })
    else { return nil }
    return Part(value: month, end: self[index + 1]?.is(".") == true ? index + 2 : index + 1)
  }

  private func complementaryEnd(at index: Int) -> Int? {
    guard let word = self[index] else { return nil }
    if word.key.hasPrefix("sansculottide") || word.key.hasPrefix("sans-culottide") { return index + 1 }
    guard ["jour", "jours"].contains(word.key), self[index + 1]?.key.hasPrefix("compl") == true else {
      return nil
    }
    return self[index + 2]?.is(".") == true ? index + 3 : index + 2
  }

  /// `an IX`, `, de l'an 9`.
  private func republicanYear(at start: Int) -> Part? {
    var index = start
    while let token = self[index], [",", "de", "l", "'", "’", "an", "année"].contains(token.key),
      index < start + 5
    {
      index += 1
    }
    guard index > start, let token = self[index],
      self[index - 1].map({ ["an", "année"].contains($0.key) }) ?? false,
      let year = token.isNumber ? Int(token.text) : RomanNumeral.value(of: token.text),
      (1...14).contains(year)
    else { return nil }
    let ending = self[index + 1].map { $0.gap == .none && ["e", "me", "ème"].contains($0.key) } ?? false
    return Part(value: year, end: ending ? index + 2 : index + 1)
  }

  /// The first days of the years 1 to 15, as the decrees of the time named them.
  private static func firstDay(of year: Int) -> CalendarDay? {
    let days = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23, 23]
    guard (1...days.count).contains(year) else { return nil }
    return CalendarDay(year: 1791 + year, month: 9, day: days[year - 1])
  }

  private static let decadeDays: Set<String> = [
    "primidi", "duodi", "tridi", "quartidi", "quintidi", "sextidi", "septidi", "octidi", "nonidi", "décadi",
    "decadi",
  ]

  private static let republicanMonths: [Set<String>] = [
    ["vendémiaire", "vendemiaire", "vend"], ["brumaire", "brum"], ["frimaire", "frim"],
    ["nivôse", "nivose", "niv"], ["pluviôse", "pluviose", "pluv"], ["ventôse", "ventose", "vent"],
    ["germinal", "germ"], ["floréal", "floreal", "flor"], ["prairial", "prair"], ["messidor", "mess"],
    ["thermidor", "therm", "fervidor"], ["fructidor", "fruct"],
  ]
}
