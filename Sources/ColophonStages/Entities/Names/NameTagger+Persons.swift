import ColophonDocument

extension NameTagger {
  /// What a name's beginning is made of.
  struct Forenames {
    var end: Int
    var names = 0
    /// How many of the names are abbreviations, such as `Chr.`.
    var abbreviations = 0
    var initials = 0
    var isAmbiguous = false
  }

  /// A person whose title or name begins with the token. As in most annotated corpora the title belongs to the
  /// entity; its normal form is the name alone.
  func person(at start: Int) -> Proposal? {
    guard !isPartOfWordBefore(start) else { return nil }
    return invertedName(at: start) ?? titledPerson(at: start) ?? untitledPerson(at: start)
  }

  // MARK: - With a title

  private func titledPerson(at start: Int) -> Proposal? {
    guard let title = title(at: start), !isFirmOfWidow(start) else { return nil }
    var index = title.end
    var isAmbiguous = title.isAmbiguous
    var word = title.word
    var isOffice = title.isOffice
    // "Herr Geheimer Rath Dr. Müller", "M. le comte": titles in a row, with an article between.
    while index < start + 10 {
      let next = ["le", "la", "der", "the"].contains(self[index]?.key ?? "") ? index + 1 : index
      guard !breaks.contains(index), let more = self.title(at: next) else { break }
      index = more.end
      isAmbiguous = isAmbiguous && more.isAmbiguous
      word = more.word
      isOffice = more.isOffice
    }
    // "Monsieur le Conservateur": an article announces what the person is, not the name.
    guard !breaks.contains(index), !["le", "la", "les", "l"].contains(self[index]?.text ?? "") else {
      return nil
    }
    let forenames = forenames(at: index)
    let hasForenames = forenames.names + forenames.initials > 0
    // "le ministre de la Marine", "le préfet d'Ille-et-Vilaine": of an office it names the province.
    if isOffice, !hasForenames, ["de", "d", "du", "des"].contains(self[index]?.text ?? "") { return nil }
    if isAmbiguous, !hasForenames {
      // "le général Cavaignac": where nouns are small, a capital behind a title is a name even if the title is also
      // a common word.
      guard !capitalisesNouns, word.count > 3, lists.places.longest(in: tokens, at: index) == nil else {
        return nil
      }
    }
    if !breaks.contains(forenames.end), let end = surnameEnd(at: forenames.end, isStrict: !hasForenames) {
      return proposal(start..<end, .titledPerson, word, name: index..<end)
    }
    return forenames.names > 0
      ? proposal(start..<forenames.end, .titledPerson, word, name: index..<forenames.end) : nil
  }

  private func title(at start: Int) -> (word: String, end: Int, isAmbiguous: Bool, isOffice: Bool)? {
    guard start < tokens.count, tokens[start].isWord else { return nil }
    // Saints are mostly churches, days and places.
    guard !["s", "st", "ste", "saint", "sainte", "sankt", "sancti", "sanctae"].contains(tokens[start].key),
      !Self.postposedTitles.contains(tokens[start].key)
    else {
      return nil
    }
    guard let found = lists.titles.longest(in: tokens, at: start, where: { isSpoken($0.language) }),
      let first = found.entries.first
    else { return nil }
    // French newspapers call everyone "M.", German ones "Frau": with the stop or the capital they are titles.
    let isUsual = ["m.", "frau", "fr."].contains(first.word.lowercased())
    var end = found.end
    if self[end]?.is(".") == true, self[end]?.gap == Token.Gap.none { end += 1 }
    return (
      first.word, end, found.entries.allSatisfy(\.isAmbiguous) && !isUsual,
      found.entries.contains { $0.kind == "office" }
    )
  }

  /// Titles that stand behind a name and announce nothing.
  private static let postposedTitles: Set<String> = [
    "esq", "esqr", "esquire", "bart", "jun", "junr", "junior", "sen", "senr", "senior",
  ]

