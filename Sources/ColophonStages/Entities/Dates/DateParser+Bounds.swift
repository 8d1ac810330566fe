extension DateParser {
  /// A date that a word before it doubts: `wohl 1848`, `probably in 1848`, `peut-être en mars 1848`. EDTF marks it `?`.
  func doubted(at start: Int) -> Match? {
    guard let word = self[start], DateWords.doubts.contains(word.key) else { return nil }
    var index = start + 1
    while let token = self[index],
      ["im", "in", "am", "en", "le", "on", "jahre", "jahr", "the", "den", "nel", "i", "roku", "year", "de"]
        .contains(token.key),
      index < start + 4
    {
      index += 1
    }
    if let approximate = approximate(at: index), approximate.edtf.hasSuffix("~"),
      !approximate.edtf.contains("/")
    {
      return Match(end: approximate.end, edtf: approximate.edtf.dropLast() + "%", rule: approximate.rule)
    }
    guard let found = datedDay(at: index) ?? monthAndYear(at: index) ?? plausibleYear(at: index),
      found.date.year != nil
    else { return nil }
    return Match(end: found.end, edtf: found.date.edtf + "?", rule: found.rule)
  }

  /// A range without one of its ends: `vor 1848` is `../1848`, `after 1850` is `1850/..`.
  func openRange(at start: Int) -> Match? {
    guard let word = self[start], let isBefore = Self.bounds[word.key] else { return nil }
    var index = start + 1
    while let token = self[index], Self.boundArticles.contains(token.key), index < start + 4 { index += 1 }
    guard let year = plausibleYear(at: index), self[year.end]?.is("-") != true,
      self[year.end]?.is("–") != true
    else {
      return nil
    }
    return Match(
      end: year.end, edtf: isBefore ? "../\(year.date.edtf)" : "\(year.date.edtf)/..", rule: .openRange)
  }

  private func plausibleYear(at start: Int) -> Reading? {
    guard let year = year(at: start), !year.isRoman || year.value > 1400, (1200...2030).contains(year.value),
      !isQuantity(after: year.end), self[year.end]?.isNumber != true, !countsSomething(year)
    else { return nil }
    return Reading(date: PartialDate(year: year.value), end: year.end, rule: .cuedYear)
  }

  /// Whether a noun behind the number is what it counts, as in `nach 1500 Schritten`: in German one with a capital, and
  /// behind a round number any word but a small one.
  private func countsSomething(_ year: Part) -> Bool {
    guard let next = self[year.end], next.isWord, next.gap == .space else { return false }
    return next.isCapitalised
      || year.value.isMultiple(of: 50) && next.text.count > 3 && !Self.verbs.contains(next.key)
  }

  /// Whether a full thousand has a word behind it and so counts rather something, as in `about 2000 books`.
  func isThousand(_ year: Part) -> Bool {
    guard year.value.isMultiple(of: 1000), let next = self[year.end], next.isWord, next.gap == .space else {
      return false
    }
    return next.text.count > 3 && !Self.verbs.contains(next.key)
  }

  /// Words that follow a round year more often than a round number.
  private static let verbs: Set<String> = [
    "wurde", "wurden", "erbaut", "entstanden", "gedruckt", "gemalt", "geschrieben", "when", "were", "built",
    "printed",
    "written", "painted", "dans", "fut", "furent", "with", "from", "that", "mais", "oder", "aber", "auch",
    "dass",
  ]

  /// A half, a quarter, the beginning, the middle or the end of a century or of a decade, as a range of years. Halves and
  /// quarters are exact; the others are a third each, marked `~`.
  func partOfPeriod(at start: Int) -> Match? {
    guard let (part, next) = partName(at: start) else { return nil }
    var index = next
    while let token = self[index], Self.partArticles.contains(token.key) || ["'", "’"].contains(token.key),
      index < next + 4
    {
      index += 1
    }
    guard let period = period(at: index), period.rule == .century || period.rule == .decade,
      let first = Int(period.edtf.replacing("X", with: "0"))
    else { return nil }
    let years = period.rule == .century ? 100 : 10
    let from = first + years * part.from / 12
    let to = first + years * part.to / 12 - 1
    let mark = part.isVague ? "~" : ""
    return Match(end: period.end, edtf: "\(from)\(mark)/\(max(from, to))\(mark)", rule: .partOfPeriod)
  }

  /// A part in twelfths.
  private struct PartOfPeriod {
    var from: Int
    var to: Int
    var isVague: Bool
  }

  private func partName(at start: Int) -> (PartOfPeriod, Int)? {
    guard let word = self[start] else { return nil }
    if let vague = Self.vagueParts[word.key] {
      return (
        PartOfPeriod(from: vague * 4, to: vague * 4 + 4, isVague: true),
        self[start + 1]?.is(".") == true ? start + 2 : start + 1
      )
    }
    let number: Int
    var index = start + 1
    if word.isNumber, let value = Int(word.text) {
      number = value
      index = ordinalEnd(at: start + 1)
    } else if let value = Self.partNumbers[word.key] {
      number = value
    } else {
      return nil
    }
    guard let unit = self[index], let twelfths = Self.partUnits[unit.key] else { return nil }
    // The last one is counted from the end.
    let place = number == 0 ? 12 / twelfths : number
    guard place >= 1, place * twelfths <= 12 else { return nil }
    return (PartOfPeriod(from: (place - 1) * twelfths, to: place * twelfths, isVague: false), index + 1)
  }

  /// True for words that mean before.
  private static let bounds: [String: Bool] = [
    "vor": true, "before": true, "avant": true, "ante": true, "vóór": true, "före": true, "ennen": true,
    "przed": true,
    "před": true, "pred": true, "antes": true, "nach": false, "after": false, "après": false, "post": false,
    "efter": false, "po": false, "después": false, "despues": false, "na": false, "dopo": false,
  ]
  private static let boundArticles: Set<String> = [
    "dem", "das", "jahr", "jahre", "the", "year", "l", "'", "’", "an", "année", "annum", "de", "il", "året",
    "roku", "rokem",
    "het", "jaar", "vuotta",
  ]
  private static let partArticles: Set<String> = [
    "des", "der", "of", "the", "du", "de", "la", "le", "les", "van", "het", "av", "af", "del", "den", "dello",
    "années",
    "års", "l",
  ]
  /// Thirds from 0.
  private static let vagueParts: [String: Int] = [
    "anfang": 0, "anfangs": 0, "beginn": 0, "early": 0, "beginning": 0, "début": 0, "commencement": 0,
    "inizio": 0,
    "principios": 0, "begin": 0, "början": 0, "mitte": 1, "mid": 1, "middle": 1, "milieu": 1, "metà": 1,
    "mediados": 1,
    "midden": 1, "mitten": 1, "midten": 1, "ende": 2, "late": 2, "end": 2, "fin": 2, "fine": 2, "finales": 2,
    "einde": 2,
    "slutet": 2, "slutningen": 2, "ausgang": 2,
  ]
  private static let partNumbers: [String: Int] = [
    "erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "letzte": 0, "letzten": 0,
    "last": 0, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "première": 1, "seconde": 2, "deuxième": 2, "premier": 1, "troisième": 3,
    "prima": 1,
    "seconda": 2, "eerste": 1, "tweede": 2, "första": 1, "andra": 2, "primera": 1, "segunda": 2,
  ]
  /// In twelfths.
  private static let partUnits: [String: Int] = [
    "hälfte": 6, "half": 6, "moitié": 6, "metà": 6, "helft": 6, "hälften": 6, "mitad": 6, "halvdel": 6,
    "viertel": 3,
    "quarter": 3, "quart": 3, "drittel": 4, "kwart": 3,
  ]
}
