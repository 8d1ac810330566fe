import ColophonDocument

extension NameTagger {
  // MARK: - Houses

  /// `Buchhandlung Perlberg`, `Éditions du Pont-Neuf`, `Gebrüder Falkenhain`: a word for a house, then its name.
  func house(at start: Int) -> Proposal? {
    let word = tokens[start]
    guard lists.publishingHouses.contains(word.key) || Self.siblings.contains(word.key) else { return nil }
    var index = start + 1
    if Self.siblings.contains(word.key), self[index]?.is(".") == true { index += 1 }
    guard let end = houseNameEnd(at: index) else { return nil }
    return organisation(start..<end, .publisher, word.text)
  }

  private static let siblings: Set<String> = ["gebrüder", "gebr", "gebroeders"]

  /// The index behind `Perlberg`, `du Pont-Neuf`, `Zur Alten Waage`, `Ziegler & Sohn`.
  private func houseNameEnd(at start: Int) -> Int? {
    guard !breaks.contains(start), self[start]?.isWord == true else { return nil }
    var index = start
    while let link = self[index], Self.links.contains(link.key), index < start + 2 { index += 1 }
    if let mark = self[index], ["'", "’"].contains(mark.text) { index += 1 }
    let hasSign = index > start && tokens[start].isCapitalised
    // A house may bear the name of a place, but behind an article alone it is that of a sign.
    guard let first = self[index], canBeSurname(index) || hasSign && first.isCapitalised,
      !breaks.contains(index), index == start || !capitalisesNouns || hasSign
    else { return nil }
    var end = index + 1
    while end < index + 3, self[end]?.gap == .space, canBeSurname(end), !breaks.contains(end) { end += 1 }
    return partnersEnd(at: end) ?? end
  }

  private static let links: Set<String> = ["de", "du", "des", "d", "la", "le", "les", "zum", "zur"]

  // MARK: - Partners

  /// `Otis & Loring`, `Mørch & Compagnie`; `Pemberley and Hale, Publishers`.
  func partners(at start: Int) -> Proposal? {
    guard isPartner(start) else { return nil }
    var name = start + 1
    if self[name]?.gap == .space, isPartner(name) { name += 1 }
    guard let join = self[name], let end = partnersEnd(at: name) else { return nil }
    let isCalled =
      self[end]?.is(",") == true
      && Self.trades.contains(self[end + 1]?.key ?? "") && self[end + 1]?.gap == .space
    let isKin = Self.kin.contains(tokens[end - 1].key)
    // Where nouns have capitals, "Wein & Bier" looks the same.
    guard isCalled || join.is("&") && (isKin || !capitalisesNouns) else { return nil }
    return organisation(start..<end, .firm, plainText(name..<end))
  }

  private func isPartner(_ index: Int) -> Bool {
    canBeSurname(index) && lists.places.longest(in: tokens, at: index) == nil
  }

  /// The index behind `& Sohn`, `and Hale`, `& Co.`.
  private func partnersEnd(at start: Int) -> Int? {
    guard let join = self[start], Self.partnerJoins.contains(join.key), let next = self[start + 1],
      !breaks.contains(start), !breaks.contains(start + 1), next.isCapitalised,
      Self.kin.contains(next.key) || isPartner(start + 1)
    else { return nil }
    let isShort = ["co", "comp", "cie"].contains(next.key) && self[start + 2]?.is(".") == true
    return isShort ? start + 3 : start + 2
  }

  private static let partnerJoins: Set<String> = ["&", "u", "et", "and", "und"]
  private static let kin: Set<String> = [
    "sohn", "söhne", "son", "sons", "co", "comp", "cie", "company", "compagnie", "fils", "frères", "brothers",
    "zoon", "zonen",
  ]
  private static let trades: Set<String> = [
    "publishers", "booksellers", "printers", "stationers", "éditeurs", "libraires", "imprimeurs", "verleger",
    "buchhändler",
  ]

  // MARK: - Imprints

  /// What stands between the place and the year of an imprint: `Halle: Perlberg, 1861`, `À Lyon, chez la Veuve
  /// Courtelin, M.DCC.LXIV`, and the same on the lines of a title page.
  func imprint(at start: Int) -> Proposal? {
    guard !isTitle(start) || widows.contains(tokens[start].key), let place = placeOfImprint(before: start)
    else { return nil }
    var end = start
    var last = start
    while let token = self[end], end < start + 8,
      end == start || !breaks.contains(end), token.isCapitalised || Self.small.contains(token.key)
    {
      if token.isCapitalised { last = end }
      end += 1
    }
    guard last + 1 == end, hasYear(at: end), tokens[start..<end].contains(where: { isNamePart($0) }) else {
      return nil
    }
    return organisation(start..<end, .imprint, place)
  }

  var widows: Set<String> { ["veuve", "vve", "witwe", "wittwe", "widow"] }

  private static let small: Set<String> = [
    "&", "and", "und", "et", "u", "de", "du", "des", "la", "le", "d", "'", "’", "von", "van", "of", "the",
    "zu",
    "zur", "zum", "der", ".",
  ]

  private func isNamePart(_ token: Token) -> Bool {
    token.text.count > 2 && token.isCapitalised && !CommonWords.contains(token.key)
      && MonthNames.month(of: token.key, hasStop: true) == nil && !DateWords.weekdays.contains(token.key)
  }

  /// The listed place before a publisher's name at the beginning of a line, a mark or a line end between them, and
  /// perhaps `chez la` or `bei`.
  private func placeOfImprint(before start: Int) -> String? {
    var index = start
    while let word = self[index - 1], Self.announcements.contains(word.key), index > start - 3 { index -= 1 }
    let isOnNewLine = breaks.contains(index)
    if let mark = self[index - 1], [":", ",", "."].contains(mark.key) {
      index -= 1
    } else if !isOnNewLine {
      return nil
    }
    for first in stride(from: index - 1, through: max(index - 4, 0), by: -1) {
      guard let place = lists.places.longest(in: tokens, at: first), place.end == index else { continue }
      let before = ["à", "in", "zu"].contains(self[first - 1]?.key ?? "") ? first - 1 : first
      guard self[before]?.gap == .line else { continue }
      return place.entries.first?.name
    }
    return nil
  }

  private static let announcements: Set<String> = ["chez", "la", "bei", "bey", "by", "for", "apud"]

  /// Whether a year follows, a mark, a line end or `vers` between.
  private func hasYear(at end: Int) -> Bool {
    var index = end
    if let mark = self[index], [",", "."].contains(mark.key) { index += 1 }
    while let word = self[index], word.kind == .mark || DateWords.approximations.contains(word.key),
      index < end + 3
    {
      index += 1
    }
    return DateParser(tokens).year(at: index).map { (1450...2030).contains($0.value) } ?? false
  }
}
