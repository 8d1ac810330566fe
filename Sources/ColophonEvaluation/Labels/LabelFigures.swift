/// How often labels were right, and how far their confidence can be believed.
package struct LabelFigures: Encodable, Sendable {
  package var name: String
  package var total: Int
  package var right: Int
  /// Answers that were given at all.
  package var answered: Int
  /// Share that is right; no answer counts as wrong.
  package var accuracy: Double
  /// Where the accuracy lies with a probability of 95 % (Wilson's interval).
  package var interval: [Double]
  /// Share of the answers given that are right; nil where none was given.
  package var accuracyOfAnswered: Double?
  /// Whether the whole interval lies below the accuracy of all: weak here, and not by chance. Never of a few cases.
  package var isWeak: Bool

  private static let fewestToJudge = 10

  enum CodingKeys: String, CodingKey {
    case name, total, right, answered, accuracy, interval
    case accuracyOfAnswered = "accuracy_of_answered"
    case isWeak = "weak"
  }

  /// - Parameter whole: the accuracy of all, to compare a part with; nil for the whole itself.
  init(_ name: String, _ answers: [LabelAnswer], whole: Double? = nil) {
    self.name = name
    total = answers.count
    right = answers.count(where: \.isRight)
    answered = answers.count { $0.found != nil }
    let rate = total > 0 ? Double(right) / Double(total) : 0
    accuracy = rounded(rate) ?? rate
    let bounds = wilsonInterval(right: right, of: total)
    interval = [bounds.lowerBound, bounds.upperBound].map { rounded($0) ?? $0 }
    accuracyOfAnswered = answered > 0 ? rounded(Double(right) / Double(answered)) : nil
    isWeak = answers.count >= Self.fewestToJudge && bounds.upperBound < whole ?? 0
  }
}

/// The interval that holds a share with a probability of 95 % (E. B. Wilson, 1927); it is right for few cases and
/// for shares near 0 and 1 too.
func wilsonInterval(right: Int, of total: Int) -> ClosedRange<Double> {
  guard total > 0 else { return 0...1 }
  let z = 1.96
  let count = Double(total)
  let share = Double(right) / count
  let middle = (share + z * z / (2 * count)) / (1 + z * z / count)
  let half =
    z / (1 + z * z / count) * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
  return max(0, middle - half)...min(1, middle + half)
}
