import ColophonDocument
import Foundation

extension NameTagger {
  /// An organisation whose name begins with the token.
  func organisation(at start: Int) -> Proposal? {
    guard tokens[start].isCapitalised else { return nil }
    let readings = [
      house(at: start), imprint(at: start), partners(at: start), firm(at: start), headed(at: start),
      compound(at: start), tailed(at: start),
    ]
    return readings.compactMap { $0 }.filter { !runsOver($0.tokens) }.max {
      ($0.tokens.count, $0.rule.confidence) < ($1.tokens.count, $1.rule.confidence)
    }
  }

  // MARK: - Firms

  /// `Müller & Co.`, `Breitkopf u. Söhne`: capitalised words up to a tail that no other name has.
  private func firm(at start: Int) -> Proposal? {
    guard !CommonWords.contains(tokens[start].key) else { return nil }
    var end = start
    while end < start + 4,
      self[end]?.isCapitalised == true || self[end].map({ ["&", ",", "."].contains($0.key) }) == true
    {
      if end > start, let tail = cue(at: end, kind: "tail"), Self.joins.contains(tokens[end].key) {
        return organisation(start..<tail.end, .firm, tail.word)
      }
      end += 1
    }
    guard end > start, let word = self[end], Self.joins.contains(word.key),
      let tail = cue(at: end, kind: "tail")
    else {
      return nil
    }
    return organisation(start..<tail.end, .firm, tail.word)
  }

  private static let joins: Set<String> = ["&", "u", "et", "and", "und"]

  // MARK: - Head

  /// `Bank of England`, `Universität Leipzig`, `Société des gens de lettres`: the head and what names it.
  private func headed(at start: Int) -> Proposal? {
    guard let head = cue(at: start, kind: "head") ?? tailAsHead(at: start),
      !breaks.contains(head.end)
    else { return nil }
    if let end = purposeEnd(at: head.end) { return organisation(start..<end, .organisationHead, head.word) }
    var index = head.end
    if let link = self[index],
      ["of", "zu", "von", "in", "de", "du", "des", "d", "la", "the", "für", "der"].contains(link.key),
      !link.isCapitalised
    {
      index += 1
      if let mark = self[index], ["'", "’"].contains(mark.text) { index += 1 }
    }
    // The link may belong to the head ("Société des") as well as to what follows ("des sciences").
    for position in (start + 1)...max(start + 1, index) {
      if let inside = cue(at: position, kind: "inside"), inside.end > head.end {
        return organisation(start..<inside.end, .organisationHead, head.word)
      }
    }
    if let place = lists.places.longest(in: tokens, at: index), tokens[index].isCapitalised,
      !CommonWords.contains(tokens[index].key)
    {
      return organisation(start..<place.end, .organisationHead, head.word)
    }
    if capitalisesNouns {
      return seatEnd(at: head.end).map { organisation(start..<$0, .organisationHead, head.word) }
    }
    let isSaint = ["saint", "sainte"].contains(self[index]?.key ?? "") && canBeSurname(index + 1)
    guard canBeSurname(index) || isSaint else { return nil }
    var end = index + (isSaint ? 2 : 1)
    while end < index + 4, canBeSurname(end), self[end]?.gap == .space { end += 1 }
    return organisation(start..<(seatEnd(at: end) ?? end), .organisationHead, head.word)
  }

  /// English words that end names begin them too: "Theatre of Saint Luke".
  private func tailAsHead(at start: Int) -> (word: String, end: Int, isAmbiguous: Bool)? {
    guard !capitalisesNouns, let tail = cue(at: start, kind: "tail"), !tail.isAmbiguous,
      self[tail.end]?.is("of") == true, self[tail.end]?.isCapitalised == false
    else { return nil }
    return tail
  }

  /// The index behind `für Heimatkunde`, `für Kunst und Gewerbe`.
  private func purposeEnd(at start: Int) -> Int? {
    guard capitalisesNouns, self[start]?.is("für") == true, self[start + 1]?.isCapitalised == true else {
      return nil
    }
    let isJoined = self[start + 2]?.is("und") == true && self[start + 3]?.isCapitalised == true
    return isJoined ? start + 4 : start + 2
  }

  /// The index behind the place where it sits: `von Harwell`, `zu Wendstadt`, `de Lyon`.
  private func seatEnd(at start: Int) -> Int? {
    guard let link = self[start], ["von", "zu", "de", "of", "at", "van", "te"].contains(link.key),
      !link.isCapitalised
    else { return nil }
    if let place = lists.places.longest(in: tokens, at: start + 1) { return place.end }
    // The unlisted ones: in German a noun with an article may follow, but none without.
    return capitalisesNouns && link.key != "de" && canBeSurname(start + 1) && !isGiven(start + 1)
      ? start + 2 : nil
  }

