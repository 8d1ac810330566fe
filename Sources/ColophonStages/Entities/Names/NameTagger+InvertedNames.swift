import ColophonDocument
import Foundation

extension NameTagger {
  /// `Lindenau, Ernst Wilhelm`, `Sternau, Amalie von`: the surname first, as headings of cards and entries of
  /// lists have it. Running text has the same row of words by chance ("Müller, Karl und Anna"), so a heading must
  /// begin or end there. The normal form has the natural order.
  func invertedName(at start: Int) -> Proposal? {
    guard tokens[start].gap == .line, let comma = surnameEnd(at: start, isStrict: false),
      self[comma]?.is(",") == true, !breaks.contains(comma + 1)
    else { return nil }
    let forenames = forenames(at: comma + 1)
    guard forenames.names + forenames.initials > 0 else { return nil }
    var end = forenames.end
    var particle = end..<end
    if let found = lists.particles.longest(in: tokens, at: end), !breaks.contains(end), endsLine(found.end) {
      particle = end..<found.end
      end = found.end
    }
    guard endsLine(end) || beginsUnit(start) && !isListed(start..<comma) else { return nil }
    let names = [comma + 1..<forenames.end, particle].filter { !$0.isEmpty }.map(plainText)
    let surname = inSmallLetters(start..<comma, unlike: comma + 1..<forenames.end)
    return Proposal(
      kind: .person, tokens: start..<end, rule: .invertedName,
      entry: plainText(comma + 1..<forenames.end), normal: (names + [surname]).joined(separator: " "))
  }

  /// Whether the index is behind the last word of a line; a mark may follow.
  private func endsLine(_ index: Int) -> Bool {
    guard let next = self[index] else { return true }
    if next.gap == .line { return breaks.contains(index) }
    return [".", ":", ";", ","].contains(next.key) && self[index + 1].map { $0.gap == .line } ?? true
  }

  /// Whether the word is as well a given name or a place, so that a comma behind it rather goes on a list.
  private func isListed(_ surname: Range<Int>) -> Bool {
    let key = tokens[surname.lowerBound].key
    return lists.givenNames[key] != nil || lists.places.longest(in: tokens, at: surname.lowerBound) != nil
  }

  /// Headings print the surname in capitals to tell it from the given names; the name itself has none.
  private func inSmallLetters(_ surname: Range<Int>, unlike forenames: Range<Int>) -> String {
    let text = plainText(surname)
    guard tokens[surname].contains(where: \.isAllCapitals),
      tokens[forenames].contains(where: { $0.isWord && !$0.isAllCapitals && !$0.isInitial })
    else { return text }
    return tokens[surname].allSatisfy { !$0.isWord || $0.isAllCapitals } ? text.capitalized : text
  }
}
