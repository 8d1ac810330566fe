import ColophonDocument

/// Finds names of persons, places and organisations by rules over tokens and word lists.
///
/// Where nouns are written with capitals (German, old Danish) a capital says little, and the rules ask for more.
struct NameTagger {
  /// A name that a rule proposes.
  struct Proposal: Hashable {
    var kind: Entity.Kind
    /// Indices of tokens, end exclusive.
    var tokens: Range<Int>
    var rule: NameRule
    /// The word or entry that spoke for it.
    var entry: String
    var normal: String?
  }

  let lists: NameLists
  let tokens: [Token]
  /// Languages of the page; empty when they are not known, and then every language counts.
  let languages: Set<String>
  /// Whether nouns have capitals in the main language.
  let capitalisesNouns: Bool
  /// Tokens that begin a line behind a visibly short one, or a paragraph: no name runs over into them.
  let breaks: Set<Int>
  /// Words that also stand on the page with a small letter.
  let smallWords: Set<String>

  init(_ tokens: [Token], languages: [String], lists: NameLists, breaks: Set<Int> = []) {
    self.breaks = breaks
    self.tokens = tokens
    self.lists = lists
    self.languages = Set(languages)
    capitalisesNouns = languages.first.map { ["de", "da"].contains($0) } ?? true
    smallWords = Set(tokens.lazy.filter { $0.isWord && !$0.isCapitalised }.map(\.key))
  }

  /// The names outside of the taken tokens, in order, without overlaps: the longest wins, then the surest.
  func names(outside taken: [Range<Int>] = []) -> [Proposal] {
    var proposals: [Proposal] = []
    for index in tokens.indices where tokens[index].isWord {
      proposals += [organisation(at: index), person(at: index), place(at: index)].compactMap { $0 }
        .filter { !runsOver($0.tokens) }
    }
    let first = chosen(proposals, outside: taken)
    return chosen(proposals + repeatedSurnames(after: first), outside: taken)
  }

  private func chosen(_ proposals: [Proposal], outside taken: [Range<Int>]) -> [Proposal] {
    var isTaken = [Bool](repeating: false, count: tokens.count)
    for range in taken { for index in range { isTaken[index] = true } }
    let ordered = proposals.sorted {
      ($1.tokens.count, $1.rule.confidence, $0.tokens.lowerBound, $0.rule.rawValue)
        < ($0.tokens.count, $0.rule.confidence, $1.tokens.lowerBound, $1.rule.rawValue)
    }
    var result: [Proposal] = []
    for proposal in ordered where !isTaken[proposal.tokens].contains(true) {
      for index in proposal.tokens { isTaken[index] = true }
      result.append(proposal)
    }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether tokens lie on both sides of a break.
  func runsOver(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { tokens[$0].gap == .line && breaks.contains($0) }
  }

  // MARK: - What rules ask

  subscript(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func isSpoken(_ language: String) -> Bool { languages.isEmpty || languages.contains(language) }

  /// Whether the token begins a sentence, so that its capital says nothing.
  func beginsSentence(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return true }
    if ["„", "“", "\"", "»", "«", "(", "—", "–", "'", "’", "‘"].contains(before.text) {
      return index < 2 || beginsSentence(index - 1)
    }
    guard before.kind == .mark else { return false }
    if before.text == "." {
      // A stop behind one letter or a title is that of an abbreviation.
      guard let word = self[index - 2] else { return true }
      return !(word.isWord && word.text.count < 3)
    }
    return ["!", "?", ":", ";"].contains(before.text)
  }

  /// Whether the word could be a surname: a capital, no common word, title, month or list mark.
  func canBeSurname(_ index: Int) -> Bool {
    guard let token = self[index], token.isCapitalised, token.text.unicodeScalars.count > 2,
      !CommonWords.contains(token.key), MonthNames.month(of: token.key, hasStop: true) == nil,
      !DateWords.weekdays.contains(token.key), !isTitle(index)
    else { return false }
    if capitalisesNouns { return !CommonWords.looksLikeNoun(token.key) && !hasOrganisationSuffix(token.key) }
    return !smallWords.contains(token.key)
  }

  func isTitle(_ index: Int) -> Bool {
    lists.titles.longest(in: tokens, at: index) { $0.kind != "church" || !$0.isAmbiguous } != nil
  }

  /// Whether nothing of the same heading, entry or paragraph stands before the token.
  func beginsUnit(_ index: Int) -> Bool { index == 0 || breaks.contains(index) }

  func hasOrganisationSuffix(_ key: String) -> Bool {
    lists.organisationSuffixes.contains { key.count > $0.count + 2 && key.hasSuffix($0) }
  }

  /// The tokens on one line with single spaces, as one would write the name.
  func plainText(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      if index > range.lowerBound, tokens[index].gap != .none { text += " " }
      text += tokens[index].text
    }
    return text
  }
}

/// Which rule found a name.
///
/// The confidences are the parts of the names found by each rule that were right, by kind and overlap, on samples of
/// Europeana Newspapers and NewsEye (German, French) and LitBank (English), pooled and rounded down. The rules for
/// organisations, initials and unlisted places rest on fewer than 30 names each. Those for headings, publishing
/// houses and imprints, which newspapers and novels hardly have, are set lower than they did on the project's
/// sample cards and title pages.
enum NameRule: String, CaseIterable, Sendable {
  case titledPerson = "title and name"
  case invertedName = "surname before given name"
  case fullName = "given name and surname"
  case initials = "initials and surname"
  case givenName = "given name"
  case repeatedSurname = "surname named before"
  case listedPlace = "place list"
  case cuedPlace = "place list with cue"
  case unlistedPlace = "place cue"
  case organisationTail = "organisation tail"
  case organisationHead = "organisation head"
  case firm = "firm"
  case publisher = "publishing house"
  case imprint = "publisher in imprint"

  var confidence: Double {
    switch self {
    case .titledPerson, .fullName, .invertedName, .firm: 0.9
    case .repeatedSurname, .listedPlace, .cuedPlace: 0.85
    case .givenName, .unlistedPlace, .publisher, .imprint: 0.8
    case .organisationTail, .organisationHead: 0.6
    case .initials: 0.5
    }
  }
}