  private func isGiven(_ index: Int) -> Bool { self[index].map { lists.givenNames[$0.key] != nil } ?? false }

  // MARK: - Compounds

  /// `Stadttheater zu Wendstadt`, `Saale-Eisenbahn-Gesellschaft`: German compounds that need nothing before them.
  private func compound(at start: Int) -> Proposal? {
    let word = tokens[start]
    guard capitalisesNouns, hasOrganisationSuffix(word.key) else { return nil }
    if self[start + 1]?.is("zu") == true, let end = seatEnd(at: start + 1) {
      return organisation(start..<end, .organisationHead, word.text)
    }
    guard word.key.count(where: { $0 == "-" }) > 1 else { return nil }
    return organisation(start..<(start + 1), .organisationTail, word.text)
  }

  // MARK: - Tail

  /// `East India Company`, `Dresdner Bank`, `Preußische Staatsbibliothek`: words that qualify, then the tail.
  private func tailed(at start: Int) -> Proposal? {
    guard !CommonWords.contains(tokens[start].key), !isTitle(start) else { return nil }
    return capitalisesNouns ? tailedByAdjective(at: start) : tailedByCapitals(at: start)
  }

  private func tailedByCapitals(at start: Int) -> Proposal? {
    if start > 0, self[start]?.gap == .space, tokens[start - 1].isCapitalised,
      !CommonWords.contains(tokens[start - 1].key)
    {
      return nil
    }
    var index = start
    while index < start + 6, let token = self[index], token.isCapitalised,
      index == start || token.gap != .none && !breaks.contains(index)
    {
      // In a line of capitals the small words are capitals too, but no part of the name.
      if token.isAllCapitals, CommonWords.contains(token.key) { return nil }
      if index > start, let tail = cue(at: index, kind: "tail"),
        !tail.isAmbiguous || index > start + 1 && self[start - 1]?.is("the") == true
      {
        return organisation(start..<tail.end, .organisationTail, tail.word)
      }
      index += 1
    }
    return nil
  }

  /// In German the word before must be an adjective of a place or of a rank, or any noun would do.
  private func tailedByAdjective(at start: Int) -> Proposal? {
    let key = tokens[start].key
    guard key.count > 4,
      ["er", "ische", "ischen", "ischer", "liche", "lichen", "licher", "sche", "schen"].contains(
        where: key.hasSuffix),
      let word = self[start + 1], word.isCapitalised, word.gap != .none
    else { return nil }
    // Behind the beginning of a sentence an adjective has a capital only as part of a name.
    let isPlaceAdjective =
      !key.hasSuffix("er") || isDerivedFromPlace(key)
      || hasOrganisationSuffix(word.key) && word.key.count > 8 && !beginsSentence(start)
        && !CommonWords.contains(key) && !isTitle(start) && !isGiven(start)
    guard isPlaceAdjective else { return nil }
    if let tail = cue(at: start + 1, kind: "tail"), !tail.isAmbiguous, tail.word.count > 3 {
      return organisation(start..<tail.end, .organisationTail, tail.word)
    }
    return hasOrganisationSuffix(word.key)
      ? organisation(start..<(start + 2), .organisationTail, word.text) : nil
  }

  /// `Wiener`, `Berliner`, `Dresdner`.
  private func isDerivedFromPlace(_ key: String) -> Bool {
    let stem = String(key.dropLast(2))
    return [stem, stem + "en", stem + "e", String(stem.dropLast()) + "en"].contains { candidate in
      var token = tokens[0]
      token.key = candidate
      token.text = candidate.capitalized
      return lists.places.longest(in: [token], at: 0) != nil
    }
  }

  // MARK: - Parts

  func cue(at start: Int, kind: String) -> (word: String, end: Int, isAmbiguous: Bool)? {
    guard start < tokens.count else { return nil }
    for match in lists.organisationCues.matches(in: tokens, at: start) {
      let entries = match.phrase.entries.filter { $0.kind == kind && isSpoken($0.language) }
      guard let first = entries.first else { continue }
      return (first.word, match.end, entries.allSatisfy(\.isAmbiguous))
    }
    return nil
  }

  func organisation(_ range: Range<Int>, _ rule: NameRule, _ entry: String) -> Proposal {
    Proposal(kind: .organisation, tokens: range, rule: rule, entry: entry, normal: plainText(range))
  }
}
