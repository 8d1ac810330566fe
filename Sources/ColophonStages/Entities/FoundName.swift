import ColophonDocument

/// A name that rules or a trained tagger found, with the tokens it stands on.
struct FoundName {
  var kind: Entity.Kind
  /// Indices of tokens, end exclusive.
  var tokens: Range<Int>
  var normal: String?
  var confidence: Double
  var evidence: String

  init(_ proposal: NameTagger.Proposal) {
    kind = proposal.kind
    tokens = proposal.tokens
    normal = proposal.normal
    confidence = proposal.rule.confidence
    evidence = "\(proposal.rule.rawValue): \(proposal.entry)"
  }

  init?(kind: String, tokens: Range<Int>, confidence: Double, model: String) {
    guard let kind = Entity.Kind(rawValue: kind) else { return nil }
    self.kind = kind
    self.tokens = tokens
    self.confidence = confidence
    evidence = "model: \(model)"
  }

  /// A tagger's name beside the rules must be at least as sure: it was not trained on cards and title pages.
  static let leastBesideRules = 0.7

  /// The names of both, in their order. Where they overlap the rules' stays, which can tell why; of the tagger's names
  /// only those come in that are sure.
  static func joined(rules: [FoundName], tagger: [FoundName], tokens count: Int) -> [FoundName] {
    var isTaken = [Bool](repeating: false, count: count)
    for name in rules { for index in name.tokens { isTaken[index] = true } }
    let added = tagger.filter {
      $0.confidence >= leastBesideRules && !isTaken[$0.tokens].contains(true)
    }
    return (rules + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
