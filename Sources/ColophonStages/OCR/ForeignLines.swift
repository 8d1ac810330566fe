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
  private static let tried = 3
  /// A foreign model must see so much more sense in a line than the leading one, and so much at least.
  private static let leastAdvantage = 1.2
  private static let leastScore = 0.35

  let reader: LineReader
  let lexicons: [Lexicon]

  /// The model that makes most of some of the lines; nil where none makes sense of any.
  ///
  /// - Parameter lines: the most doubtful ones first.
  func model(
    of models: [String], for lines: [Line], leading: [String], on copy: borrowing PageCopy
  ) throws -> String? {
    var best: (name: String, score: Double)?
    for line in lines.prefix(Self.tried) {
      var scores: [(name: String, score: Double)] = []
      for name in models { scores.append((name, try score([name], line, copy))) }
      guard let most = scores.max(by: { $0.score < $1.score }), most.score >= Self.leastScore,
        most.score > best?.score ?? 0, try most.score > Self.leastAdvantage * score(leading, line, copy)
      else { continue }
      best = most
    }
    return best?.name
  }

  private func score(_ models: [String], _ line: Line, _ copy: borrowing PageCopy) throws -> Double {
    var evidence = PieceEvidence()
    evidence.add(try reader.tried(line, with: models, on: copy))
    return evidence.score(
      against: lexicons.first { models.first.map(ModelLanguages.of)?.contains($0.language) == true })
  }
}
