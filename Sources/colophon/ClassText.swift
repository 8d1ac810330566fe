import ColophonDocument

/// A classification in words: the answer, the next best ones, and what spoke for it.
struct ClassText {
  let classification: Classification

  var lines: [String] {
    var answer = classification.label
    let others = classification.candidates.map { "\($0.label) \(Self.percent($0.confidence))" }
    if !others.isEmpty { answer += "; likely: " + others.joined(separator: ", ") }
    guard let reasons = classification.reasons, let best = classification.candidates.first else {
      return [answer]
    }
    guard !reasons.isEmpty else { return [answer, "nothing in particular spoke for \(best.label)"] }
    let told = reasons.map { "\(FeatureWords.words($0.feature)) (+\(Self.hundredths($0.weight)))" }
    return [answer, "for \(best.label) spoke: " + told.joined(separator: ", ")]
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func hundredths(_ value: Double) -> String {
    let rounded = Int((value * 100).rounded())
    return "\(rounded / 100).\(rounded % 100 < 10 ? "0" : "")\(rounded % 100)"
  }
}
