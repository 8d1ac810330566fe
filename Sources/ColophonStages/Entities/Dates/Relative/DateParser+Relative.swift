extension DateParser {
  /// A relative date that begins with the token, and where it ends.
  func relative(at start: Int) -> (date: RelativeDate, end: Int)? {
    ofMonth(at: start) ?? ofYear(at: start) ?? phrase(at: start) ?? ago(at: start) ?? weekdayNearby(at: start)
  }

  // MARK: - Days of this month

  /// `den 3. d. M.`, `4. dieses`, `le 3 courant`, `12th ult.`, `5 inst.`, `den 3. huj.`, `3. passato`.
  private func ofMonth(at start: Int) -> (date: RelativeDate, end: Int)? {
    let first = weekdayEnd(at: start) ?? start
    guard let day = day(at: first), let (months, end) = words(at: day.end, in: RelativeWords.months) else {
      return nil
    }
    // A day in Roman letters before "h." is rather a list.
    guard !day.isRoman else { return nil }
    return (.dayOfMonth(day: day.value, months: months), end)
  }

  /// `3. Mai d. J.`, `le 3 mai dernier`, `den 3. Mai`, `3 May last`.
  private func ofYear(at start: Int) -> (date: RelativeDate, end: Int)? {
    guard let reading = datedDay(at: start), reading.date.year == nil, let month = reading.date.month,
      let day = reading.date.day
    else { return nil }
    if let (which, end) = words(at: reading.end, in: RelativeWords.years) {
      return (.dayAndMonth(day: day, month: month, which), end)
    }
    // A full stop that is only the sentence's does not belong to the date.
    let end = self[reading.end - 1]?.is(".") == true ? reading.end - 1 : reading.end
    return (.dayAndMonth(day: day, month: month, .nearest), end)
  }

  // MARK: - Words

  /// `gestern`, `day before yesterday`, `voriges Jahr`.
  private func phrase(at start: Int) -> (date: RelativeDate, end: Int)? {
    guard let word = self[start], word.isWord else { return nil }
    // "am Morgen", "the morrow": a noun is a time of day.
    if word.is("morgen"),
      word.isCapitalised || self[start - 1].map({ RelativeWords.daytimes.contains($0.key) }) == true
    {
      return nil
    }
    return words(at: start, in: RelativeWords.phrases).map { ($0.0, $0.1) }
  }

  /// `vor drei Tagen`, `three days ago`, `il y a trois jours`, `in acht Tagen`.
  private func ago(at start: Int) -> (date: RelativeDate, end: Int)? {
    guard let word = self[start] else { return nil }
    if let (sign, next) = words(at: start, in: RelativeWords.before), let count = count(at: next),
      let unit = self[next + 1], RelativeWords.days.contains(unit.key)
    {
      return (.days(sign * RelativeWords.days(count)), next + 2)
    }
    guard let count = count(at: start), let unit = self[start + 1], RelativeWords.days.contains(unit.key),
      let after = self[start + 2], RelativeWords.after.contains(after.key), word.kind != .mark
    else { return nil }
    return (.days(-RelativeWords.days(count)), start + 3)
  }

  private func count(at index: Int) -> Int? {
    guard let token = self[index] else { return nil }
    if token.isNumber { return Int(token.text).flatMap { (1...60).contains($0) ? $0 : nil } }
    return RelativeWords.counts[token.key]
  }

  /// `vorigen Montag`, `last Monday`, `lundi dernier`, `nächsten Sonntag`, `på måndag`.
  private func weekdayNearby(at start: Int) -> (date: RelativeDate, end: Int)? {
    guard let word = self[start], word.isWord else { return nil }
    if let direction = RelativeWords.directions[word.key], let day = self[start + 1],
      let weekday = WeekdayNames.number(of: day.key)
    {
      return (.weekday(weekday, direction), start + 2)
    }
    guard let weekday = WeekdayNames.number(of: word.key), let next = self[start + 1],
      let direction = RelativeWords.directionsBehind[next.key]
    else { return nil }
    return (.weekday(weekday, direction), start + 2)
  }

  /// The longest row of words of a table that stands at the index, full stops left out, with what it means.
  private func words<Meaning>(at start: Int, in table: [String: Meaning]) -> (Meaning, Int)? {
    var text = ""
    var best: (Meaning, Int)?
    var index = start
    while let token = self[index], index < start + 8 {
      if token.isWord || token.isNumber {
        text += text.isEmpty ? token.key : " " + token.key
        index += 1
        if let meaning = table[text] {
          // The full stop of an abbreviation belongs to it.
          let isShort =
            token.text.count < 5 && self[index]?.is(".") == true && self[index]?.gap == Token.Gap.none
          best = (meaning, isShort ? index + 1 : index)
        }
      } else if [".", "'", "’", "-"].contains(token.key), index > start {
        index += 1
      } else {
        break
      }
    }
    return best
  }
}
