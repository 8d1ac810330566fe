/// Reads dates off a row of tokens. Every reading function takes the index where it begins and answers with the
/// value and the index behind it, or nil when no such thing begins there.
struct DateParser {
  struct Match: Hashable {
    var end: Int
    var edtf: String
    var rule: DateExpression.Rule
  }

  /// A date with where it ends.
  struct Reading: Hashable {
    var date: PartialDate
    var end: Int
    var rule: DateExpression.Rule
  }

  let tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  /// The longest date that begins with the token.
  func match(at start: Int) -> Match? {
    var best: Match?
    let candidates = [
      approximate(at: start), doubted(at: start), range(at: start), period(at: start),
      partOfPeriod(at: start),
      doubleDate(at: start), romanDay(at: start), regnalYear(at: start), republicanPeriod(at: start),
      openRange(at: start), single(at: start),
    ]
    for candidate in candidates {
      guard let candidate, candidate.end > best?.end ?? start else { continue }
      best = candidate
    }
    return best.map(withDoubt)
  }

  /// One date, month or year, by itself.
  private func single(at start: Int) -> Match? {
    if let day = datedDay(at: start) {
      return oldStyle(day) ?? Match(end: day.end, edtf: day.date.edtf, rule: day.rule)
    }
    let reading = monthAndYear(at: start) ?? yearAlone(at: start)
    return reading.map { Match(end: $0.end, edtf: $0.date.edtf, rule: $0.rule) }
  }

  /// `um 1850`, `ca. März 1848`, `vers 1840-1845`: the value with `~`.
  func approximate(at start: Int) -> Match? {
    guard let word = self[start], DateWords.approximations.contains(word.key), word.text != "C",
      !isVerse(start)
    else { return nil }
    var index = start + 1
    if self[index]?.is(".") == true { index += 1 }
    while let token = self[index],
      [
        "das", "jahr", "the", "year", "l", "'", "’", "an", "année", "in", "den", "le", "el", "año", "anno",
        "il", "roku",
        "roku", "vuonna", "år", "het", "jaar", "rok",
      ].contains(token.key)
    {
      index += 1
    }
    if let range = yearRange(at: index, isCued: true) {
      let ends = range.edtf.split(separator: "/").map { $0 + "~" }
      return Match(end: range.end, edtf: ends.joined(separator: "/"), rule: .yearRange)
    }
    if let period = period(at: index) {
      return Match(end: period.end, edtf: period.edtf + "~", rule: period.rule)
    }
    if let part = partOfPeriod(at: index) { return part }
    if let day = datedDay(at: index), day.date.year != nil {
      return Match(end: day.end, edtf: day.date.edtf + "~", rule: day.rule)
    }
    if let month = monthAndYear(at: index) {
      return Match(end: month.end, edtf: month.date.edtf + "~", rule: month.rule)
    }
    guard let year = year(at: index), !isQuantity(after: year.end), !isThousand(year) else { return nil }
    return Match(end: year.end, edtf: PartialDate(year: year.value).edtf + "~", rule: .cuedYear)
  }

  /// Whether `vers` is a verse: `au vers 1088`, `les vers 1286 et suivants`.
  private func isVerse(_ start: Int) -> Bool {
    guard self[start]?.is("vers") == true, let before = self[start - 1] else { return false }
    return ["au", "aux", "du", "des", "le", "les", "ce", "ces", "un", "deux"].contains(before.key)
  }

  /// Takes a question mark that doubts the date, not one that ends a sentence: `1850 (?)`, `[1850?]`, `1850?,`.
  private func withDoubt(_ match: Match) -> Match {
    guard !match.edtf.contains("/") else { return match }
    var end = match.end
    if self[end]?.is("(") == true, self[end + 1]?.is("?") == true, self[end + 2]?.is(")") == true {
      end += 3
    } else if self[end]?.is("?") == true, self[end]?.gap == Token.Gap.none {
      guard let next = self[end + 1] else { return match }
      let goesOn = next.isWord ? !next.isCapitalised : [")", "]", ",", ";"].contains(next.key)
      guard goesOn, next.gap != .line else { return match }
      end += 1
    } else {
      return match
    }
    let doubted = match.edtf.last == "~" ? match.edtf.dropLast() + "%" : match.edtf + "?"
    return Match(end: end, edtf: String(doubted), rule: match.rule)
  }

  /// The index behind a day and month that do not exist, such as `31. Februar 1848`, which must not be read as
  /// `Februar 1848`.
  func endOfImpossibleDate(at start: Int) -> Int? {
    guard let number = self[start], number.isNumber, let value = Int(number.text), value < 40 else {
      return nil
    }
    let index = ordinalEnd(at: start + 1)
    guard let month = month(at: connected(index, by: DateWords.dayConnectors)) else { return nil }
    return year(at: month.end)?.end ?? month.end
  }

  // MARK: - Days

  /// A day with its month, and mostly its year.
  func datedDay(at start: Int) -> Reading? {
    if let weekday = weekdayEnd(at: start), let reading = dayInSomeOrder(at: weekday) { return reading }
    return dayInSomeOrder(at: start)
  }

  private func dayInSomeOrder(at start: Int) -> Reading? {
    let readings = [
      numericDate(at: start), dayMonth(at: start), monthDay(at: start), yearMonthDay(at: start),
      republicanDate(at: start),
    ]
    return readings.compactMap { $0 }.map { reading in
      var reading = reading
      let date = reading.date
      reading.date = date.gregorianIfJulianOnly
      return reading
    }.filter { $0.date.isValid }.max { $0.end < $1.end }
  }

