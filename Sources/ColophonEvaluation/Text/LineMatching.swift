/// The lines of a reading laid beside the lines of the truth, whatever order they stand in.
///
/// Equal lines pair off first. Then, again and again, the pieces that agree in most characters: a shorter one with
/// the place in a longer one where it fits best. What is left of the longer one, before and after, is a piece of
/// its own and may find another partner, so that two columns read as one line come apart. What finds no partner was
/// missed, or invented; but for short lines between the same neighbours, whose place speaks for them. The idea is that of C. Clausner, S. Pletschacher and A. Antonacopoulos, "Flexible character
/// accuracy measure for reading-order-independent evaluation", Pattern Recognition Letters 131 (2020), 390–397;
/// the rules for pieces are ours.
struct LineMatching {
  /// Pieces pair off when at most every second character is wrong; shorter ones than this, at most every fourth,
  /// because a few letters are soon found by chance.
  static let shortPiece = 20
  /// Shorter pieces are not looked for within longer ones, but compared whole.
  static let leastWithin = 6
  /// A rest of fewer characters stays with the piece that it is a rest of.
  static let leastRest = 3
  /// Longer lines are cut before they are compared with lines that are longer too.
  static let longestPiece = 1000

  /// What became of one line of the truth.
  struct Line {
    /// Replaced and missed characters, and those invented between its own.
    var errors = 0
    var length = 0
    /// Lines of the reading that hold parts of it, in the order of its own text.
    var partners: [(place: Int, line: Int, range: Range<Int>)] = []
  }

  /// One for each line of the truth.
  private(set) var lines: [Line]
  private(set) var confusions = Confusions()
  private(set) var truthLength = 0
  private(set) var foundLength = 0
  /// Characters of the truth without a counterpart in the reading.
  private(set) var missed = 0
  /// Characters of the reading without a counterpart in the truth.
  private(set) var invented = 0
  /// The least number of errors in any order: wrong characters of pairs, and of the rest, where a missed
  /// character and an invented one make one replacement, the larger count. A line that has no partner at all
  /// takes its line end with it, as in the figure with order.
  var errors: Int { errorsInPairs + max(restOfTruth + lostLines, restOfFound + strayLines) }

  private var errorsInPairs = 0
  private var restOfTruth = 0
  private var restOfFound = 0
  private var lostLines = 0
  private var strayLines = 0

  init(_ truth: [[Int]], _ found: [[Int]], _ symbols: SymbolTable) {
    lines = truth.map { Line(length: $0.count) }
    truthLength = truth.reduce(0) { $0 + $1.count }
    foundLength = found.reduce(0) { $0 + $1.count }
    let blank = symbols.characters.firstIndex(of: " ")
    var pairing = PiecePairing(truth, found, blank: blank, symbolCount: symbols.count)
    for pair in pairing.pairs() {
      let steps = Alignment(
        truth[pair.truth.line][pair.truth.range], found[pair.found.line][pair.found.range]
      ).steps
      count(steps, of: pair)
      confusions.add(steps, symbols)
    }
    for piece in pairing.restOfTruth {
      restOfTruth += piece.range.count
      lines[piece.line].errors += piece.range.count
    }
    restOfFound = pairing.restOfFound.reduce(0) { $0 + $1.range.count }
    missed += restOfTruth
    invented += restOfFound
    let partners = Set(lines.flatMap { $0.partners.map(\.line) })
    lostLines = lines.count { $0.length > 0 && $0.partners.isEmpty }
    strayLines = found.indices.count { !found[$0].isEmpty && !partners.contains($0) }
    for index in lines.indices { lines[index].partners.sort { $0.place < $1.place } }
  }

  private mutating func count(_ steps: [Alignment.Step], of pair: PiecePairing.Pair) {
    var errors = 0
    for step in steps {
      switch step {
      case .same: break
      case .replaced: errors += 1
      case .missed:
        errors += 1
        missed += 1
      case .invented:
        errors += 1
        invented += 1
      }
    }
    errorsInPairs += errors
    lines[pair.truth.line].errors += errors
    lines[pair.truth.line].partners.append((pair.truth.range.lowerBound, pair.found.line, pair.found.range))
  }
}
