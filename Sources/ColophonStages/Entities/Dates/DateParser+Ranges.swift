extension DateParser {
  /// A range with the parts that the first end leaves to the second: `12.–14. März 1848`, `3 May to 4 June 1848`,
  /// `März–Mai 1848`, `March 12–14, 1848`, `1848–1850`.
  func range(at start: Int) -> Match? {
    if let years = yearRange(at: start, isCued: isCuedRange(start)) { return years }
    let first = weekdayEnd(at: start) ?? start
    return range(from: first) ?? (first > start ? range(from: start) : nil)
  }

  private func range(from start: Int) -> Match? {
    var best: Match?
    for (from, end) in rangeStarts(at: start) {
      guard let second = rangeMarkEnd(at: end) else { continue }
      let candidate = dayRange(from, monthFirstAt: start, at: second) ?? completed(from, until: second)
      if let candidate, candidate.end > best?.end ?? 0 { best = candidate }
    }
    return best
  }

  /// What a range may begin with: a day, a day with its month, a month, with or without year.
  private func rangeStarts(at start: Int) -> [(date: PartialDate, end: Int)] {
    var starts: [(PartialDate, Int)] = []
    if let day = day(at: start) { starts.append((PartialDate(day: day.value), day.end)) }
    if let month = month(at: start) { starts.append((PartialDate(month: month.value), month.end)) }
    if let reading = datedDay(at: start) { starts.append((reading.date, reading.end)) }
    if let reading = monthAndYear(at: start) { starts.append((reading.date, reading.end)) }
    return starts
  }

  /// `March 12–14, 1848`: the second end is a mere day, the year comes last.
  private func dayRange(_ from: PartialDate, monthFirstAt start: Int, at second: Int) -> Match? {
    guard let month = from.month, let first = from.day, from.year == nil, self.month(at: start) != nil,
      let day = day(at: second), self.month(at: day.end) == nil, day.value > first
    else { return nil }
    let year = year(at: self[day.end]?.is(",") == true ? day.end + 1 : day.end)
    let a = PartialDate(year: year?.value, month: month, day: first)
    let b = PartialDate(year: year?.value, month: month, day: day.value)
    guard a.isValid, b.isValid else { return nil }
    return Match(end: year?.end ?? day.end, edtf: "\(a.edtf)/\(b.edtf)", rule: .dateRange)
  }

  /// The range up to a date that begins at the index; the first end takes from it what it lacks itself.
  private func completed(_ from: PartialDate, until second: Int) -> Match? {
    guard let to = datedDay(at: second) ?? monthAndYear(at: second) else { return nil }
    var from = from
    if from.month == nil { from.month = to.date.month }
    if from.year == nil { from.year = to.date.year }
    // An interval needs two ends of one kind.
    guard (from.day == nil) == (to.date.day == nil), (from.year == nil) == (to.date.year == nil),
      from.isValid,
      from.isBefore(to.date)
    else { return nil }
    return Match(end: to.end, edtf: "\(from.edtf)/\(to.date.edtf)", rule: .dateRange)
  }

  // MARK: - Years

  /// `1848–1850`, `1848-50`, `1848/49`. Without a cue the first year must be plausible and the span short, because
  /// numbers of pages look the same.
  func yearRange(at start: Int, isCued: Bool) -> Match? {
    guard let first = year(at: start), !first.isRoman, isCued || (1450...2030).contains(first.value) else {
      return nil
    }
    let isSlash = self[first.end]?.is("/") == true
    guard
      let second = isSlash
        ? first.end + 1 : rangeMarkEnd(at: first.end) ?? andEnd(at: first.end, after: start),
      let token = self[second], token.isNumber
    else { return nil }
    let last: Int
    if let year = year(at: second), year.end == second + 1 {
      last = year.value
    } else if token.text.utf8.count == 2, token.gap == .none, let short = Int(token.text),
      self[second + 1].map({ $0.kind == .mark || $0.gap != .none }) ?? true
    {
      last = first.value / 100 * 100 + short
    } else {
      return nil
    }
    let isWritten = DateWords.rangeMarks.contains(self[first.end]?.text ?? "")
    guard last > first.value, last - first.value <= (isSlash ? 1 : isCued ? 300 : 100),
      isCued || isSlash || isWritten, PartialDate.years.contains(last), !isQuantity(after: second + 1),
      !isDecimal(second + 1)
    else { return nil }
    return Match(end: second + 1, edtf: "\(first.value)/\(last)", rule: .yearRange)
  }

  /// Whether words or a bracket before the index announce years.
  private func isCuedRange(_ start: Int) -> Bool {
    guard let before = self[start - 1] else { return false }
    return DateWords.rangeCues.contains(before.key) || DateWords.yearCues.contains(before.key)
      || ["(", "["].contains(before.key)
  }

  /// "between 1848 and 1850", "zwischen 1848 und 1850".
  private func andEnd(at index: Int, after start: Int) -> Int? {
    guard ["between", "zwischen", "entre"].contains(self[start - 1]?.key ?? ""), let word = self[index],
      ["and", "und", "et"].contains(word.key)
    else { return nil }
    return index + 1
  }

  /// The index behind a dash or the words between two ends.
  private func rangeMarkEnd(at index: Int) -> Int? {
    guard let token = self[index] else { return nil }
    if DateWords.rangeMarks.contains(token.text) { return index + 1 }
    for words in DateWords.rangeWords
    where words.enumerated().allSatisfy({ self[index + $0.offset]?.key == $0.element }) {
      var end = index + words.count
      // "vom 3. bis zum Mittwoch, den 5. Mai": the second end brings its own weekday and article.
      if let article = self[end], DateWords.articles.contains(article.key), article.key != "d" { end += 1 }
      return end
    }
    return nil
  }
}
