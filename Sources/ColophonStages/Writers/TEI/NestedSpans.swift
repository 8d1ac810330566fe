/// A range of the text that is to be wrapped in an element.
struct Span: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    /// Index into the page's entities.
    case entity(Int)
    /// Index into the page's words, as `TextPosition` counts them.
    case word(Int)
  }

  var source: Source
  /// Offsets in Unicode scalars, not empty.
  var range: Range<Int>
}

/// Cuts ranges so that no two of them cross, and sorts them so that an outer one comes before its inner ones.
///
/// Where two cross, the one that begins later is cut at the end of the other.
func nested(_ spans: [Span]) -> [Span] {
  var waiting = spans.sorted { comesBefore($1, $0) }
  var open: [Range<Int>] = []
  var result: [Span] = []
  while let span = waiting.popLast() {
    while let last = open.last, last.upperBound <= span.range.lowerBound { open.removeLast() }
    guard let outer = open.last, outer.upperBound < span.range.upperBound else {
      open.append(span.range)
      result.append(span)
      continue
    }
    let end = outer.upperBound
    for range in [end..<span.range.upperBound, span.range.lowerBound..<end] {
      let piece = Span(source: span.source, range: range)
      let place = waiting.firstIndex { comesBefore($0, piece) } ?? waiting.endIndex
      waiting.insert(piece, at: place)
    }
  }
  return result
}

/// Cuts ranges at offsets.
func cut(_ spans: [Span], at offsets: Set<Int>) -> [Span] {
  guard !offsets.isEmpty else { return spans }
  let sorted = offsets.sorted()
  return spans.flatMap { span in
    var pieces: [Span] = []
    var start = span.range.lowerBound
    for offset in sorted where offset > start && offset < span.range.upperBound {
      pieces.append(Span(source: span.source, range: start..<offset))
      start = offset
    }
    return pieces + [Span(source: span.source, range: start..<span.range.upperBound)]
  }
}

/// The order in which start tags are written: by start, the longer first, names outside words.
private func comesBefore(_ a: Span, _ b: Span) -> Bool {
  (a.range.lowerBound, -a.range.upperBound, a.source.rank) < (
    b.range.lowerBound, -b.range.upperBound, b.source.rank
  )
}

extension Span.Source {
  /// Entities in their order before words in theirs.
  fileprivate var rank: Int {
    switch self {
    case .entity(let index): index - Int.max / 2
    case .word(let index): index
    }
  }
}
