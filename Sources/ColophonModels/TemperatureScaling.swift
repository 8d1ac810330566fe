import Foundation

/// Makes scores probabilities: one slope for all classes, chosen so that the truth is most likely
/// (temperature scaling; Guo and others, "On Calibration of Modern Neural Networks", ICML 2017).
package enum TemperatureScaling {
  /// The true class is taken for this likely at most, so that examples all told apart give no endless slope;
  /// Platt's correction for few examples.
  private static func certainty(_ count: Int) -> Double { Double(count + 1) / Double(count + 2) }

  package static func probabilities(_ scores: [Double], slope: Double) -> [Double] {
    let best = scores.max() ?? 0
    let parts = scores.map { exp(slope * ($0 - best)) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// - Parameters:
  ///   - scores: for each example the score of each class.
  ///   - truth: for each example the index of its class.
  package static func slope(scores: [[Double]], truth: [Int]) -> Double {
    guard !scores.isEmpty else { return 1 }
    let right = certainty(scores.count)
    func loss(_ logarithm: Double) -> Double {
      let slope = exp(logarithm)
      var sum = 0.0
      for (row, truth) in zip(scores, truth) {
        let likely = probabilities(row, slope: slope)
        for (label, probability) in likely.enumerated() where row[label].isFinite {
          let share = label == truth ? right : (1 - right) / Double(max(1, row.count - 1))
          sum -= share * log(max(probability, 1e-12))
        }
      }
      return sum
    }
    return exp(minimum(of: loss, from: -4, to: 5))
  }

  /// Golden-section search; the loss has one minimum only.
  private static func minimum(of loss: (Double) -> Double, from: Double, to: Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var low = from
    var high = to
    for _ in 0..<40 {
      let left = high - ratio * (high - low)
      let right = low + ratio * (high - low)
      if loss(left) < loss(right) { high = right } else { low = left }
    }
    return (low + high) / 2
  }
}
