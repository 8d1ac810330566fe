import ColophonDocument

extension NameTagger {
  /// A place of the list that begins with the token, or an unlisted name behind a word such as `Stadt`.
  func place(at start: Int) -> Proposal? {
    listedPlace(at: start) ?? unlistedPlace(at: start)
  }

  private func listedPlace(at start: Int) -> Proposal? {
    guard tokens[start].isCapitalised || tokens[start].key == "s" else { return nil }
    guard let found = lists.places.longest(in: tokens, at: start) ?? genitive(at: start),
      let entry = found.entries.first
    else { return nil }
    let isCommon =
      found.end == start + 1
      && (CommonWords.contains(tokens[start].key) || smallWords.contains(tokens[start].key))
    let isAmbiguous = found.entries.contains(where: \.isAmbiguous) || isCommon || tokens[start].text.count < 4
    if isAmbiguous {
      guard hasPlaceCue(before: start, nounOnly: isCommon) || isDateline(start, found.end) && !isCommon else {
        return nil
      }
    }
    return Proposal(
      kind: .place, tokens: start..<found.end, rule: isAmbiguous ? .cuedPlace : .listedPlace,
      entry: entry.name,
      // A name of several places stands for none of them in particular.
      normal: found.entries.allSatisfy { $0.canonical == entry.canonical } ? entry.canonical : nil)
  }

  /// German genitives: `Berlins`, `Preußens`.
  private func genitive(at start: Int) -> (entries: [NameLists.Place], end: Int)? {
    guard capitalisesNouns, tokens[start].key.hasSuffix("s"), tokens[start].key.count > 5 else { return nil }
    var bare = tokens[start]
    bare.key.removeLast()
    return lists.places.longest(in: [bare], at: 0) { !$0.isAmbiguous }.map { ($0.entries, start + 1) }
  }

  private func unlistedPlace(at start: Int) -> Proposal? {
    guard !capitalisesNouns, canBeSurname(start), lists.givenNames[tokens[start].key] == nil,
      let cue = nounCue(before: start)
    else { return nil }
    var end = start + 1
    if canBeSurname(end), self[end]?.gap == .space { end += 1 }
    return Proposal(
      kind: .place, tokens: start..<end, rule: .unlistedPlace, entry: cue, normal: plainText(start..<end))
  }

  /// `Paris, 12 mars` or `Halle: Perlberg, 1861`: at the beginning of a line.
  private func isDateline(_ start: Int, _ end: Int) -> Bool {
    guard tokens[start].gap == .line, let mark = self[end] else { return false }
    // Behind a colon it takes a publisher and a year.
    return mark.is(",") || mark.is(":") && imprint(at: end + 1) != nil
  }

  private func hasPlaceCue(before start: Int, nounOnly: Bool) -> Bool {
    if nounCue(before: start) != nil { return true }
    return !nounOnly && cue(before: start, kind: "preposition") != nil
  }

  private func nounCue(before start: Int) -> String? { cue(before: start, kind: "noun") }

  /// The cue whose last word stands right before the index; an article may stand between.
  private func cue(before start: Int, kind: String) -> String? {
    for end in [start, start - 1] {
      if end < start, !["la", "le", "the", "l", "der", "den"].contains(self[end]?.key ?? "") { break }
      for length in 1...3 where end - length >= 0 {
        for match in lists.placeCues.matches(in: tokens, at: end - length) where match.end == end {
          if let cue = match.phrase.entries.first(where: { $0.kind == kind && isSpoken($0.language) }) {
            return cue.word
          }
        }
      }
    }
    return nil
  }
}
