extension DateParser {
  /// A day that the text itself says to be of the old calendar, such as `3. Mai 1710 a. St.` or `3 May 1710 O.S.`: its
  /// value is the day of the Gregorian calendar, as EDTF asks for it, while the printed words stay as they are.
  func oldStyle(_ reading: Reading) -> Match? {
    guard let style = style(at: reading.end) else { return nil }
    guard style.calendar == .julian else {
      return Match(end: style.end, edtf: reading.date.edtf, rule: reading.rule)
    }
    guard let day = CalendarDay(reading.date, in: .julian) else { return nil }
    return Match(end: style.end, edtf: day.gregorian.edtf, rule: .julianDate)
  }

  /// One day by both calendars, the old one first: `12/23 Mai 1648`, `28. Februar/10. März 1700`. It counts when the
  /// days are as far apart as the calendars were; two neighbouring days are a range.
  func doubleDate(at start: Int) -> Match? {
    let first = weekdayEnd(at: start) ?? start
    guard let old = day(at: first), !old.isRoman else { return nil }
    var index = old.end
    let oldMonth = month(at: connected(index, by: DateWords.dayConnectors))
    if let oldMonth { index = oldMonth.end }
    let oldYear = oldMonth == nil ? nil : yearAfterMonth(at: index)
    if let oldYear { index = oldYear.end }
    guard self[index]?.is("/") == true || self[index]?.is("|") == true else { return nil }
    guard let new = day(at: index + 1), !new.isRoman,
      let month = month(at: connected(new.end, by: DateWords.dayConnectors))
    else { return nil }
    guard let year = yearAfterMonth(at: month.end) else {
      guard oldMonth == nil, (10...13).contains(new.value - old.value) else { return nil }
      let date = PartialDate(month: month.value, day: new.value)
      return date.isValid ? Match(end: month.end, edtf: date.edtf, rule: .doubleDate) : nil
    }
    let newDate = PartialDate(year: year.value, month: month.value, day: new.value)
    guard newDate.isValid, let newDay = CalendarDay(newDate) else { return nil }
    // The old day belongs to the month before, and to the year before, where the new one is early in its own.
    let months = oldMonth.map { [$0.value] } ?? [month.value, month.value == 1 ? 12 : month.value - 1]
    for candidate in months {
      let itsYear = oldYear?.value ?? (candidate > month.value ? year.value - 1 : year.value)
      let day = CalendarDay(year: itsYear, month: candidate, day: old.value, in: .julian)
      if day == newDay { return Match(end: year.end, edtf: newDate.edtf, rule: .doubleDate) }
    }
    // Printers counted wrongly now and then.
    if oldMonth == nil, (10...13).contains(new.value - old.value) {
      return Match(end: year.end, edtf: newDate.edtf, rule: .doubleDate)
    }
    guard oldMonth == nil, new.value == old.value + 1 else { return nil }
    let before = PartialDate(year: year.value, month: month.value, day: old.value)
    return Match(end: year.end, edtf: "\(before.edtf)/\(newDate.edtf)", rule: .dateRange)
  }

  /// The words behind a date that tell its calendar, in brackets or not.
  private func style(at start: Int) -> (calendar: CalendarDay.Calendar, end: Int)? {
    var index = start
    let isOpen = self[index].map { ["(", "["].contains($0.key) } ?? false
    if isOpen || self[index]?.is(",") == true { index += 1 }
    var words = ""
    var best: (calendar: CalendarDay.Calendar, end: Int)?
    while let token = self[index], index < start + 8 {
      if token.isWord {
        guard token.gap != .line else { break }
        words += words.isEmpty ? token.key : " " + token.key
      } else if !token.is(".") {
        break
      }
      index += 1
      // One word alone may be a name, as in "1931 Julian Pemberley": it needs brackets.
      if let calendar = Self.styles[words], token.isWord, isOpen || words.contains(" ") {
        best = (calendar, index)
      }
      if token.is("."), best?.end == index - 1 { best?.end = index }
    }
    guard let found = best else { return nil }
    if isOpen {
      return self[found.end].map { [")", "]"].contains($0.key) } == true
        ? (found.calendar, found.end + 1) : nil
    }
    return found
  }

  private static let styles: [String: CalendarDay.Calendar] = {
    let old = """
      a st|alt st|alten stils|alten styls|alten styles|alten kalenders|o s|old style|old stile|st v|st vet|st veteri|\
      stilo veteri|stylo veteri|stilo vetere|stilo antiquo|styli veteris|stili veteris|vieux style|v st|vieux stile|\
      gamla stilen|gamla stylen|gammal stil|gammel stil|gamle stil|oude stijl|ouden stijl|ouden stijls|oude styl|\
      vecchio stile|stile vecchio|estilo antiguo|starého kalendáře|starého stylu|starého kalendára|starego stylu|\
      julianisch|julian|julian calendar|calendrier julien|vanhaa lukua|ó naptár|ó naptár szerint
      """
    let new = """
      n st|neuen stils|neuen styls|neuen styles|neuen kalenders|n s|new style|new stile|st n|st nov|st novo|stilo novo|\
      stylo novo|styli novi|stili novi|nouveau style|nya stilen|ny stil|nye stil|nieuwe stijl|nieuwen stijl|\
      nuovo stile|stile nuovo|nového kalendáře|nowego stylu|gregorianisch|gregorian|gregorian calendar
      """
    var styles: [String: CalendarDay.Calendar] = [:]
    for words in old.split(separator: "|") { styles[String(words)] = .julian }
    for words in new.split(separator: "|") { styles[String(words)] = .gregorian }
    return styles
  }()
}
