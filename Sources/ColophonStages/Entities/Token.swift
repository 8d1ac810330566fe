/// A word, a number or a mark of a page's text, with the form that rules compare.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word, number, mark
  }

  /// What stands between this token and the one before.
  enum Gap: Hashable, Sendable {
    case none, space, line
  }

  var kind: Kind
  /// Offsets in Unicode scalars of the text, end exclusive.
  var range: Range<Int>
  /// The token with long s as s, the halves of a divided word joined and letter-spacing closed up.
  var text: String
  /// The same in lower case.
  var key: String
  /// `line` for the first token of all.
  var gap: Gap

  var isWord: Bool { kind == .word }
  var isNumber: Bool { kind == .number }

  /// Whether this is the mark or, for a word, whether its key is the given one.
  func `is`(_ key: String) -> Bool { self.key == key }

  /// Whether the word begins with an upper-case letter.
  var isCapitalised: Bool {
    kind == .word && text.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
  }

  /// Whether the word has two letters or more, none of them lower-case.
  var isAllCapitals: Bool {
    isCapitalised && text.unicodeScalars.count > 1
      && !text.unicodeScalars.contains { $0.properties.isLowercase }
  }

  /// Whether the word is a single upper-case letter, as in initials.
  var isInitial: Bool { isCapitalised && text.unicodeScalars.count == 1 }
}
