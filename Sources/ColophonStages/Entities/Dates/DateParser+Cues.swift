extension DateParser {
  /// Why a bare number may be taken for a year, or nil when nothing says so.
  func yearRule(from start: Int, to end: Int, isRoman: Bool) -> DateExpression.Rule? {
    guard let year = year(at: start) else { return nil }
    let value = year.value
    if isCued(start, year) || hasHungarianEnding(end) { return .cuedYear }
    // "mcii" among small letters is rather a misread word.
    if isRoman { return value >= 1450 || self[start]?.isCapitalised == true ? .romanYear : nil }
    guard (1450...2030).contains(value) else { return nil }
    if isInBrackets(start, end) { return .bracketedYear }
    if isOfImprint(start) { return .publishedYear }
    return endsImprint(start, end) ? .imprintYear : nil
  }

  /// `1848-ban`, `1848-iki`.
  private func hasHungarianEnding(_ end: Int) -> Bool {
    guard let mark = self[end], mark.is("-"), mark.gap == .none, let ending = self[end + 1],
      ending.gap == .none
    else {
      return false
    }
    return DateWords.hungarianEndings.contains(ending.key)
  }

  private func isCued(_ start: Int, _ year: Part) -> Bool {
    var index = start - 1
    // Punctuation of abbreviated cues: "A. D. 1623", "geb. 1848", "Ao. 1623".
    if self[index]?.is(".") == true { index -= 1 }
    guard let before = self[index] else { return false }
    if before.is("d"), self[index - 1]?.is(".") == true, self[index - 2]?.is("a") == true { return true }
    if before.is("*") || before.is("†") { return (1400...2030).contains(year.value) }
    guard DateWords.yearCues.contains(before.key), before.isWord else { return false }
    // The Czech "r. 1848" is small; "O. R. 1371" is a verse.
    guard before.text.count > 1 || !before.isCapitalised else { return false }
    return DateWords.weakCues.contains(before.key)
      ? (1300...2030).contains(year.value) && !isThousand(year) : true
  }

  /// `(1848)`, `[1848]`, `(Leipzig 1848)`.
  private func isInBrackets(_ start: Int, _ end: Int) -> Bool {
    guard let close = self[self[end]?.is("?") == true ? end + 1 : end], [")", "]"].contains(close.key) else {
      return false
    }
    guard let before = self[start - 1] else { return false }
    return ["(", "[", ","].contains(before.key) || before.isCapitalised
  }

  /// Alone on its line, or behind `Leipzig,` or `Leipzig:` at the end of one, as years of imprints stand.
  private func endsImprint(_ start: Int, _ end: Int) -> Bool {
    let next = self[end]?.is(".") == true ? end + 1 : end
    guard self[next].map({ $0.gap == .line }) ?? true else { return false }
    if self[start]?.gap == .line { return self[start - 1]?.key != "-" }
    guard let mark = self[start - 1], [",", ".", ":"].contains(mark.key), let word = self[start - 2] else {
      return false
    }
    return word.isCapitalised && !(mark.is(".") && isOfVerses(start))
  }

  /// Whether a number behind one or two letters is rather a verse, as in `Ag. 1611` or `O. C. 1549`; `a. M. 1750` ends
  /// the name of a town, `Bd. I. 1750` the imprint of a volume, and no play has 1800 verses.
  private func isOfVerses(_ start: Int) -> Bool {
    guard let word = self[start - 2], word.text.count <= 2, let value = year(at: start)?.value, value < 1800
    else { return false }
    let hasStop = self[start - 3]?.is(".") == true
    guard let first = self[hasStop ? start - 4 : start - 3] else { return true }
    if DateWords.volumes.contains(first.key), RomanNumeral.value(of: word.text) != nil { return false }
    return !hasStop || !first.isWord || first.isCapitalised
  }

  /// Behind a place and a publisher, as `York, The Millgate Press, 1934. xii, 240 p.`: capitals only, a colon or
  /// comma behind the first of them, at the beginning of the line.
  private func isOfImprint(_ start: Int) -> Bool {
    guard self[start]?.gap != .line, let before = self[start - 1], before.is(",") || before.isCapitalised
    else {
      return false
    }
    var index = start - 1
    var mark: Int?
    while let token = self[index], token.isWord || [",", ":", "&", ".", "'", "’", "-"].contains(token.key),
      index > start - 14
    {
      if [",", ":"].contains(token.key), index < start - 1 { mark = index }
      if token.gap == .line {
        guard let mark, token.isCapitalised, mark - index < 4 else { return false }
        let capitals = tokens[mark..<start].count { $0.isCapitalised }
        return capitals > 0 && tokens[index..<mark].allSatisfy { $0.isCapitalised || $0.text.count < 4 }
          && tokens[mark..<start].allSatisfy { !$0.isWord || $0.isCapitalised || $0.text.count < 5 }
      }
      index -= 1
    }
    return false
  }
}
