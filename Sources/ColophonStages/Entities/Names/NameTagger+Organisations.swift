import ColophonDocument
import Foundation

extension NameTagger {
  /// An organisation whose name begins with the token.
  func organisation(at start: Int) -> Proposal? {
    guard tokens[start].isCapitalised else { return nil }
    return firm(at: start) ?? headed(at: start) ?? tailed(at: start)
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
        return proposal(start..<tail.end, .firm, tail.word)
      }
      end += 1
    }
    guard end > start, let word = self[end], Self.joins.contains(word.key),
      let tail = cue(at: end, kind: "tail")
    else {
      return nil
    }
    return proposal(start..<tail.end, .firm, tail.word)
  }

  private static let joins: Set<String> = ["&", "u", "et", "and", "und"]

  // MARK: - Head

  /// `Bank of England`, `Universität Leipzig`, `Société des gens de lettres`: the head and what names it.
  private func headed(at start: Int) -> Proposal? {
    guard let head = cue(at: start, kind: "head") else { return nil }
    var index = head.end
    if let link = self[index],
      ["of", "zu", "in", "de", "du", "des", "d", "la", "the", "für", "der"].contains(link.key),
      !link.isCapitalised
    {
      index += 1
      if let mark = self[index], ["'", "’"].contains(mark.text) { index += 1 }
    }
    // The link may belong to the head ("Société des") as well as to what follows ("des sciences").
    for position in (start + 1)...max(start + 1, index) {
      if let inside = cue(at: position, kind: "inside"), inside.end > head.end {
        return proposal(start..<inside.end, .organisationHead, head.word)
      }
    }
    if let place = lists.places.longest(in: tokens, at: index), tokens[index].isCapitalised,
      !CommonWords.contains(tokens[index].key)
    {
      return proposal(start..<place.end, .organisationHead, head.word)
    }
    guard !capitalisesNouns, canBeSurname(index) else { return nil }
    var end = index + 1
    while end < index + 4, canBeSurname(end), self[end]?.gap == .space { end += 1 }
    return proposal(start..<end, .organisationHead, head.word)
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
      index == start || token.gap != .none
    {
      if index > start, let tail = cue(at: index, kind: "tail"), !tail.isAmbiguous {
        return proposal(start..<tail.end, .organisationTail, tail.word)
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
    let isPlaceAdjective = !key.hasSuffix("er") || isDerivedFromPlace(key)
    guard isPlaceAdjective else { return nil }
    if let tail = cue(at: start + 1, kind: "tail"), !tail.isAmbiguous, tail.word.count > 3 {
      return proposal(start..<tail.end, .organisationTail, tail.word)
    }
    return hasOrganisationSuffix(word.key) ? proposal(start..<(start + 2), .organisationTail, word.text) : nil
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

  private func cue(at start: Int, kind: String) -> (word: String, end: Int, isAmbiguous: Bool)? {
    guard start < tokens.count else { return nil }
    for match in lists.organisationCues.matches(in: tokens, at: start) {
      let entries = match.phrase.entries.filter { $0.kind == kind && isSpoken($0.language) }
      guard let first = entries.first else { continue }
      return (first.word, match.end, entries.allSatisfy(\.isAmbiguous))
    }
    return nil
  }

  private func proposal(_ range: Range<Int>, _ rule: NameRule, _ entry: String) -> Proposal {
    Proposal(kind: .organisation, tokens: range, rule: rule, entry: entry, normal: plainText(range))
  }
}