  /// Whether a widow's name is that of her house, as in `chez la Veuve Courtelin`.
  private func isFirmOfWidow(_ start: Int) -> Bool {
    guard ["veuve", "vve"].contains(tokens[start].key) else { return false }
    return self[self[start - 1]?.is("la") == true ? start - 2 : start - 1]?.is("chez") == true
  }

  // MARK: - Without a title

  private func untitledPerson(at start: Int) -> Proposal? {
    let forenames = forenames(at: start)
    guard forenames.names + forenames.initials > 0 else { return nil }
    if !breaks.contains(forenames.end), let end = surnameEnd(at: forenames.end, isStrict: false) {
      if forenames.names > 0 { return proposal(start..<end, .fullName, plainText(start..<forenames.end)) }
      // One initial may be a number of a list or an abbreviation; so may several before a numeral.
      guard forenames.initials > 1 || !capitalisesNouns && !beginsSentence(start),
        !["P.S.", "S.S.", "N.B.", "M.A.", "B.A.", "M.D.", "D.D.", "M.P.", "F.R.S.", "F.S.A."].contains(
          tokens[start..<forenames.end].map(\.text).joined()),
        !tokens[end - 1].isAllCapitals || RomanNumeral.value(of: tokens[end - 1].text) == nil
      else { return nil }
      return proposal(start..<end, .initials, plainText(start..<forenames.end))
    }
    guard forenames.names > forenames.abbreviations, !forenames.isAmbiguous || forenames.names > 1,
      forenames.names > 1 || !smallWords.contains(tokens[start].key) && !isNameOfThing(start, forenames.end)
    else { return nil }
    return proposal(start..<forenames.end, .givenName, plainText(start..<forenames.end))
  }

  /// Whether a given name names a saint's church, a river or a ship, or is an abbreviation.
  private func isNameOfThing(_ start: Int, _ end: Int) -> Bool {
    if ["-", "."].contains(self[end]?.key ?? ""), self[end]?.gap == Token.Gap.none,
      self[end]?.is("-") == true || self[end + 1]?.is("-") == true
    {
      return true
    }
    if let next = self[end], Self.thingsNamed.contains(next.key), next.isCapitalised { return true }
    var index = start - 1
    if self[index]?.is(".") == true { index -= 1 }
    guard let before = self[index] else { return false }
    return ["st", "ste", "saint", "sainte", "san", "santa", "sankt", "s", "the", "la", "le", "das"].contains(
      before.key)
  }

  /// Surnames that a full name or a title has told, where they stand by themselves.
  func repeatedSurnames(after found: [Proposal]) -> [Proposal] {
    var surnames: Set<String> = []
    for name in found where [.titledPerson, .fullName, .initials].contains(name.rule) {
      let last = name.tokens.upperBound - 1
      guard canBeSurname(last), tokens[last].text.count > 3, !CommonWords.isOffice(tokens[last].key),
        lists.givenNames[tokens[last].key] == nil,
        lists.places.longest(in: tokens, at: last) == nil
      else { continue }
      surnames.insert(tokens[last].key)
    }
    return tokens.indices.filter { tokens[$0].isCapitalised && surnames.contains(tokens[$0].key) }
      .compactMap { proposal($0..<($0 + 1), .repeatedSurname, tokens[$0].text) }
  }

  // MARK: - Parts

  /// Given names, their usual abbreviations and initials in a row.
  func forenames(at start: Int) -> Forenames {
    var result = Forenames(end: start)
    while let token = self[result.end], token.isCapitalised, result.end < start + 8,
      result.end == start || !breaks.contains(result.end)
    {
      let hasStop = self[result.end + 1]?.is(".") == true && self[result.end + 1]?.gap == Token.Gap.none
      if token.isInitial, hasStop {
        result.initials += 1
        result.end += 2
      } else if let ambiguous = ambiguityOfGivenName(token.key), !isForeignCommonWord(token.key) {
        result.names += 1
        result.isAmbiguous = ambiguous
        result.end += 1
      } else if hasStop, Self.shortNames.contains(token.key) {
        result.names += 1
        result.abbreviations += 1
        result.end += 2
      } else {
        break
      }
    }
    return result
  }

