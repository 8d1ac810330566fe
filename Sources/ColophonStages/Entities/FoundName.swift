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

  /// The names of both, in their order. Of two that overlap the surer one stays; among equals that of the rules,
  /// which can tell why.
  static func joined(rules: [FoundName], tagger: [FoundName], tokens count: Int) -> [FoundName] {
    let all = rules.map { (name: $0, isRule: true) } + tagger.map { (name: $0, isRule: false) }
    let ordered = all.sorted { a, b in
      if a.name.confidence != b.name.confidence { return a.name.confidence > b.name.confidence }
      if a.isRule != b.isRule { return a.isRule }
      return a.name.tokens.lowerBound < b.name.tokens.lowerBound
    }
    var isTaken = [Bool](repeating: false, count: count)
    var chosen: [FoundName] = []
    for (name, _) in ordered where !isTaken[name.tokens].contains(true) {
      for index in name.tokens { isTaken[index] = true }
      chosen.append(name)
    }
    return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
