import ColophonDocument
import ColophonModels

/// What a word of a reading shows without ground truth.
struct MeasuredWord: Sendable {
  /// Unicode scalars, and those among them that are letters, digits, capital letters, small Greek letters.
  var characters = 0
  var letters = 0
  var digits = 0
  var capitals = 0
  var greek = 0
  /// Neither letter nor digit nor mark, and not of the signs that prints and typescripts are full of.
  var oddSigns = 0
  var commonSigns = 0
  /// From 0 to 1; nil when the engine states none.
  var confidence: Double?
  /// A capital after a small letter, a digit beside a letter on both sides, or letters of two scripts.
  var isMixed = false
  /// The parts that word lists are asked for, each with the lexicons that know it.
  var parts: [Part] = []

  struct Part: Sendable {
    var word: FoldedWord
    /// Bit `i` is set if lexicon `i` knows the word.
    var knownTo: UInt64
  }

  /// Shorter words are in some list or other whatever was read.
  static let shortestPart = 3

  /// - Parameter isHalf: whether the word goes on in another line, so that no list can know it.
  init(_ word: Word, lexicons: [Lexicon], isHalf: Bool) {
    confidence = word.confidence
    let kinds = word.text.unicodeScalars.map(CharacterKind.init)
    for kind in kinds {
      characters += 1
      switch kind {
      case .capital:
        letters += 1
        capitals += 1
      case .small: letters += 1
      case .greek:
        letters += 1
        greek += 1
      case .digit: digits += 1
      case .mark: break
      case .commonSign: commonSigns += 1
      case .oddSign: oddSigns += 1
      }
    }
    isMixed = Self.isMixed(kinds)
    guard !isHalf else { return }
    parts = FoldedWord.words(in: word.text).filter { $0.length >= Self.shortestPart }.map { part in
      var knownTo: UInt64 = 0
      for (index, lexicon) in lexicons.prefix(UInt64.bitWidth).enumerated() where lexicon.contains(part) {
        knownTo |= 1 << UInt64(index)
      }
      return Part(word: part, knownTo: knownTo)
    }
  }

  private static func isMixed(_ kinds: [CharacterKind]) -> Bool {
    for (before, after) in zip(kinds, kinds.dropFirst()) {
      switch (before, after) {
      case (.small, .capital), (.greek, .small), (.small, .greek), (.small, .digit), (.digit, .small),
        (.capital, .digit), (.digit, .capital):
        return true
      default: continue
      }
    }
    return false
  }
}

/// The kinds of characters that tell a good reading from a bad one.
private enum CharacterKind {
  case small, capital, greek, digit, mark, commonSign, oddSign

  init(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: self = .capital
    case .lowercaseLetter, .modifierLetter, .otherLetter: self = Self.isGreek(scalar) ? .greek : .small
    case .decimalNumber: self = .digit
    case .nonspacingMark: self = .mark
    default: self = Self.commonSigns.contains(scalar) ? .commonSign : .oddSign
    }
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
  }

  private static let commonSigns = Set(
    ".,;:!?-'\"()/&=§\u{2013}\u{2014}\u{2018}\u{2019}\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}\u{2E17}\u{AC}"
      .unicodeScalars)
}
