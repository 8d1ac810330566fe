extension DateParser {
  /// A season, a decade or a century.
  func period(at start: Int) -> Match? {
    season(at: start) ?? decade(at: start) ?? century(at: start)
  }

  /// `Sommer 1848` is `1848-22`, as EDTF numbers the seasons.
  private func season(at start: Int) -> Match? {
    guard let word = self[start], let season = DateWords.seasons[word.key],
      let year = yearAfterMonth(at: start + 1), !year.isRoman
    else { return nil }
    return Match(end: year.end, edtf: "\(year.value)-\(season)", rule: .season)
  }

  /// `1840er Jahre`, `1840s`, `années 1840`: `184X`.
  private func decade(at start: Int) -> Match? {
    guard let token = self[start], token.isNumber, token.text.utf8.count == 4, token.text.last == "0",
      let value = Int(token.text), PartialDate.years.contains(value)
    else { return nil }
    let edtf = "\(value / 10)X"
    let before = [self[start - 1]?.key ?? "", self[start - 2]?.key ?? ""]
    if ["années", "annees", "anni", "jaren", "lata", "latach", "años"].contains(before[0])
      || before[0] == "de" && ["década", "decada", "années"].contains(before[1])
    {
      return Match(end: start + 1, edtf: edtf, rule: .decade)
    }
    var index = start + 1
    if let mark = self[index], ["'", "’", "-"].contains(mark.text), mark.gap == .none { index += 1 }
    guard let ending = self[index], ending.gap == .none else { return nil }
    if index > start + 1, let isSure = Self.nordicPeriods[ending.key] {
      // "1800-talet" is the century, as "1840-talet" is the decade.
      let isCentury = isSure && value.isMultiple(of: 100)
      return Match(
        end: index + 1, edtf: isCentury ? "\(value / 100)XX" : edtf, rule: isCentury ? .century : .decade)
    }
    guard ["er", "ern", "s", "erne", "es", "as", "tych"].contains(ending.key) else { return nil }
    index += 1
    if let word = self[index], ["jahre", "jahren", "jahrer", "évek", "években"].contains(word.key) {
      index += 1
    }
    return Match(end: index, edtf: edtf, rule: .decade)
  }

  /// Swedish, Danish and Finnish words for the years that begin alike, and whether a round hundred means the century.
  private static let nordicPeriods: [String: Bool] = [
    "talet": true, "tal": true, "tallet": true, "luku": true, "luvun": true, "luvulla": true, "luvulta": true,
    "erne": false, "års": true,
  ]

  /// `18. Jahrhundert`, `XVIIIe siècle`, `nineteenth century`, `saeculo XVI`: `17XX` for the eighteenth.
  private func century(at start: Int) -> Match? {
    if let word = self[start], DateWords.centuriesBefore.contains(word.key) {
      let index = self[start + 1]?.is(".") == true ? start + 2 : start + 1
      return ordinal(at: index).flatMap { century($0.value, end: index + 1) }
    }
    guard let number = ordinal(at: start), let word = self[number.end], DateWords.centuries.contains(word.key)
    else {
      return nil
    }
    let isShortened =
      self[number.end + 1]?.is(".") == true && ["jahrh", "jahrhdt", "jh", "jhdt", "stol"].contains(word.key)
    return century(number.value, end: isShortened ? number.end + 2 : number.end + 1)
  }

  private func century(_ number: Int, end: Int) -> Match? {
    (11...21).contains(number) ? Match(end: end, edtf: "\(number - 1)XX", rule: .century) : nil
  }

  /// An ordinal in digits, Roman digits or letters.
  private func ordinal(at start: Int) -> Part? {
    guard let token = self[start] else { return nil }
    if token.isNumber {
      return Int(token.text).map { Part(value: $0, end: ordinalEnd(at: start + 1)) }
    }
    guard token.isWord else { return nil }
    for (stem, number) in DateWords.centuryOrdinals
    where token.key.hasPrefix(stem) && token.key.count <= stem.count + 2 {
      return Part(value: number, end: start + 1)
    }
    // XVIIIe, XVIIIᵉ, XVIIIème: the numeral is what stands in capitals.
    let numeral = token.text.prefix { "IVXLC".contains($0) }
    let rest = token.text.dropFirst(numeral.count)
    guard rest.isEmpty || DateWords.ordinalEndings.contains(String(rest)),
      let value = RomanNumeral.value(of: String(numeral))
    else { return nil }
    return Part(value: value, end: ordinalEnd(at: start + 1))
  }
}
