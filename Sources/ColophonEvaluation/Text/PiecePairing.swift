/// Finds partners for pieces of lines; see `LineMatching`.
struct PiecePairing {
  /// A part of a line, without blanks at its ends.
  struct Piece: Hashable {
    var line: Int
    var range: Range<Int>
  }

  struct Pair {
    var truth: Piece
    var found: Piece
  }

  /// One side: its lines, and the pieces that have no partner yet.
  private struct Side {
    let lines: [[Int]]
    var pieces: [Piece] = []
    var patterns: [Piece: LinePattern] = [:]

    func symbols(_ piece: Piece) -> ArraySlice<Int> { lines[piece.line][piece.range] }
  }

  /// A shorter piece within a longer one.
  private struct Candidate {
    /// Right characters less wrong ones.
    var gain: Int
    /// How far apart the two stand on their pages, in per mille.
    var distance: Int
    var truth: Piece
    var found: Piece
    var isTruthShorter: Bool
    /// Of the longer one.
    var range: Range<Int>
  }

  private var truth: Side
  private var found: Side
  private let blank: Int?
  private let symbolCount: Int

  var restOfTruth: [Piece] { truth.pieces }
  var restOfFound: [Piece] { found.pieces }

  init(_ truth: [[Int]], _ found: [[Int]], blank: Int?, symbolCount: Int) {
    self.blank = blank
    self.symbolCount = symbolCount
    self.truth = Side(lines: truth)
    self.found = Side(lines: found)
    let foundPieces = found.indices.compactMap {
      Self.trimmed(Piece(line: $0, range: found[$0].indices), found, blank)
    }
    // Two long lines would need a table as large as the product of their lengths to be aligned. Where both sides
    // have such, the truth's are cut; one side is enough, for a piece finds its place in a line of any length.
    let isCut = foundPieces.contains { $0.range.count > LineMatching.longestPiece }
    self.found.pieces = foundPieces
    self.truth.pieces = truth.indices.flatMap { line in
      (isCut ? Self.cut(truth[line], blank) : [truth[line].indices]).compactMap {
        Self.trimmed(Piece(line: line, range: $0), truth, blank)
      }
    }
  }

  /// All pairs that were found; what is over stays in `restOfTruth` and `restOfFound`.
  mutating func pairs() -> [Pair] {
    var pairs = equalPairs()
    var candidates: [Candidate] = []
    var freshTruth = truth.pieces
    var freshFound = found.pieces
    while !freshTruth.isEmpty || !freshFound.isEmpty {
      let old = Set(freshTruth)
      for piece in freshTruth { candidates += found.pieces.compactMap { candidate(piece, $0) } }
      for piece in truth.pieces where !old.contains(piece) {
        candidates += freshFound.compactMap { candidate(piece, $0) }
      }
      candidates.sort { a, b in
        (-a.gain, a.distance, a.truth.line, a.truth.range.lowerBound, a.found.line, a.found.range.lowerBound)
          < (
            -b.gain, b.distance, b.truth.line, b.truth.range.lowerBound, b.found.line,
            b.found.range.lowerBound
          )
      }
      let accepted = accept(candidates)
      pairs += accepted.pairs
      freshTruth = Self.settle(&truth, accepted.truth, blank)
      freshFound = Self.settle(&found, accepted.found, blank)
      candidates.removeAll { accepted.truth[$0.truth] != nil || accepted.found[$0.found] != nil }
    }
    return pairs + pairsInPlace(after: pairs)
  }

  /// Whole lines that stand between the same neighbours on both sides. Their place speaks for them, so that short
  /// ones too may have every second character wrong.
  private mutating func pairsInPlace(after pairs: [Pair]) -> [Pair] {
    var partners = [[Int]](repeating: [], count: truth.lines.count)
    for pair in pairs { partners[pair.truth.line].append(pair.found.line) }
    let neighbours = Neighbours(partners: partners, foundCount: found.lines.count)
    var inPlace: [Pair] = []
    for piece in truth.pieces where partners[piece.line].isEmpty {
      let free = neighbours.free(around: piece.line)
      let rated = found.pieces.filter { free.contains($0.line) }.map { other in
        (other: other, errors: editDistance(Array(truth.symbols(piece)), Array(found.symbols(other))))
      }
      guard let best = rated.min(by: { $0.errors < $1.errors }),
        best.errors * 2 <= max(piece.range.count, best.other.range.count)
      else { continue }
      inPlace.append(Pair(truth: piece, found: best.other))
      found.pieces.removeAll { $0 == best.other }
    }
    let settled = Set(inPlace.map(\.truth))
    truth.pieces.removeAll(where: settled.contains)
    return inPlace
  }

  /// Lines that are the same on both sides, in the order in which they stand.
  private mutating func equalPairs() -> [Pair] {
    var waiting: [ArraySlice<Int>: [Piece]] = [:]
    for piece in found.pieces.reversed() { waiting[found.symbols(piece), default: []].append(piece) }
    var pairs: [Pair] = []
    var taken: Set<Piece> = []
    truth.pieces = truth.pieces.filter { piece in
      guard let partner = waiting[truth.symbols(piece)]?.popLast() else { return true }
      pairs.append(Pair(truth: piece, found: partner))
      taken.insert(partner)
      return false
    }
    found.pieces.removeAll(where: taken.contains)
    return pairs
  }

