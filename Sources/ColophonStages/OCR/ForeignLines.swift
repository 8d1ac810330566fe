import ColophonDocument
import ColophonModels
import ColophonNative

/// Finds out whether the doubtful lines of a page are in another script, and reads them with its model.
///
/// A Latin model makes Latin nonsense of Greek. So the most doubtful lines are read by the models of other scripts,
/// and where one of them sees words, all doubtful lines are read by it and the leading model together.
struct ForeignLines {
  /// Shorter lines are page numbers and specks, in characters.
  static let shortest = 6
  private static let tried = 4
  /// A foreign model must see so much more sense in a line than the leading one, and so much at least.
  private static let leastAdvantage = 1.2
  private static let leastScore = 0.35
  /// After so many lines of which no model makes sense the search ends.
  private static let mostSenseless = 3

  let pool: EnginePool
  let lexicons: [Lexicon]
  let deadline: ContinuousClock.Instant

  /// The model that makes most of some of the lines; nil where none makes sense of any.
  ///
  /// - Parameter lines: the most doubtful ones first.
  func model(
    of models: [String], for lines: [Line], leading: [String], on copy: borrowing PageCopy
  ) throws -> String? {
    var best: (name: String, score: Double)?
    var senseless = 0
    for line in lines.prefix(Self.tried) where senseless < Self.mostSenseless {
      guard let piece = piece(of: line, on: copy) else { continue }
      let scores = try models.map { (name: $0, score: try score([$0], piece)) }
      guard let most = scores.max(by: { $0.score < $1.score }), most.score >= Self.leastScore else {
        senseless += 1
        continue
      }
      guard most.score > best?.score ?? 0, try most.score > Self.leastAdvantage * score(leading, piece) else {
        continue
      }
      best = most
    }
    return best?.name
  }

  func read(
    _ lines: [Line], with models: [String], on copy: borrowing PageCopy
  ) throws -> [Line] {
    let engine = try pool.engine(models)
    var found: [Line] = []
    for line in lines {
      guard let piece = piece(of: line, on: copy) else { continue }
      let words = try engine.read(line: piece, deadline: deadline).map(\.word)
      guard let first = words.first else { continue }
      let box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
      found.append(Line(box: box, words: words))
    }
    return found
  }

  private func score(_ models: [String], _ piece: borrowing PageCopy) throws -> Double {
    var evidence = PieceEvidence()
    evidence.add(try pool.engine(models).read(line: piece, deadline: deadline))
    return evidence.score(
      against: lexicons.first { models.first.map(ModelLanguages.of)?.contains($0.language) == true })
  }

  private func piece(of line: Line, on copy: borrowing PageCopy) -> PageCopy? {
    let box = copy.geometry.onCopy(line.box)
    return copy.piece(around: box, margin: max(2, box.height / 6))
  }
}
