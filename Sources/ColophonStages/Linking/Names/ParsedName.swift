import ColophonDocument

/// A name taken apart into its words and what each of them is.
struct ParsedName: Hashable, Sendable {
  enum Role: UInt8, Hashable, Sendable {
    /// A surname, or the name of a place or body.
    case main
    case given
    /// The number of a ruler or of a building.
    case number
    /// `von`, `de`: says nothing by itself.
    case particle
    /// A title, or what an authority adds in brackets to tell names apart.
    case addition
  }

  struct Word: Hashable, Sendable {
    var letters: [UInt8]
    var role: Role
    /// A single letter, or the first letters of a name with a full stop.
    var isShortened: Bool

    var isInitial: Bool { letters.count == 1 }

    /// How much the word counts when names are compared.
    var weight: Double {
      switch role {
      case .main: isInitial ? 0.5 : 2
      case .given: isShortened ? 0.5 : 1
      case .number: 1
      case .particle: 0
      case .addition: 0.2
      }
    }
  }

  var words: [Word]
  /// Whether the surname was put first, with a comma.
  var isInverted: Bool

  /// Words that can tell the name from others.
  var tellingWords: [Word] { words.filter { $0.role != .particle && $0.role != .addition } }

  init(_ text: String, kind: Entity.Kind) {
    let (plain, brackets) = Self.withoutBrackets(text)
    var words: [Word] = []
    let parts = plain.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: true)
    isInverted = kind == .person && parts.count == 2 && !Self.isPostscript(parts[1])
    if kind == .person {
      if isInverted {
        words = Self.words(parts[0]).map { Self.role($0, .main) }
        // What follows a second comma are titles and years.
        let rest = parts[1].split(separator: ",", maxSplits: 1)
        words += rest.first.map { Self.words($0).map { Self.role($0, .given) } } ?? []
        words += rest.dropFirst().first.map { Self.words($0).map { Self.role($0, .addition) } } ?? []
      } else {
        words = Self.words(plain[...]).map { Self.role($0, .given) }
        if let last = words.lastIndex(where: { $0.role == .given && !$0.isShortened })
          ?? words.lastIndex(where: { $0.role == .given })
        {
          words[last].role = .main
        }
      }
    } else {
      words = Self.words(plain[...]).map { Self.role($0, .main) }
    }
    words += brackets.flatMap { Self.words($0[...]) }.map { Self.role($0, .addition) }
    // Nothing but particles, as in the place Au: then they are the name.
    if !words.contains(where: { $0.role != .particle && $0.role != .addition }) {
      for index in words.indices where words[index].role == .particle { words[index].role = .main }
    }
    self.words = words
  }

  /// Whether what follows the comma is an addition and no given name: `Dumas, fils`, `Goethe, 1749-1832`.
  private static func isPostscript(_ text: Substring) -> Bool {
    text.split(whereSeparator: { !$0.isLetter }).allSatisfy { titles.contains($0.lowercased()) }
  }

  private static func role(_ word: (text: Substring, hasStop: Bool), _ usual: Role) -> Word {
    let letters = FoldedName.letters(of: word.text)
    let key = String(decoding: letters, as: UTF8.self)
    var role = usual
    if particles.contains(key), word.text.first?.isUppercase == false || !word.hasStop {
      role = .particle
    } else if titles.contains(key) {
      role = .addition
    } else if usual != .addition, isNumber(word.text) {
      role = .number
    } else if usual != .addition, word.text.allSatisfy(\.isNumber) {
      role = .addition
    }
    return Word(
      letters: letters, role: role, isShortened: letters.count == 1 || word.hasStop && letters.count < 6)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.count > 1 && text.allSatisfy { "IVX".contains($0) } && RomanNumeral.value(of: String(text)) != nil
  }

  private static func withoutBrackets(_ text: String) -> (plain: String, brackets: [String]) {
    var plain = ""
    var brackets: [String] = []
    var depth = 0
    for character in text {
      if "([<".contains(character) {
        if depth == 0 { brackets.append("") }
        depth += 1
      } else if ")]>".contains(character), depth > 0 {
        depth -= 1
        if depth == 0 { plain += " " }
      } else if depth > 0 {
        brackets[brackets.count - 1].append(character)
      } else {
        plain.append(character)
      }
    }
    return (plain, brackets)
  }

  /// Words with whether a full stop follows. An apostrophe or a hyphen parts words, so that `d'Alembert` and
  /// `Karl-Heinz` meet their other spellings.
  private static func words(_ text: Substring) -> [(text: Substring, hasStop: Bool)] {
    var found: [(Substring, Bool)] = []
    var start: Substring.Index?
    for index in text.indices {
      if text[index].isLetter || text[index].isNumber {
        start = start ?? index
      } else if let begin = start {
        found.append((text[begin..<index], text[index] == "."))
        start = nil
      }
    }
    if let start { found.append((text[start...], false)) }
    return found
  }

  private static let particles: Set<String> = [
    "von", "vom", "van", "de", "der", "den", "des", "dem", "zu", "zum", "zur", "du", "la", "le", "les", "di",
    "da", "del", "della", "dello", "dei", "degli", "d", "l", "ter", "ten", "te", "af", "av", "of", "the",
    "und",
    "and", "et", "y", "e", "i", "z", "ze", "an", "am", "in", "im", "bei", "sur", "upon", "auf", "ob",
  ]

  private static let titles: Set<String> = [
    "dr", "prof", "professor", "doctor", "doktor", "herr", "herrn", "hr", "frau", "fr", "fraeulein", "graf",
    "graefin", "freiherr", "frhr", "baron", "sir", "lord", "lady", "mr", "mrs", "miss", "monsieur", "madame",
    "mme", "mlle", "abbe", "pere", "st", "sankt", "saint", "sainte", "koenig", "kaiser", "herzog", "fuerst",
    "prinz", "king", "queen", "duke", "prince", "roi", "duc", "comte", "senior", "junior", "sen", "jun",
    "fils",
    "pere", "aeltere", "juengere", "geb", "geborene", "nee", "signor", "don", "dom", "fra", "rev", "reverend",
    "pfarrer", "pastor", "hofrat", "rat", "major", "general", "oberst", "hauptmann", "captain", "capitaine",
  ]
}
