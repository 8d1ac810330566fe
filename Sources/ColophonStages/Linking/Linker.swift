import ColophonDocument

/// Decides which candidate a name is linked to, if any.
struct Linker: Sendable {
  /// The best score must reach this.
  var minimumScore: Double
  /// The best score must be ahead of the second by this.
  var margin: Double

  /// Candidates below this are not worth telling.
  static let leastScore = 0.5
  static let mostCandidates = 5

  /// The candidates of an index for a name.
  func candidates(_ name: LinkedName, in index: NameIndex) -> [Link.Candidate] {
    guard let normal = name.normal else { return candidates(of: name, in: index) }
    let further = candidates(of: LinkedName(kind: name.kind, text: normal), in: index)
    return candidates(of: name, in: index)
      + further.map { candidate in
        var candidate = candidate
        candidate.reason = "as '\(normal)': \(candidate.reason)"
        return candidate
      }
  }

  private func candidates(of name: LinkedName, in index: NameIndex) -> [Link.Candidate] {
    let parsed = ParsedName(name.text, kind: name.kind)
    var comparison = NameComparison(parsed, kind: name.kind)
    return index.entries(like: parsed, kind: name.kind).compactMap { entry in
      var best: (name: String, result: NameComparison.Result)?
      for candidate in entry.names {
        guard let result = comparison.compare(ParsedName(candidate, kind: name.kind)),
          result.score > best?.result.score ?? 0
        else { continue }
        best = (candidate, result)
        if result.score == 1 { break }
      }
      guard let best else { return nil }
      var reasons = best.result.differences.isEmpty ? ["same name"] : best.result.differences
      if best.name != entry.label { reasons.append("by the variant '\(best.name)'") }
      return Link.Candidate(
        id: entry.id, uri: entry.uri, sameAs: entry.sameAs, label: entry.label, score: best.result.score,
        reason: reasons.joined(separator: "; "))
    }
  }

  /// What an authority's candidates come to.
  func answer(of authority: String, _ candidates: [Link.Candidate]) -> Link.Answer {
    var seen: Set<String> = []
    let ranked = candidates.filter { $0.score >= Self.leastScore }
      .sorted { ($0.score, $1.id) > ($1.score, $0.id) }
      .filter { seen.insert($0.id).inserted }
      .prefix(Self.mostCandidates)
      .map { candidate in
        var candidate = candidate
        candidate.score = (candidate.score * 10_000).rounded() / 10_000
        return candidate
      }
    guard let best = ranked.first else {
      return Link.Answer(
        authority: authority, outcome: .notFound, reason: "there is no name like it", candidates: [])
    }
    guard best.score >= minimumScore else {
      return Link.Answer(
        authority: authority, outcome: .doubtful,
        reason: "the best score \(Self.text(best.score)) is below \(Self.text(minimumScore))",
        candidates: ranked)
    }
    if ranked.count > 1, best.score - ranked[1].score < margin {
      return Link.Answer(
        authority: authority, outcome: .tie,
        reason: "'\(best.id)' and '\(ranked[1].id)' are less than \(Self.text(margin)) apart",
        candidates: ranked)
    }
    return Link.Answer(authority: authority, outcome: .linked, reason: nil, candidates: ranked)
  }

  private static func text(_ score: Double) -> String { fourDecimals(score) ?? "0.0" }
}
