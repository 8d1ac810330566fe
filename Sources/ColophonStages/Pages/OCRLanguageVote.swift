import ColophonModels
import ColophonNative

/// Hands a page to the model of its language when another one, by a little, read the sample more surely.
///
/// Models of one script know many words of each other's languages: Latin's dictionary holds English and German
/// words. But even a sample read with the wrong model shows its language, so that is asked of the language
/// identifier, and a model made for it is preferred to one that is not.
struct OCRLanguageVote: Sendable {
  /// Shorter samples have no say.
  private static let leastLetters = 30
  /// Below this probability among the candidates' languages there is no vote.
  private static let leastProbability = 0.9
  /// The preferred model must have read the sample at least so well, as part of the leader's score.
  private static let leastScore = 0.8

  private let identifier: LanguageIdentifier

  init(_ identifier: LanguageIdentifier) { self.identifier = identifier }

  /// The candidate to read the page: the leader, unless its languages are not the sample's and another
  /// candidate's are.
  ///
  /// - Parameter ranking: candidates with their evidence, the best first.
  func choice(of ranking: [(name: String, evidence: ModelEvidence)]) throws -> String? {
    guard let leader = ranking.first, leader.evidence.letters >= Self.leastLetters else {
      return ranking.first?.name
    }
    let known = Set(identifier.codes)
    let languages = Set(ranking.flatMap { Self.languages(of: $0.name) }).intersection(known).sorted()
    guard languages.count > 1 else { return leader.name }
    let text = leader.evidence.text.replacing("ſ", with: "s")
    guard let best = try identifier.identify(text, among: identifier.selection(of: languages)).first,
      best.probability >= Self.leastProbability, !Self.languages(of: leader.name).contains(best.language)
    else { return leader.name }
    let preferred = ranking.first { candidate in
      // A model for a script would do for many languages; only one made for this language is better here.
      Self.languages(of: candidate.name) == [best.language]
        && candidate.evidence.score >= Self.leastScore * leader.evidence.score
    }
    return (preferred ?? leader).name
  }

  /// ISO 639-1 codes of the languages that a Tesseract model was made for; empty for one not listed here,
  /// which then wins or loses by its evidence alone.
  static func languages(of model: String) -> [String] { table[model] ?? [] }

  private static let table: [String: [String]] = [
    "bul": ["bg"], "cat": ["ca"], "ces": ["cs"], "dan": ["da"], "deu": ["de"], "ell": ["el"], "eng": ["en"],
    "est": ["et"], "fin": ["fi"], "fra": ["fr"], "frk": ["de"], "Fraktur": ["de", "da", "sv", "la"],
    "script/Fraktur": ["de", "da", "sv", "la"], "grc": ["grc"], "hrv": ["hr"], "hun": ["hu"], "ita": ["it"],
    "lat": ["la"], "lav": ["lv"], "lit": ["lt"], "nld": ["nl"], "nor": ["no"], "pol": ["pl"], "por": ["pt"],
    "ron": ["ro"], "rus": ["ru"], "slk": ["sk"], "slv": ["sl"], "spa": ["es"], "srp": ["sr"], "swe": ["sv"],
    "tur": ["tr"], "ukr": ["uk"],
  ]
}
