import ColophonDocument

/// How well a name on a page and a name of an authority agree, and why.
///
/// Surnames weigh double; an initial speaks for every name that begins with it, but less than the name; words that
/// only the authority has cost little, words that only the page has cost much.
struct NameComparison {
  struct Result: Hashable {
    /// From 0 to 1.
    var score: Double
    /// What differs, in words; empty for the same name.
    var differences: [String]
  }

  private let query: ParsedName
  private let kind: Entity.Kind
  /// Comparisons of words that were made for other candidates: the same given names come again and again.
  private var known: [WordPair: LetterDistance.Result?] = [:]

  private struct WordPair: Hashable {
    var a: [UInt8]
    var b: [UInt8]
  }

  /// A word of the page's name with its counterpart.
  private struct Match {
    var query: Int
    var candidate: Int
    var similarity: Double
    var differences: [String]
  }

  init(_ query: ParsedName, kind: Entity.Kind) {
    self.query = query
    self.kind = kind
  }

  mutating func compare(_ candidate: ParsedName) -> Result? {
    let matches = assigned(candidate)
    guard !matches.isEmpty else { return nil }
    var matched = 0.0
    var total = 0.0
    var differences: [String] = []
    var mainMatched = !query.words.contains { $0.role == .main && !$0.isInitial }
    for (index, word) in query.words.enumerated() {
      total += word.weight
      guard let match = matches.first(where: { $0.query == index }) else {
        if word.weight >= 0.5 { differences.append("'\(text(word))' stands on the page only") }
        continue
      }
      matched += word.weight * match.similarity
      if word.role == .main, match.similarity >= 0.7 { mainMatched = true }
      differences += match.differences
    }
    var missing: [ParsedName.Word] = []
    for (index, word) in candidate.words.enumerated()
    where !matches.contains(where: { $0.candidate == index }) {
      // Another ruler of the same name is another person.
      total += word.weight * (word.role == .main ? 0.6 : word.role == .number ? 1 : 0.35)
      if word.weight >= 0.5 { missing.append(word) }
    }
    if !missing.isEmpty {
      differences.append(
        "without \(missing.map { "'\(text($0))'" }.joined(separator: ", ")) of the authority's name")
    }
    guard total > 0 else { return nil }
    var score = matched / total
    if !mainMatched { score *= 0.5 }
    // A bare surname may be anybody's.
    if kind == .person, query.tellingWords.count == 1, candidate.tellingWords.count > 1, score > 0.75 {
      score = 0.75
    }
    if kind == .person, query.isInverted != candidate.isInverted, candidate.words.count > 1 {
      differences.append("in another order")
    }
    return Result(score: score, differences: differences)
  }

  /// Pairs of words, the most alike first, each word used once.
  private mutating func assigned(_ candidate: ParsedName) -> [Match] {
    var possible: [Match] = []
    for (q, word) in query.words.enumerated() where word.role != .particle {
      for (c, other) in candidate.words.enumerated() where other.role != .particle {
        if let match = match(word, other) {
          possible.append(
            Match(query: q, candidate: c, similarity: match.similarity, differences: match.differences))
        }
      }
    }
    possible.sort { ($0.similarity, -$0.query, -$0.candidate) > ($1.similarity, -$1.query, -$1.candidate) }
    var taken: [Match] = []
    for match in possible
    where !taken.contains(where: { $0.query == match.query || $0.candidate == match.candidate }) {
      taken.append(match)
    }
    return taken
  }

  private mutating func match(
    _ a: ParsedName.Word, _ b: ParsedName.Word
  ) -> (similarity: Double, differences: [String])? {
    if a.role == .number || b.role == .number { return a.letters == b.letters ? (1, []) : nil }
    if a.letters == b.letters { return (factor(a, b), []) }
    if a.isShortened || b.isShortened {
      let (short, long) = a.letters.count < b.letters.count ? (a, b) : (b, a)
      guard short.isShortened, long.letters.starts(with: short.letters),
        short.role != .main || long.role != .main
      else { return nil }
      let words = short.isInitial ? "initial \(text(short).uppercased()). for" : "\(text(short)). for"
      return ((short.isInitial ? 0.8 : 0.9) * factor(a, b), ["\(words) '\(text(long))'"])
    }
    let pair = WordPair(a: a.letters, b: b.letters)
    let result: LetterDistance.Result?
    if let found = known[pair] {
      result = found
    } else {
      result = LetterDistance.compare(a.letters, b.letters)
      known[pair] = .some(result)
    }
    guard let result else { return nil }
    var differences = Set(result.differences.filter { $0 != .letter }).sorted().map(\.words)
    let others = result.differences.count { $0 == .letter }
    if others > 0 {
      differences.append(others == 1 ? "one letter differs" : "\(others) letters differ")
    }
    return (result.similarity * factor(a, b), differences.map { "\($0) in '\(text(b))'" })
  }

  /// A surname that is a given name in the other form of the name agrees less.
  private func factor(_ a: ParsedName.Word, _ b: ParsedName.Word) -> Double {
    let isSwapped = kind == .person && (a.role == .main) != (b.role == .main) && a.role != .addition
    return isSwapped ? 0.85 : 1
  }

  private func text(_ word: ParsedName.Word) -> String { String(decoding: word.letters, as: UTF8.self) }
}
