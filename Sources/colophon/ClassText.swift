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
    let told = reasons.map { "\(Self.words($0.feature)) (+\(Self.hundredths($0.weight)))" }
    return [answer, "for \(best.label) spoke: " + told.joined(separator: ", ")]
  }

  /// A feature's name as people read it; numbers of the layout keep the names that the model's file has.
  private static func words(_ feature: String) -> String {
    if feature.hasPrefix("word:") {
      let word = feature.dropFirst(5)
      guard let mark = word.firstIndex(of: "=") else { return "the word '\(word)'" }
      return "the word '\(word[word.index(after: mark)...])' in the \(word[..<mark])"
    }
    if feature.hasPrefix("gram:") { return "the letters '\(feature.dropFirst(5))'" }
    return feature
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func hundredths(_ value: Double) -> String {
    let rounded = Int((value * 100).rounded())
    return "\(rounded / 100).\(rounded % 100 < 10 ? "0" : "")\(rounded % 100)"
  }
}
