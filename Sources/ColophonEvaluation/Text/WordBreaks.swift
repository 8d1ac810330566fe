/// Words by the default boundaries of Unicode Standard Annex #29, for Latin, Greek, Cyrillic and other scripts
/// that part words by blanks.
///
/// Ideographs, kana and Thai letters, for which the annex asks for dictionaries, come out one by one, and Hebrew
/// quotation marks part words. Private-use letters count as letters, as in dinglehopper.
enum WordBreaks {
  private enum Kind {
    case letter, digit, connector, midLetter, midNumber, midBoth, ignored, other
  }

  /// The pieces between boundaries that hold more than marks, punctuation, symbols, blanks and controls.
  static func words(of text: String) -> [Substring] {
    let view = text.unicodeScalars
    var words: [Substring] = []
    var start = view.startIndex
    var before = Kind.other
    var last = Kind.other
    func close(at end: String.Index) {
      let word = view[start..<end]
      if word.contains(where: isWanted) { words.append(text[start..<end]) }
    }
    var index = view.startIndex
    while index < view.endIndex {
      let kind = kind(of: view[index])
      if kind == .ignored {
        // Marks and format characters belong to what stands before them.
        index = view.index(after: index)
        continue
      }
      if index > start, isBoundary(before, last, kind, next: nextKind(in: view, after: index)) {
        close(at: index)
        start = index
      }
      before = last
      last = kind
      index = view.index(after: index)
    }
    if start < view.endIndex { close(at: view.endIndex) }
    return words
  }

  private static func isBoundary(_ before: Kind, _ last: Kind, _ kind: Kind, next: Kind) -> Bool {
    switch (last, kind) {
    case (.letter, .letter), (.digit, .digit), (.letter, .digit), (.digit, .letter): false
    case (.letter, .midLetter), (.letter, .midBoth): next != .letter
    case (.midLetter, .letter): before != .letter
    case (.midBoth, .letter): before != .letter
    case (.digit, .midNumber), (.digit, .midBoth): next != .digit
    case (.midNumber, .digit), (.midBoth, .digit): before != .digit
    case (.letter, .connector), (.digit, .connector), (.connector, .connector),
      (.connector, .letter), (.connector, .digit):
      false
    default: true
    }
  }

  private static func nextKind(in view: String.UnicodeScalarView, after index: String.Index) -> Kind {
    var next = view.index(after: index)
    while next < view.endIndex {
      let kind = kind(of: view[next])
      if kind != .ignored { return kind }
      next = view.index(after: next)
    }
    return .other
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39: return .digit
    case 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x3A, 0xB7, 0x387, 0x55F, 0x5F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A: return .midLetter
    case 0x2C, 0x3B, 0x37E, 0x589, 0x60C, 0x60D, 0x66C, 0x7F8, 0x2044, 0xFE50, 0xFE54, 0xFF0C, 0xFF1B:
      return .midNumber
    case 0x27, 0x2E, 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E: return .midBoth
    case 0x202F: return .connector
    case 0x200B: return .other
    case 0xE000...0xF8FF, 0x2C2...0x2C5, 0x2D2...0x2D7, 0x2DE...0x2DF, 0x2E5...0x2EB, 0x2ED, 0x2EF...0x2FF:
      return .letter
    case 0xE01...0xEFF, 0x3040...0x30FF: return .other
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .ignored
    case .decimalNumber: return .digit
    case .connectorPunctuation: return .connector
    default: return properties.isAlphabetic && !properties.isIdeographic ? .letter : .other
    }
  }

  private static func isWanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .spaceSeparator, .lineSeparator, .paragraphSeparator, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol, .control, .format:
      false
    default: true
    }
  }
}