  /// Whether a given name is also a common word; nil when it is none. Hyphenated names count when each part does.
  private func ambiguityOfGivenName(_ key: String) -> Bool? {
    let parts = key.split(separator: "-").map { lists.givenNames[String($0)] }
    guard !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return nil }
    return parts.allSatisfy { $0?.isAmbiguous == true } || key.count < 3
  }

  /// A common word that is a given name only in languages that the page does not have: Latin `per`.
  private func isForeignCommonWord(_ key: String) -> Bool {
    guard CommonWords.contains(key), let name = lists.givenNames[key] else { return false }
    return !name.languages.contains(where: isSpoken)
  }

  private static let shortNames: Set<String> = [
    "joh", "wilh", "chr", "jos", "friedr", "fried", "ferd", "heinr", "hch", "ed", "edw", "wm", "geo", "chas",
    "thos",
    "jas", "alex", "alb", "aug", "ludw", "ant", "frz", "rud", "matth", "mich", "nic", "nik", "phil", "sam",
    "benj",
    "theod", "gottfr", "andr", "jac", "bernh", "leop", "eman", "gust", "herm", "jean-bapt", "jno", "robt",
    "danl",
  ]

  /// Words that make a person's name the name of something else: "John Street", "Victoria Hall".
  private static let thingsNamed: Set<String> = [
    "street", "road", "square", "avenue", "lane", "park", "bridge", "hill", "hall", "house", "castle",
    "church",
    "chapel", "college", "school", "hospital", "hotel", "bay", "island", "islands", "river", "lake", "county",
    "city",
    "town", "station", "company", "bank", "high", "chancellor", "day",
  ]

  /// The index behind particles and surname. Strict where nothing but a title speaks for it: then a listed place is
  /// rather the place, as in "Herzog von Sachsen".
  func surnameEnd(at start: Int, isStrict: Bool) -> Int? {
    var index = start
    // Behind a given name a foreign particle is one too, unless it is another word: "Cornelis van Houten".
    if let particle = lists.particles.longest(
      in: tokens, at: index, where: { isSpoken($0.language) || !isStrict && !$0.isAmbiguous })
    {
      index = particle.end
      guard !breaks.contains(index) else { return nil }
      if isStrict, lists.places.longest(in: tokens, at: index) != nil { return nil }
    }
    // O'Neill, D'Alembert
    if let letter = self[index], ["o", "d", "l"].contains(letter.key),
      self[index + 1].map({ ["'", "’"].contains($0.text) && $0.gap == .none }) ?? false,
      self[index + 2]?.isCapitalised == true, self[index + 2]?.gap == Token.Gap.none
    {
      return index + 3
    }
    guard canBeSurname(index), !Self.thingsNamed.contains(tokens[index].key),
      !isStrict || !CommonWords.isOffice(tokens[index].key)
    else { return nil }
    if isStrict, index == start, let place = lists.places.longest(in: tokens, at: index),
      place.entries.contains(where: { ["country", "region", "river"].contains($0.type) })
    {
      return nil
    }
    var end = index + 1
    // A second surname, where capitals tell names: "Walter Savage Landor".
    if !capitalisesNouns, canBeSurname(end), self[end]?.gap == .space { end += 1 }
    return end
  }

  /// Whether the token hangs on the one before, as in `Rue-Saint` or `d'Anne`.
  private func isPartOfWordBefore(_ index: Int) -> Bool {
    guard tokens[index].gap == .none, let before = self[index - 1] else { return false }
    // The S of "P.S." begins no name.
    if before.is("."), tokens[index].isInitial, self[index - 2]?.isInitial == true { return true }
    return before.isWord || before.isNumber
  }

  /// A person; the normal form is the name without the title.
  private func proposal(
    _ range: Range<Int>, _ rule: NameRule, _ entry: String, name: Range<Int>? = nil
  )
    -> Proposal?
  {
    range.isEmpty
      ? nil
      : Proposal(kind: .person, tokens: range, rule: rule, entry: entry, normal: plainText(name ?? range))
  }
}
