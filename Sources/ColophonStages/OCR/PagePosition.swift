import ColophonDocument
import ColophonModels
import ColophonNative

/// Finds out which way up a page lies whose first reading looks wrong.
///
/// A page that lies on its side or head gives nonsense or nothing. So some lines are looked for in each of the four
/// positions and read, and the page is turned where words come out in one position and hardly any in the others.
struct PagePosition {
  /// Pieces of lines read in each position.
  private static let pieces = 6
  /// The part of the characters read that must be in words of one language. Measured on seven kinds of pages in all
  /// positions: 0.3 to 0.8 in the right one, of 25 characters and more at most 0.13 in the others.
  private static let leastScore = 0.2
  /// How many times better a position must be than each of the others.
  private static let leastAdvantage = 2.0
  /// Fewer characters may be words by accident.
  private static let fewestCharacters = 25
  /// Shorter lines have no direction.
  private static let shortestLine = 10

  let pool: EnginePool
  /// Height of small letters in the copies that are looked at, in pixels.
  let letterHeight: Int
  let lexicons: [Lexicon]
  let deadline: ContinuousClock.Instant

  /// Whether there is reason to look.
  static func isDoubtful(_ reading: Reading) -> Bool {
    reading.estimate.band == .unreadable || hasUprightLines(reading)
  }

  /// Whether most of the text runs up or down: an engine that meets such lines may read them well, but their order
  /// is then that of a page on its side.
  private static func hasUprightLines(_ reading: Reading) -> Bool {
    let lines = reading.text.lines.filter { Reading.characters(in: $0) >= shortestLine }
    return lines.count { $0.box.height > $0.box.width } * 2 > lines.count
  }

  /// The models that look, each by itself: a general one and one for broken types.
  ///
  /// The first reading's model is of no use: it was chosen by nonsense.
  static func scouts(of names: [String]) -> [[String]] {
    let latin = names.filter { !ModelLanguages.isForeign($0) }
    let scouts = [
      latin.first { !ModelLanguages.isForBrokenTypes($0) },
      latin.first(where: ModelLanguages.isForBrokenTypes),
    ].compactMap(\.self)
    return (scouts.isEmpty ? Array(names.prefix(1)) : scouts).map { [$0] }
  }

  /// Clockwise turns by 90° that put the page upright, from 1 to 3; nil where it may as well stay as it is.
  ///
  /// - Parameter models: lists of models, each for one engine; the best of them counts.
  func turns(of page: PageCopies, models: [[String]]) throws -> Int? {
    var scores: [Double] = []
    for turns in 0..<4 {
      let turned = try page.turned(by: turns)
      scores.append(try score(turned.copy(letterHeight: letterHeight), models))
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), best != 0 else { return nil }
    let others = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    return scores[best] >= max(Self.leastScore, Self.leastAdvantage * others) ? best : nil
  }

  /// The part of what is read that makes words, from 0 to 1; 0 where there are no lines.
  private func score(_ copy: borrowing PageCopy, _ models: [[String]]) throws -> Double {
    let lines = try TextLineFinder.lines(of: EvenedPage(of: copy), count: Self.pieces)
    var best = 0.0
    for names in models where !lines.isEmpty {
      var evidence = PieceEvidence()
      for line in lines {
        guard let piece = copy.piece(around: line) else { continue }
        evidence.add(try pool.engine(names).read(line: piece, deadline: deadline))
      }
      let characters = evidence.words.reduce(0) { $0 + $1.word.text.unicodeScalars.count }
      guard characters >= Self.fewestCharacters else { continue }
      best = max(best, (evidence.votes(lexicons).values.max() ?? 0) / Double(characters))
    }
    return best
  }
}
