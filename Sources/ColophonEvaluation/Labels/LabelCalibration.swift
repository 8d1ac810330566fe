/// Whether confidence means what it says: of the answers that are 90 % sure, nine in ten should be right.
package struct LabelCalibration: Encodable, Sendable {
  /// Answers of about the same confidence.
  package struct Bin: Encodable, Sendable {
    package var from: Double
    package var to: Double
    package var count: Int
    /// Mean confidence of the answers.
    package var confidence: Double
    /// Share of them that is right.
    package var accuracy: Double
  }

  /// Tenths that hold an answer.
  package var bins: [Bin]
  /// Mean difference of confidence and accuracy over the tenths, weighted by their answers.
  package var expectedError: Double
  /// Mean squared difference of confidence and being right.
  package var brier: Double

  enum CodingKeys: String, CodingKey {
    case bins, brier
    case expectedError = "expected_calibration_error"
  }

  /// Nil where no answer tells its confidence. What was not answered, but has a confidence, counts with the
  /// answer it would have been.
  init?(_ answers: [(confidence: Double, isRight: Bool)]) {
    guard !answers.isEmpty else { return nil }
    let tenths = Dictionary(grouping: answers) { min(9, max(0, Int($0.confidence * 10))) }
    let bins = tenths.sorted { $0.key < $1.key }.map { tenth, answers in
      Bin(
        from: Double(tenth) / 10, to: Double(tenth + 1) / 10, count: answers.count,
        confidence: answers.reduce(0) { $0 + $1.confidence } / Double(answers.count),
        accuracy: Double(answers.count(where: \.isRight)) / Double(answers.count))
    }
    let total = Double(answers.count)
    let error = bins.reduce(0) { $0 + Double($1.count) / total * abs($1.confidence - $1.accuracy) }
    let squares = answers.reduce(0.0) { sum, answer in
      let distance = answer.confidence - (answer.isRight ? 1 : 0)
      return sum + distance * distance
    }
    self.bins = bins.map {
      Bin(
        from: $0.from, to: $0.to, count: $0.count, confidence: rounded($0.confidence) ?? 0,
        accuracy: rounded($0.accuracy) ?? 0)
    }
    expectedError = rounded(error) ?? error
    brier = rounded(squares / total) ?? 0
  }
}
