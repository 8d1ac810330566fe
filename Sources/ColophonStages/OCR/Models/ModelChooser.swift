import ColophonModels
import ColophonNative

/// Chooses the model that reads a page from a small sample of it: two pieces of lines, about a dozen words.
///
/// A general model reads them first. Even in the wrong model's reading enough words are right to tell the language by
/// the word lists; the model of that language reads the pieces too. Where neither makes good sense of them, models for
/// broken types read them as well. The one with the best evidence reads the page; one that sees long s has an advantage:
/// other models read every one of them wrong.
///
/// Measured on 71 pages with nine models: 14.2 % of the characters wrong (Greek, which is looked for later, included),
/// at a twelfth of the price of reading them. When all nine read six pieces each it is 14.2 % as well, at the price of
/// reading the pages. Always the best of the nine would give 13.2 %.
struct ModelChooser {
  /// Pieces that are found on a page, and how many are read.
  static let pieces = 6
  private static let read = 2
  /// From the middle of the page outwards: headings and page numbers say less than running text.
  private static let order = [2, 4, 1, 3, 0, 5]
  /// How much better a model that knows long s is than its evidence, where there is long s.
  private static let longSAdvantage = 1.4
  /// So many of them are no accident.
  private static let fewestLongS = 2

  /// In the order in which they were named; at least one.
  let candidates: [String]
  let lexicons: [Lexicon]
  /// Evidence from which on a page is surely printed in letters of today.
  let sure: Double

  /// Those that read first: a general one, and those of which it is not known what they are for.
  private var scouts: [String] {
    let latin = candidates.filter { !ModelLanguages.isForeign($0) && !ModelLanguages.isForBrokenTypes($0) }
    let scouts = latin.filter { $0 == latin.first || lacksLexicon($0) }
    return scouts.isEmpty ? candidates : scouts
  }

  private func lacksLexicon(_ model: String) -> Bool {
    !ModelLanguages.of(model).contains { code in lexicons.contains { $0.language == code } }
  }

  /// - Parameter read: lets a model read the piece with this index.
  func choice(
    pieces count: Int, read: (_ model: String, _ piece: Int) throws -> [Recognizer.TriedWord]
  ) rethrows -> String? {
    guard candidates.count > 1 else { return candidates.first }
    let order = Self.order.filter { $0 < count }
    guard !order.isEmpty else { return candidates.first }
    var contest = Contest(lexicons: lexicons)
    let pieces = order.prefix(Self.read)
    for model in scouts { try contest.let(model, read: pieces, read) }
    for model in models(of: contest.language) { try contest.let(model, read: pieces, read) }
    if contest.best.map(contest.worth) ?? 0 < sure {
      for model in candidates where ModelLanguages.isForBrokenTypes(model) {
        try contest.let(model, read: pieces, read)
      }
      for model in models(of: contest.language) { try contest.let(model, read: pieces, read) }
    }
    return contest.best
  }

  /// Candidates made for one language alone.
  private func models(of language: String?) -> [String] {
    guard let language else { return [] }
    return candidates.filter { ModelLanguages.of($0) == [language] }
  }

  /// The evidence so far.
  private struct Contest {
    let lexicons: [Lexicon]
    private(set) var models: [String] = []
    private var evidence: [String: PieceEvidence] = [:]

    init(lexicons: [Lexicon]) { self.lexicons = lexicons }

    /// Each model once.
    mutating func `let`(
      _ model: String, read pieces: ArraySlice<Int>,
      _ read: (String, Int) throws -> [Recognizer.TriedWord]
    ) rethrows {
      guard !models.contains(model) else { return }
      models.append(model)
      for piece in pieces { evidence[model, default: PieceEvidence()].add(try read(model, piece)) }
    }

    /// The one that all readings together speak for.
    var language: String? {
      var votes: [String: Double] = [:]
      for model in models {
        for (language, vote) in evidence[model]?.votes(lexicons) ?? [:] {
          votes[language, default: 0] += vote
        }
      }
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    func worth(_ model: String) -> Double {
      guard let evidence = evidence[model] else { return 0 }
      let score = evidence.score(lexicons)
      return evidence.longS >= ModelChooser.fewestLongS ? score * ModelChooser.longSAdvantage : score
    }

    /// The earlier one of equals.
    var best: String? {
      models.map { ($0, worth($0)) }.reversed().max { $0.1 < $1.1 }?.0
    }
  }
}
