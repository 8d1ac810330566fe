extension DateParser {
  /// A year of a reign: `12 Geo. III`, `5 & 6 Vict.`, `in the twelfth year of the reign of George III`, `im 3. Jahre der
  /// Regierung Kaiser Franz Josephs`, `anno regni regis Georgii III. duodecimo`.
  ///
  /// Its value is the two years of the calendar that it lies in. A ruler who is not among the `Reigns` gives none.
  func regnalYear(at start: Int) -> Match? {
    statute(at: start) ?? yearOfReign(at: start) ?? yearInLatin(at: start)
  }

  /// `12 Geo. III`, `12 Geo. 3`, `1 & 2 Vict.`, `43 Eliz.`
  private func statute(at start: Int) -> Match? {
    guard let token = self[start], token.isNumber, var year = Int(token.text), year <= 72 else { return nil }
    var index = start + 1
    // A session that two years of the reign share counts by its second.
    if self[index].map({ ["&", "and", "et"].contains($0.key) }) == true, let second = self[index + 1],
      second.isNumber,
      let value = Int(second.text), value == year + 1
    {
      year = value
      index += 2
    }
    guard let ruler = ruler(at: index, mustBeShort: true) else { return nil }
    guard let years = Reigns.years(year, of: ruler.name, number: ruler.number) else { return nil }
    return Match(end: ruler.end, edtf: "\(years.lowerBound)/\(years.upperBound)", rule: .regnalYear)
  }

  /// Ordinal, then words about a reign, then the ruler.
  private func yearOfReign(at start: Int) -> Match? {
    guard let year = regnalOrdinal(at: start) else { return nil }
    var index = year.end
    var isReign = false
    while let token = self[index], index < year.end + 16,
      token.isWord || token.isNumber || ["'", "’", ",", "."].contains(token.key)
    {
      if Self.reignWords.contains(token.key) { isReign = true }
      if isReign, let ruler = ruler(at: index, mustBeShort: false),
        let years = Reigns.years(year.value, of: ruler.name, number: ruler.number)
      {
        return Match(end: ruler.end, edtf: "\(years.lowerBound)/\(years.upperBound)", rule: .regnalYear)
      }
      index += 1
    }
    return nil
  }

  /// `anno regni … Georgii III. duodecimo`: the ordinal comes last.
  private func yearInLatin(at start: Int) -> Match? {
    guard self[start]?.is("anno") == true, self[start + 1]?.is("regni") == true else { return nil }
    for index in (start + 2)..<(start + 9) {
      guard let ruler = ruler(at: index, mustBeShort: false),
        let year = regnalOrdinal(at: self[ruler.end]?.is(".") == true ? ruler.end + 1 : ruler.end),
        let years = Reigns.years(year.value, of: ruler.name, number: ruler.number)
      else { continue }
      return Match(end: year.end, edtf: "\(years.lowerBound)/\(years.upperBound)", rule: .regnalYear)
    }
    return nil
  }

  /// A name with its number, Roman, Arabic or in words: `Geo. III`, `George the Third`, `Louis XIV`.
  private func ruler(at start: Int, mustBeShort: Bool) -> (name: String, number: Int, end: Int)? {
    guard let word = self[start], word.isCapitalised, Reigns.isName(word.key) else { return nil }
    let hasStop = self[start + 1]?.is(".") == true && self[start + 1]?.gap == Token.Gap.none
    var end = hasStop ? start + 2 : start + 1
    var number = 0
    if self[end]?.is("the") == true { end += 1 }
    if let token = self[end] {
      if token.isNumber, let value = Int(token.text), value < 20, token.text.utf8.count < 3 {
        number = value
        end += 1
      } else if token.isCapitalised, let value = RomanNumeral.value(of: token.text), value < 20 {
        number = value
        end += 1
      } else if let value = Self.ordinalWords[token.key], token.isCapitalised {
        number = value
        end += 1
      }
    }
    // "12 Mary" without a stop is rather a street or a list.
    if mustBeShort, !hasStop, number == 0 { return nil }
    return (word.key, number, end)
  }

  private func regnalOrdinal(at start: Int) -> Part? {
    guard let token = self[start] else { return nil }
    if token.isNumber, let value = Int(token.text), (1...72).contains(value) {
      return Part(value: value, end: ordinalEnd(at: start + 1))
    }
    guard token.isWord else { return nil }
    if let value = Self.ordinalWords[token.key] { return Part(value: value, end: start + 1) }
    guard token.isAllCapitals || token.text.count > 1, let value = RomanNumeral.value(of: token.text),
      value <= 72
    else { return nil }
    return Part(value: value, end: self[start + 1]?.is(".") == true ? start + 2 : start + 1)
  }

  private static let reignWords: Set<String> = [
    "reign", "raigne", "raign", "regierung", "reiche", "reichs", "règne", "regne", "regni", "regiment",
  ]

  /// Ordinals from 1 to 25 in English, German, French and Latin.
  private static let ordinalWords: [String: Int] = {
    let lists = [
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        + "sixteenth seventeenth eighteenth nineteenth twentieth",
      "ersten zweiten dritten vierten fünften sechsten siebenten achten neunten zehnten elften zwölften dreizehnten "
        + "vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
      "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième "
        + "treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième",
      "primo secundo tertio quarto quinto sexto septimo octavo nono decimo undecimo duodecimo",
    ]
    var words: [String: Int] = [:]
    for list in lists {
      for (index, word) in list.split(separator: " ").enumerated() { words[String(word)] = index + 1 }
    }
    return words
  }()
}