  private mutating func candidate(_ a: Piece, _ b: Piece) -> Candidate? {
    let isTruthShorter = a.range.count <= b.range.count
    let short = isTruthShorter ? a : b
    let long = isTruthShorter ? b : a
    let length = short.range.count
    let limit = length < LineMatching.shortPiece ? length / 4 : length / 2
    let longSymbols = isTruthShorter ? found.symbols(b) : truth.symbols(a)
    let errors: Int
    var range = long.range
    if length < LineMatching.leastWithin {
      guard long.range.count - length <= limit else { return nil }
      errors = editDistance(Array(isTruthShorter ? truth.symbols(a) : found.symbols(b)), Array(longSymbols))
      guard errors <= limit else { return nil }
    } else {
      let pattern = isTruthShorter ? pattern(of: a, in: &truth) : pattern(of: b, in: &found)
      guard let place = pattern.occurrence(in: longSymbols, limit: limit) else { return nil }
      errors = place.errors
      range = place.range
      if range.lowerBound - long.range.lowerBound < LineMatching.leastRest {
        range = long.range.lowerBound..<range.upperBound
      }
      if long.range.upperBound - range.upperBound < LineMatching.leastRest {
        range = range.lowerBound..<long.range.upperBound
      }
    }
    let places = (a.line * 1000 / max(truth.lines.count, 1), b.line * 1000 / max(found.lines.count, 1))
    return Candidate(
      gain: length - 2 * errors, distance: abs(places.0 - places.1), truth: a, found: b,
      isTruthShorter: isTruthShorter, range: range)
  }

  private func pattern(of piece: Piece, in side: inout Side) -> LinePattern {
    if let pattern = side.patterns[piece] { return pattern }
    let pattern = LinePattern(side.symbols(piece), symbolCount: symbolCount)
    side.patterns[piece] = pattern
    return pattern
  }

  /// Takes the best candidates that do not get into each other's way. A longer piece may give room to several.
  /// The dictionaries tell for each piece that was touched which ranges of it are taken.
  private func accept(
    _ candidates: [Candidate]
  ) -> (pairs: [Pair], truth: [Piece: [Range<Int>]], found: [Piece: [Range<Int>]]) {
    var pairs: [Pair] = []
    var takenTruth: [Piece: [Range<Int>]] = [:]
    var takenFound: [Piece: [Range<Int>]] = [:]
    for candidate in candidates {
      let truthRange = candidate.isTruthShorter ? candidate.truth.range : candidate.range
      let foundRange = candidate.isTruthShorter ? candidate.range : candidate.found.range
      guard takenTruth[candidate.truth]?.contains(where: { $0.overlaps(truthRange) }) != true,
        takenFound[candidate.found]?.contains(where: { $0.overlaps(foundRange) }) != true
      else { continue }
      takenTruth[candidate.truth, default: []].append(truthRange)
      takenFound[candidate.found, default: []].append(foundRange)
      pairs.append(
        Pair(
          truth: Piece(line: candidate.truth.line, range: truthRange),
          found: Piece(line: candidate.found.line, range: foundRange)))
    }
    return (pairs, takenTruth, takenFound)
  }

  /// Puts what is left of the touched pieces in their place and returns it.
  private static func settle(
    _ side: inout Side, _ taken: [Piece: [Range<Int>]], _ blank: Int?
  ) -> [Piece] {
    var fresh: [Piece] = []
    var kept: [Piece] = []
    for piece in side.pieces {
      guard let ranges = taken[piece] else {
        kept.append(piece)
        continue
      }
      side.patterns[piece] = nil
      var start = piece.range.lowerBound
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) + [piece.range.upperBound..<Int.max] {
        let rest = Piece(line: piece.line, range: start..<max(start, range.lowerBound))
        if let rest = trimmed(rest, side.lines, blank) {
          fresh.append(rest)
        }
        start = max(start, min(range.upperBound, piece.range.upperBound))
      }
    }
    side.pieces = kept + fresh
    return fresh
  }

  /// A piece without blanks at its ends, or nil when nothing else is in it.
  private static func trimmed(_ piece: Piece, _ lines: [[Int]], _ blank: Int?) -> Piece? {
    let symbols = lines[piece.line][piece.range]
    guard let first = symbols.firstIndex(where: { $0 != blank }),
      let last = symbols.lastIndex(where: { $0 != blank })
    else { return nil }
    return Piece(line: piece.line, range: first..<(last + 1))
  }

  /// Ranges of at most `longestPiece` symbols, ending at blanks where there are any.
  private static func cut(_ line: [Int], _ blank: Int?) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while line.count - start > LineMatching.longestPiece {
      let reach = start..<(start + LineMatching.longestPiece)
      let end = line[reach].lastIndex { $0 == blank }.map { $0 + 1 } ?? reach.upperBound
      ranges.append(start..<end)
      start = end
    }
    return ranges + [start..<line.count]
  }
}
