extension DateParser {
  /// Dates in digits: `12. 3. 1848`, `12/3/1848`, `12/3 1848`, `12. III. 1848`, `1848-03-12`.
  ///
  /// The day comes first unless that is impossible. With a slash and two numbers up to 12 the order remains a
  /// guess, and the rule says so.
  func numericDate(at start: Int) -> Reading? {
    if let iso = yearFirst(at: start) { return iso }
    guard let day = shortNumber(at: start), let mark = separator(at: start + 1),
      let month = shortNumber(at: start + 2) ?? romanMonth(at: start + 2)
    else { return nil }
    var index = start + 3
    if let second = separator(at: index), second == mark || (mark == "/" && second != "-") || month.isRoman {
      index += 1
    } else if mark != "/" || self[index]?.gap != .space {
      return nil
    }
    guard let year = year(at: index), !year.isRoman else { return nil }
    let usual = PartialDate(year: year.value, month: month.value, day: day.value)
    if usual.isValid {
      let isGuess = mark == "/" && !month.isRoman && day.value <= 12 && day.value != month.value
      return Reading(date: usual, end: year.end, rule: isGuess ? .ambiguousNumericDate : .numericDate)
    }
    guard mark == "/", !month.isRoman else { return nil }
    return Reading(
      date: PartialDate(year: year.value, month: day.value, day: month.value), end: year.end,
      rule: .numericDate)
  }

  private func yearFirst(at start: Int) -> Reading? {
    guard let year = year(at: start), !year.isRoman, self[start + 1]?.is("-") == true,
      let month = shortNumber(at: start + 2), self[start + 3]?.is("-") == true,
      let day = shortNumber(at: start + 4), tokens[(start + 1)...(start + 4)].allSatisfy({ $0.gap == .none }),
      self[start + 2]?.text.utf8.count == 2, self[start + 4]?.text.utf8.count == 2
    else { return nil }
    return Reading(
      date: PartialDate(year: year.value, month: month.value, day: day.value), end: start + 5,
      rule: .numericDate)
  }

  private func shortNumber(at index: Int) -> Part? {
    guard let token = self[index], token.isNumber, token.text.utf8.count <= 2, let value = Int(token.text),
      token.gap != .line || index == 0 || self[index - 1]?.is(".") != true || value <= 31
    else { return nil }
    return Part(value: value, end: index + 1)
  }

  private func romanMonth(at index: Int) -> Part? {
    guard let token = self[index], token.isCapitalised, let value = RomanNumeral.value(of: token.text),
      (1...12).contains(value)
    else { return nil }
    return Part(value: value, end: index + 1, isRoman: true)
  }

  private func separator(at index: Int) -> String? {
    guard let token = self[index], token.kind == .mark, [".", "/", "-"].contains(token.text),
      token.gap != .line
    else {
      return nil
    }
    return token.text
  }
}
