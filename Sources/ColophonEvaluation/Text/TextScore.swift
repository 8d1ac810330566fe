import ColophonDocument

/// A line of text and where it stands, if that is known.
struct PlacedLine {
  var text: String
  var box: Box?
}

/// All that is measured on the text of one page.
struct TextScore {
  var characters: EditCount
  var words: EditCount
  /// Words without their order.
  var bag: EditCount
  /// Characters when the lines may stand in any order.
  var anyOrder: EditCount
  var coverage: Coverage
  var confusions: Confusions
  /// At most two of the page, the worst first.
  var worstLines: [WorstLine]

  init(truth: [PlacedLine], found: [PlacedLine], profile: TextProfile) {
    let truthText = profile.apply(truth.map { $0.text + "\n" }.joined())
    let foundText = profile.apply(found.map { $0.text + "\n" }.joined())
    var symbols = SymbolTable(unit: profile.unit)
    let truthSymbols = symbols.encode(truthText)
    characters = EditCount(
      errors: editDistance(truthSymbols, symbols.encode(foundText)), length: truthSymbols.count)
    let truthWords = profile.words(of: truthText)
    let foundWords = profile.words(of: foundText)
    words = EditCount(errors: editDistance(truthWords, foundWords), length: truthWords.count)
    bag = .bag(truthWords, foundWords)

    let truthLines = Self.lines(truth, profile)
    let foundLines = Self.lines(found, profile)
    let truthPieces = truthLines.map { symbols.encode($0.text) }
    let foundPieces = foundLines.map { symbols.encode($0.text) }
    let matching = LineMatching(truthPieces, foundPieces, symbols)
    // The order in which the page was read is one of all orders.
    anyOrder = EditCount(errors: min(matching.errors, characters.errors), length: characters.length)
    coverage = Coverage(
      expected: matching.truthLength, missed: matching.missed, found: matching.foundLength,
      invented: matching.invented)
    confusions = matching.confusions
    worstLines = WorstLine.worst(2, matching, truthLines, foundLines) {
      symbols.text(foundPieces[$0][$1])
    }
  }

  /// The lines as they are compared one by one, with their boxes. A profile may leave lines out and cut a line in
  /// two; it then gives no box away.
  private static func lines(_ lines: [PlacedLine], _ profile: TextProfile) -> [PlacedLine] {
    let compared = profile.lines(of: lines.map { $0.text + "\n" }.joined())
    let filled = lines.filter { !profile.lines(of: $0.text).allSatisfy(\.isEmpty) }
    let kept = compared.filter { !$0.isEmpty }
    guard kept.count == filled.count else { return kept.map { PlacedLine(text: $0, box: nil) } }
    return zip(kept, filled).map { PlacedLine(text: $0, box: $1.box) }
  }
}

/// How much of the true text is in the reading at all, and how much of the reading is in the truth.
package struct Coverage: Hashable, Sendable {
  /// Characters of the truth's lines.
  package var expected = 0
  /// Those without a counterpart anywhere in the reading.
  package var missed = 0
  /// Characters of the reading's lines.
  package var found = 0
  /// Those without a counterpart anywhere in the truth.
  package var invented = 0

  /// Share of the truth that has a counterpart, right or misread; nil when the truth is empty.
  package var covered: Double? { expected > 0 ? 1 - Double(missed) / Double(expected) : nil }
  /// Share of the reading that has none; nil when nothing was read.
  package var inventedShare: Double? { found > 0 ? Double(invented) / Double(found) : nil }

  package static func + (a: Coverage, b: Coverage) -> Coverage {
    Coverage(
      expected: a.expected + b.expected, missed: a.missed + b.missed, found: a.found + b.found,
      invented: a.invented + b.invented)
  }
}
