import ColophonDocument

/// Marks the two halves of each word that a line end divides, within a column and from one column to the next.
package enum DividedWords {
  /// Whether a word is in the dictionary of the page's language; nil when no dictionary can tell.
  package typealias Dictionary = @Sendable (String) -> Bool?

  /// The words stay as printed. What was marked before is marked anew.
  ///
  /// - Parameter isKnown: asked about a divided word with and without its hyphen, so that a compound keeps the
  ///   hyphen it owns
  package static func marked(_ text: PageText, isKnown: Dictionary = { _ in nil }) -> PageText {
    var text = text
    var last: (region: Int, line: Int)?
    for region in text.regions.indices {
      for line in text.regions[region].lines.indices {
        for word in text.regions[region].lines[line].words.indices {
          text.regions[region].lines[line].words[word].division = nil
        }
        if let last, isOneFlow(text.regions, last.region, region) {
          mark(&text.regions, last, (region, line), isKnown)
        }
        last = (region, line)
      }
    }
    return text
  }

  /// Whether text may go over from one region into the other.
  private static func isOneFlow(_ regions: [Region], _ first: Int, _ second: Int) -> Bool {
    first == second
      || (regions[first].kind == .text && regions[second].kind == .text
        && regions[first].role == regions[second].role)
  }

  private static func mark(
    _ regions: inout [Region], _ line: (region: Int, line: Int), _ next: (region: Int, line: Int),
    _ isKnown: Dictionary
  ) {
    let words = regions[line.region].lines[line.line].words
    guard let first = words.last, let second = regions[next.region].lines[next.line].words.first,
      first.division == nil
    else { return }
    var keepsHyphen: Bool
    switch LineEnd(after: first.text, before: second.text) {
    case .space: return
    case .dividedWord: keepsHyphen = false
    case .hyphen: keepsHyphen = true
    }
    let joined = String(first.text.dropLast()) + second.text
    let hyphenated = first.text + second.text
    if isKnown(NormalForm.of(joined)) == false, isKnown(NormalForm.of(hyphenated)) == true {
      keepsHyphen = true
    } else if isKnown(NormalForm.of(joined)) == true, isKnown(NormalForm.of(hyphenated)) == false {
      keepsHyphen = false
    }
    let whole = keepsHyphen ? hyphenated : joined
    regions[line.region].lines[line.line].words[words.count - 1].division = Division(
      part: .first, whole: whole, keepsHyphen: keepsHyphen)
    regions[next.region].lines[next.line].words[0].division = Division(
      part: .second, whole: whole, keepsHyphen: keepsHyphen)
  }
}
