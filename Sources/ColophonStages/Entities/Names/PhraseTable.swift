/// Finds phrases of one or more words at a place in a row of tokens.
///
/// Letters compare without case, but a word that has a capital in the list must have one in the text.
struct PhraseTable<Entry: Sendable>: Sendable {
  struct Phrase: Sendable {
    var keys: [String]
    var needsCapital: [Bool]
    var entries: [Entry]
  }

  /// Phrases by their first word, the longest first.
  private var table: [String: [Phrase]] = [:]

  init(_ pairs: [(phrase: String, entry: Entry)]) {
    for (phrase, entry) in pairs {
      let tokens = Tokeniser.tokens(of: phrase)
      guard let first = tokens.first else { continue }
      let keys = tokens.map(\.key)
      let capitals = tokens.map(\.isCapitalised)
      var phrases = table[first.key] ?? []
      if let known = phrases.firstIndex(where: { $0.keys == keys && $0.needsCapital == capitals }) {
        phrases[known].entries.append(entry)
      } else {
        phrases.append(Phrase(keys: keys, needsCapital: capitals, entries: [entry]))
      }
      table[first.key] = phrases
    }
    for key in table.keys { table[key]?.sort { $0.keys.count > $1.keys.count } }
  }

  /// The phrases that begin with the token, the longest first, each with the index behind it.
  func matches(in tokens: [Token], at start: Int) -> [(phrase: Phrase, end: Int)] {
    guard tokens.indices.contains(start), let phrases = table[tokens[start].key] else { return [] }
    return phrases.compactMap { phrase in
      let end = start + phrase.keys.count
      guard end <= tokens.count else { return nil }
      for (offset, key) in phrase.keys.enumerated() {
        let token = tokens[start + offset]
        guard token.key == key, !phrase.needsCapital[offset] || token.isCapitalised else { return nil }
      }
      return (phrase, end)
    }
  }

  /// The entries of the longest phrase that begins with the token and satisfies the condition.
  func longest(
    in tokens: [Token], at start: Int, where isWanted: (Entry) -> Bool = { _ in true }
  )
    -> (entries: [Entry], end: Int)?
  {
    for (phrase, end) in matches(in: tokens, at: start) {
      let entries = phrase.entries.filter(isWanted)
      if !entries.isEmpty { return (entries, end) }
    }
    return nil
  }
}
