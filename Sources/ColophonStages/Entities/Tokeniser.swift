import ColophonDocument
import Foundation

/// Cuts a text into tokens.
///
/// A word is letters with the hyphens between them; an apostrophe is a mark of its own, so `l'abbé` is three
/// tokens. On a page the words divided at line ends are known. Of a mere string they are guessed: such a word is
/// one token, without its hyphen when a small letter follows, with it when a capital follows (`Saint-` / `Germain`).
struct Tokeniser {
  private let scalars: [Unicode.Scalar]
  private let guessesDivisions: Bool

  static func tokens(of text: String) -> [Token] {
    closingLetterSpacing(
      Tokeniser(scalars: Array(text.unicodeScalars), guessesDivisions: true).tokens())
  }

  /// The tokens of a page, with their ranges in `PageText.plain`.
  static func tokens(of text: NormalisedText) -> [Token] {
    let tokens = closingLetterSpacing(Tokeniser(scalars: text.scalars, guessesDivisions: false).tokens())
    return tokens.map { token in
      var token = token
      token.range = text.printed(token.range)
      return token
    }
  }

  /// Where the tokens of a text stand, in Unicode scalars, with nothing joined that is divided or spaced.
  static func printedTokens(of text: String) -> [Range<Int>] {
    Tokeniser(scalars: Array(text.unicodeScalars), guessesDivisions: false).tokens().map(\.range)
  }

  private func tokens() -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var gap = Token.Gap.line
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" {
        gap = .line
        index += 1
      } else if scalar.properties.isWhitespace {
        if gap == .none { gap = .space }
        index += 1
      } else {
        let token = token(at: index, after: gap)
        tokens.append(token)
        index = token.range.upperBound
        gap = .none
      }
    }
    return tokens
  }

  private func token(at start: Int, after gap: Token.Gap) -> Token {
    if isLetter(scalars[start]) { return word(at: start, after: gap) }
    var end = start + 1
    let isNumber = isDigit(scalars[start])
    if isNumber { while end < scalars.count, isDigit(scalars[end]) { end += 1 } }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return Token(
      kind: isNumber ? .number : .mark, range: start..<end, text: String(text), key: String(text), gap: gap)
  }

  private func word(at start: Int, after gap: Token.Gap) -> Token {
    var text = String.UnicodeScalarView()
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      if isLetter(scalar) {
        text.append(scalar == "\u{17F}" ? "s" : scalar)
        index += 1
      } else if scalar == "\u{AD}", index + 1 < scalars.count, isLetter(scalars[index + 1]) {
        // A soft hyphen within a line divides nothing.
        index += 1
      } else if let next = continuation(afterHyphenAt: index) {
        if next == index + 1 || scalars[next].properties.isUppercase { text.append("-") }
        index = next
      } else {
        break
      }
    }
    let word = String(text)
    return Token(kind: .word, range: start..<index, text: word, key: word.lowercased(), gap: gap)
  }

  /// Where the word goes on when a hyphen stands at the index: right after it, or on the next line.
  private func continuation(afterHyphenAt index: Int) -> Int? {
    guard lineEndHyphens.contains(scalars[index]), index + 1 < scalars.count else { return nil }
    let isHyphen = scalars[index] == "-" || scalars[index] == "\u{2010}"
    if isHyphen, isLetter(scalars[index + 1]) { return index + 1 }
    guard guessesDivisions, scalars[index + 1] == "\n", index + 2 < scalars.count,
      isLetter(scalars[index + 2])
    else {
      return nil
    }
    return index + 2
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: - Letter-spacing

  /// Typewriters and old printers emphasise by spacing: four or more single letters in a row on a line, a space
  /// between each, are one word; so are the four digits of a year.
  private static func closingLetterSpacing(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      var end = index + 1
      if isSingle(tokens[index]) {
        while end < tokens.count, isSingle(tokens[end]), tokens[end].gap == .space,
          tokens[end].kind == tokens[index].kind
        {
          end += 1
        }
      }
      let run = tokens[index..<end]
      let text = run.map(\.text).joined()
      let isYear = text.count == 4 && (text.first == "1" || text.first == "2")
      if run.count > 3, let last = run.last, tokens[index].isWord || isYear {
        result.append(
          Token(
            kind: tokens[index].kind, range: tokens[index].range.lowerBound..<last.range.upperBound,
            text: text,
            key: text.lowercased(), gap: tokens[index].gap))
      } else {
        result += run
      }
      index = end
    }
    return result
  }

  private static func isSingle(_ token: Token) -> Bool { token.kind != .mark && token.range.count == 1 }
}
