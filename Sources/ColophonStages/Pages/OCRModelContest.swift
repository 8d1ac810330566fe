import ColophonNative

/// Finds the candidate that fits a page best, with few readings: all candidates read two pieces of lines, the
/// best four two more, the best two another two.
///
/// Measured on 43 pages in eight languages and two scripts with nine candidates: 40 go to a model of their
/// language, at a bit more than a third of the price of reading the page. All six pieces read by all
/// candidates choose no better, at twice the price.
struct ModelContest {
  /// A piece that some candidates are to read.
  struct Turn {
    /// Index of the piece.
    var piece: Int
    var candidates: [String]
  }

  /// How many go on, and how many pieces they will have read at the end of the round.
  private static let rounds: [(candidates: Int, pieces: Int)] = [(.max, 2), (4, 4), (2, 6)]
  /// From the middle of the page outwards: headings and page numbers say less than running text.
  private static let order = [2, 4, 1, 3, 0, 5]
  /// Pieces wanted of a page.
  static let pieces = order.count

  private struct Candidate {
    var name: String
    /// Place in the order in which they were named.
    var place: Int
    var evidence = ModelEvidence()
  }

  /// Still in the contest; in the order of their evidence at the beginning of the round.
  private var candidates: [Candidate]
  private var round = 0
  private var piecesRead = 0

  init(_ names: [String]) {
    candidates = names.enumerated().map { Candidate(name: $0.element, place: $0.offset) }
  }

  /// Whether there is anything to choose.
  var isOpen: Bool { candidates.count > 1 }

  /// The best so far; nil in a contest without candidates.
  var leader: String? { ranked.first?.name }

  /// What to read next; nil at the end. The page may have fewer pieces than wanted.
  mutating func nextTurn(pieces: Int) -> Turn? {
    let order = Self.order.filter { $0 < pieces }
    guard isOpen, piecesRead < order.count else { return nil }
    if piecesRead == Self.rounds[round].pieces {
      round += 1
      candidates = Array(ranked.prefix(Self.rounds[round].candidates))
    }
    defer { piecesRead += 1 }
    return Turn(piece: order[piecesRead], candidates: candidates.map(\.name))
  }

  mutating func add(_ evidence: ModelEvidence, for name: String) {
    guard let index = candidates.firstIndex(where: { $0.name == name }) else { return }
    candidates[index].evidence += evidence
  }

  private var ranked: [Candidate] {
    candidates.sorted { ($1.evidence.score, $0.place) < ($0.evidence.score, $1.place) }
  }
}