  /// `12. März 1848`, `le 12 mars`, `the 12th of March, 1848`.
  private func dayMonth(at start: Int) -> Reading? {
    guard let day = day(at: start), let month = month(at: connected(day.end, by: DateWords.dayConnectors)),
      !day.isRoman || !isPronoun(start, before: month.end)
    else { return nil }
    if let year = yearAfterMonth(at: month.end) {
      return Reading(
        date: PartialDate(year: year.value, month: month.value, day: day.value), end: year.end,
        rule: .fullDate)
    }
    guard !isDelivery(start, day.end) else { return nil }
    return Reading(
      date: PartialDate(month: month.value, day: day.value), end: month.end, rule: .dayAndMonth)
  }

  /// Whether it is a French exchange's goods for delivery in a month, `4 de mars`; a day has `le` before it.
  private func isDelivery(_ start: Int, _ end: Int) -> Bool {
    guard self[end]?.is("de") == true || self[end]?.is("d") == true,
      let month = self[connected(end, by: DateWords.dayConnectors)],
      Self.frenchMonths.contains(month.key)
    else { return false }
    guard let before = self[start - 1] else { return true }
    return !["le", "du", "au", "ce"].contains(before.key) && !DateWords.weekdays.contains(before.key)
  }

  private static let frenchMonths: Set<String> = [
    "janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet", "août", "aout", "septembre",
    "octobre", "novembre", "décembre", "decembre",
  ]

  /// `March 12, 1848`, `March 12th`; without a year only in English, where this order is usual.
  private func monthDay(at start: Int) -> Reading? {
    guard let month = month(at: start), var day = day(at: month.end), !day.isRoman else { return nil }
    // "kesäkuun 3 päivänä 1848" and "3 p:nä".
    let suffix = connected(day.end, by: ["p", "päivä", "päivänä", "päivää", "nä", ":"])
    if suffix > day.end, self[start]?.key.contains("kuu") == true { day.end = suffix }
    if let year = year(at: self[day.end]?.is(",") == true ? day.end + 1 : day.end),
      !isQuantity(after: year.end)
    {
      return Reading(
        date: PartialDate(year: year.value, month: month.value, day: day.value), end: year.end,
        rule: .fullDate)
    }
    guard let word = self[start], Self.englishMonths.contains(word.key) || word.key.hasSuffix("kuun"),
      word.isCapitalised || !word.key.allSatisfy(\.isASCII) || word.key.hasSuffix("kuun"),
      self[day.end]?.isNumber != true, !isDecimal(day.end)
    else { return nil }
    return Reading(date: PartialDate(month: month.value, day: day.value), end: day.end, rule: .dayAndMonth)
  }

  private static let englishMonths: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec",
    // Hungarian, where this is the only order.
    "január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember",
    "október",
  ]

  /// `1848, den 12. März` and `1848 März 12`.
  private func yearMonthDay(at start: Int) -> Reading? {
    guard let year = year(at: start) else { return nil }
    var index = year.end
    while let token = self[index], [",", ".", "den", "le", "d"].contains(token.key), index < year.end + 3 {
      index += 1
    }
    if let day = day(at: index), let month = month(at: connected(day.end, by: DateWords.dayConnectors)),
      self.year(at: month.end) == nil
    {
      return Reading(
        date: PartialDate(year: year.value, month: month.value, day: day.value), end: month.end,
        rule: .fullDate)
    }
    guard let month = month(at: index), let day = day(at: month.end), !day.isRoman,
      self[day.end]?.isNumber != true
    else { return nil }
    return Reading(
      date: PartialDate(year: year.value, month: month.value, day: day.value), end: day.end, rule: .fullDate)
  }

  /// "I may" and "I march" are no dates.
  private func isPronoun(_ start: Int, before end: Int) -> Bool {
    self[start]?.text == "I" && self[start + 1]?.is(".") != true
      && tokens[start..<end].contains { ["may", "march"].contains($0.key) }
  }

  // MARK: - Months and years

  /// `März 1848`, `Martio 1623`, `mars de l'an 1848`.
  func monthAndYear(at start: Int) -> Reading? {
    // With no day before it, an abbreviation of two letters says nothing: "Ag. 1371" is a verse.
    guard let month = month(at: start), tokens[start].text.count > 2 || tokens[start].isNumber,
      let year = yearAfterMonth(at: month.end)
    else { return hungarianMonth(at: start) }
    return Reading(
      date: PartialDate(year: year.value, month: month.value), end: year.end, rule: .monthAndYear)
  }

  /// `1848 májusban`, with the year first.
  private func hungarianMonth(at start: Int) -> Reading? {
    guard let year = year(at: start), !year.isRoman else { return nil }
    let index = self[year.end]?.is(".") == true ? year.end + 1 : year.end
    guard let word = self[index], word.key.hasSuffix("ban") || word.key.hasSuffix("ben"),
      let month = month(at: index)
    else { return nil }
    return Reading(
      date: PartialDate(year: year.value, month: month.value), end: month.end, rule: .monthAndYear)
  }

  /// A year with something that says that it is one.
  private func yearAlone(at start: Int) -> Reading? {
    guard let year = year(at: start), !isQuantity(after: year.end),
      let rule = yearRule(from: start, to: year.end, isRoman: year.isRoman)
    else { return nil }
    return Reading(date: PartialDate(year: year.value), end: year.end, rule: rule)
  }

  subscript(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }
}
