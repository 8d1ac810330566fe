import ColophonDocument

/// Finds the record's values on the card as it was read, and so gives each token its label.
///
/// A window of tokens gets a field's label when what `CardValue` makes of it is like the record's value: so the
/// models learn to cut just what becomes the value. A value that is not on the card, or misread beyond recognition,
/// labels nothing.
struct CardAlignment {
  /// For each token of the entry its label.
  private(set) var labels: [CardLabel]
  private let tokens: [CardToken]

  init(_ card: TrainingCard, _ features: CardFeatures) {
    tokens = features.tokens.map { features.sheet.tokens[$0] }
    labels = Array(repeating: .other, count: tokens.count)
    let names = (card.record[.creator] ?? "").split(separator: ",", maxSplits: 1).map {
      PrintedText.trimmed(String($0))
    }
    let title = mark(.title, card.record[.title], in: 0..<tokens.count, longest: 90, least: 0.6)
    let heading = 0..<(title?.lowerBound ?? tokens.count)
    let surname = mark(.surname, names.first, in: heading, longest: 9, least: 0.6)
    if names.count > 1 {
      _ = mark(
        .given, names[1], in: (surname?.upperBound ?? 0)..<heading.upperBound, longest: 6, least: 0.6)
    }
    let imprint = (title?.upperBound ?? surname?.upperBound ?? 0)..<tokens.count
    _ = mark(.publisher, card.record[.publisher], in: imprint, longest: 16, least: 0.75)
    _ = mark(.date, card.record[.date], in: imprint, longest: 2, least: 0.75)
    _ = mark(.place, card.record[.place], in: imprint, longest: 8, least: 0.7)
    let extent = mark(.extent, card.record[.extent], in: imprint, longest: 6, least: 0.6)
    let format = mark(.format, card.record[.format], in: imprint, longest: 5, least: 0.5)
    _ = mark(.shelfmark, card.record[.shelfmark], in: imprint, longest: 12, least: 0.75, takesLast: true)
    _ = mark(.subject, card.record[.subject], in: imprint, longest: 18, least: 0.7, takesLast: true)
    if let end = [extent, format].compactMap({ $0?.upperBound }).max() { markSeries(after: end, features) }
  }

  /// Labels the window that is most like a value; nil when none is like enough.
  ///
  /// - Parameters:
  ///   - longest: of the window, in tokens.
  ///   - least: likeness that is needed.
  ///   - takesLast: whether the last of equal windows counts, not the first.
  private mutating func mark(
    _ label: CardLabel, _ value: String?, in range: Range<Int>, longest: Int, least: Double,
    takesLast: Bool = false
  ) -> Range<Int>? {
    guard let value, !value.isEmpty, !range.isEmpty else { return nil }
    var best: (range: Range<Int>, likeness: Double)?
    for start in range where labels[start] == .other {
      for end in (start + 1)...min(range.upperBound, start + longest) {
        guard labels[end - 1] == .other else { break }
        let window = tokens[start..<end]
        let letters = window.reduce(0) { $0 + $1.text.count }
        // Windows of another length cannot be like enough; the title alone has too many to compare them all.
        guard letters * 10 >= value.count * 6, letters * 10 <= value.count * 17 + 60 else { continue }
        guard let found = CardValue.value(label, window, next: end < tokens.count ? tokens[end] : nil) else {
          continue
        }
        let likeness = likeness(of: found, value)
        guard likeness >= least else { continue }
        // Between equals the shorter window, and that which comes first or last.
        let isBetter = best.map { best in
          likeness > best.likeness + 1e-9
            || (abs(likeness - best.likeness) <= 1e-9
              && (end - start < best.range.count || (takesLast && start > best.range.lowerBound)))
        }
        if isBetter ?? true { best = (start..<end, likeness) }
      }
    }
    guard let best else { return nil }
    for index in best.range { labels[index] = label }
    return best.range
  }

  /// The records have no series, the cards do: what stands behind a sign of equality that follows the extent, up to
  /// the end of its block of rows.
  private mutating func markSeries(after end: Int, _ features: CardFeatures) {
    guard let sign = (end..<tokens.count).prefix(3).first(where: { tokens[$0].text.allSatisfy { $0 == "=" } })
    else { return }
    for index in (sign + 1)..<max(sign + 1, tokens.count) {
      let row = tokens[index].row
      if row > tokens[sign].row, features.sheet.rows[row].gap > 0.8 { break }
      guard labels[index] == .other else { break }
      labels[index] = .series
    }
  }
}
