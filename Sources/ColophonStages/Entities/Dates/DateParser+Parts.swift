extension DateParser {
  /// A part of a date with where it ends.
  struct Part: Hashable {
    var value: Int
    var end: Int
    var isRoman = false
  }

  // MARK: - Days

  /// A day's number: `12`, `12.`, `12th`, `12ten`, `XII.`.
  func day(at start: Int) -> Part? {
    guard let token = self[start] else { return nil }
    if token.isNumber {
      guard token.text.utf8.count <= 2, let value = Int(token.text), (1...31).contains(value),
        self[start - 1]?.isNumber != true || token.gap != .none
      else { return nil }
      return Part(value: value, end: ordinalEnd(at: start + 1))
    }
    let hasStop = self[start + 1]?.is(".") == true
    guard token.isWord, token.text.utf8.count > 1 || hasStop, let value = RomanNumeral.value(of: token.text),
      (1...31).contains(value)
    else { return nil }
    return Part(value: value, end: hasStop ? start + 2 : start + 1, isRoman: true)
  }

  /// The index behind an ordinal ending and a full stop.
  func ordinalEnd(at start: Int) -> Int {
    var index = start
    if let token = self[index], token.isWord,
      token.gap == .none
        ? DateWords.ordinalEndings.contains(token.key) : DateWords.looseOrdinalEndings.contains(token.key)
    {
      index += 1
    }
    if let token = self[index], token.is("°"), token.gap == .none { index += 1 }
    // "3:dje" in Swedish, "15-én" in Hungarian.
    if let mark = self[index], [":", "-"].contains(mark.key), mark.gap == .none, let ending = self[index + 1],
      ending.gap == .none,
      mark.is(":")
        ? DateWords.endingsAfterColon.contains(ending.key) : DateWords.hungarianEndings.contains(ending.key)
    {
      index += 2
    }
    if let token = self[index], token.is("."), token.gap != .line { index += 1 }
    return index
  }

  /// The index behind a weekday with what follows it up to the day.
  func weekdayEnd(at start: Int) -> Int? {
    guard let token = self[start], token.isWord else { return nil }
    var index = start + 1
    let isShort = DateWords.shortWeekdays.contains(token.key)
    guard isShort || DateWords.weekdays.contains(token.key) else { return nil }
    if isShort, self[index]?.is(".") != true, self[index]?.is(",") != true { return nil }
    while let next = self[index], [".", ","].contains(next.key) || DateWords.articles.contains(next.key),
      index < start + 5
    {
      index += 1
    }
    return index
  }

  // MARK: - Months

  /// A month's name; also `7bris`, `Xbre`.
  func month(at start: Int) -> Part? {
    guard let token = self[start] else { return nil }
    if let numbered = numberedMonth(at: start) { return numbered }
    let hasStop = self[start + 1]?.is(".") == true && self[start + 1]?.gap == Token.Gap.none
    guard token.isWord,
      token.isCapitalised || hasStop || !MonthNames.needingCapital.contains(token.key)
        || isBehindDay(start) && self[start + 1]?.text.utf8.count == 4 && year(at: start + 1) != nil
    else { return nil }
    guard let month = MonthNames.month(of: token.key, hasStop: hasStop) else { return nil }
    return Part(value: month, end: hasStop ? start + 2 : start + 1)
  }

  private func isBehindDay(_ start: Int) -> Bool {
    self[self[start - 1]?.is(".") == true ? start - 2 : start - 1]?.isNumber == true
  }

  /// September to December by their Latin numbers: `7bre`, `8.bris`, `10ber`, `IX.bris`.
  private func numberedMonth(at start: Int) -> Part? {
    guard let token = self[start], token.isNumber || token.isWord else { return nil }
    var index = start + 1
    if self[index]?.is(".") == true { index += 1 }
    guard let ending = self[index], ending.gap == .none,
      ["ber", "br", "bre", "bri", "bris", "mbre", "mber"].contains(ending.key),
      let number = token.isNumber ? Int(token.text) : RomanNumeral.value(of: token.text),
      (7...10).contains(number)
    else { return nil }
    index += 1
    if let stop = self[index], stop.is("."), stop.gap == .none { index += 1 }
    return Part(value: number + 2, end: index)
  }

  /// The index behind connecting words, three at most, and an apostrophe among them.
  func connected(_ start: Int, by words: Set<String>) -> Int {
    var index = start
    while let token = self[index],
      words.contains(token.key) || ["'", "’"].contains(token.key) || index > start && token.is("."),
      index < start + 4
    {
      index += 1
    }
    return index
  }

  // MARK: - Years

  /// A year in Arabic or Roman digits, between 1000 and 2099.
  func year(at start: Int) -> Part? {
    guard let token = self[start] else { return nil }
    if token.isNumber {
      guard token.text.utf8.count == 4, let value = Int(token.text), PartialDate.years.contains(value),
        !isGlued(start + 1), self[start - 1]?.isWord != true || token.gap != .none
      else { return nil }
      return Part(value: value, end: start + 1)
    }
    return token.isWord ? romanYear(at: start) : nil
  }

  /// `MDCCXLVIII`, and in several words `M. DCC. XLVIII.`; fewer than four letters are rather initials,
  /// unless they stand alone on a line.
  private func romanYear(at start: Int) -> Part? {
    var letters = ""
    var best: Part?
    var index = start
    // The longest numeral below 2100, MDCCCLXXXVIII, has 13 letters; additive forms a few more.
    while let token = self[index], token.isWord, index == start || token.gap != .line, letters.count < 18 {
      letters += token.text
      index += 1
      if let value = RomanNumeral.value(of: letters), PartialDate.years.contains(value),
        letters.count > 3 || letters.count == 3 && value > 1499 && isAloneOnLine(start, index),
        letters.first.map({ "MmCc".contains($0) }) ?? false
      {
        best = Part(value: value, end: index, isRoman: true)
      }
      guard RomanNumeral.value(of: token.text) != nil else { break }
      // The full stop within the numeral, not the one behind it.
      if self[index]?.is(".") == true, self[index + 1]?.isWord == true { index += 1 }
    }
    return best
  }

  private func isAloneOnLine(_ start: Int, _ end: Int) -> Bool {
    let next = self[end]?.is(".") == true ? end + 1 : end
    return self[start]?.gap == .line && self[next].map { $0.gap == .line } ?? true
  }

  /// A year behind a month, with the words between them.
  ///
  /// `1711/12` is a year by the old and the new style: the later one counts.
  func yearAfterMonth(at start: Int) -> Part? {
    var index = start
    if let mark = self[index], [",", "."].contains(mark.key) { index += 1 }
    let first = index
    while let token = self[index], index < first + 7,
      DateWords.yearConnectors.contains(token.key) || token.is(".")
    {
      index += 1
    }
    if self[index]?.is("[") == true || self[index]?.is("(") == true { return nil }
    guard var year = year(at: index), !isQuantity(after: year.end) else { return nil }
    if self[year.end]?.is("/") == true, let second = self[year.end + 1], second.isNumber, second.gap == .none,
      second.text.utf8.count <= 2,
      Int(second.text) == (year.value + 1) % (second.text.utf8.count == 1 ? 10 : 100)
    {
      year = Part(value: year.value + 1, end: year.end + 2)
    }
    return year
  }

  /// Whether a letter or a digit follows without a space.
  private func isGlued(_ index: Int) -> Bool {
    guard let next = self[index], next.gap == .none else { return false }
    return next.kind != .mark || isDecimal(index)
  }

  /// Whether a comma or stop with a digit right behind follows, as in `1848,50`.
  func isDecimal(_ index: Int) -> Bool {
    guard let mark = self[index], [",", "."].contains(mark.key), mark.gap == .none, let next = self[index + 1]
    else {
      return false
    }
    return next.isNumber && next.gap == .none
  }

  /// Whether what follows shows that the number counted things: `1848 Mark`, `1500 fr.`, `1200 Mann`; or years before
  /// Christ, which are not read.
  func isQuantity(after index: Int) -> Bool {
    guard let next = self[index] else { return false }
    if isBeforeChrist(index) { return true }
    if ["%", "°", "£", "$", "€", "½", "¼", "¾", "*"].contains(next.key) { return true }
    return next.isWord && Self.units.contains(next.key)
  }

  /// `v. Chr.`, `avant notre ère`, `B. C.`
  private func isBeforeChrist(_ index: Int) -> Bool {
    let words = (index..<index + 4).compactMap { self[$0] }.filter { !$0.is(".") }.prefix(2).map(\.key)
    return [
      ["v", "chr"], ["vor", "christus"], ["vor", "christi"], ["vor", "christo"], ["avant", "notre"],
      ["avant", "j"], ["av", "j"], ["b", "c"], ["before", "christ"], ["ante", "christum"], ["f", "kr"],
    ].contains(words)
  }

  private static let units: Set<String> = [
    "mark", "m", "mk", "fr", "frs", "francs", "franc", "livres", "fl", "gulden", "thaler", "taler", "thlr",
    "rthlr",
    "kronen", "kr", "k", "pfund", "pfd", "pf", "pounds", "dollars", "shillings", "mann", "men", "hommes",
    "personen",
    "people", "persons", "personnes", "stück", "meter", "mètres", "metres", "m.", "km", "kilometer", "fuß",
    "fuss",
    "feet", "pieds", "acres", "hektar", "hectares", "tons", "tonnen", "tonnes", "kg", "ctr", "centner",
    "zentner",
    "seiten", "pages", "bände", "volumes", "exemplare", "exemplaires", "copies", "stimmen", "einwohner",
    "inhabitants",
    "habitants", "seelen", "times", "miles", "meilen", "yards", "guilders", "hours", "uhr", "florins",
    "jahren", "ans", "tagen", "days", "jours", "zł", "kč", "korun", "markkaa", "ruplaa", "lire", "pesetas",
    "reales", "hectaren",
    "inwoners", "invånare", "indbyggere", "asukasta", "obyvatel", "mieszkańców", "lakos", "abitanti",
    "habitantes",
  ]
}
