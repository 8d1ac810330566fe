import Foundation

/// A line through log-odds that turns a model's own chances into how often it is right (Platt, 1999).
package struct PlattScaling {
  /// Slope and offset.
  package let line: [Double]

  package init(line: [Double]) { self.line = line }

  /// Fitted by Newton's method; too few answers leave the chances as they are.
  package init(_ answers: [(confidence: Double, isRight: Bool)]) {
    guard answers.count >= 30 else {
      line = [1, 0]
      return
    }
    var slope = 1.0
    var offset = 0.0
    for _ in 0..<30 {
      // A little pull towards leaving them alone keeps the curvature above zero.
      var (g0, g1) = ((slope - 1) * 0.1, offset * 0.1)
      var (h00, h01, h11) = (0.1, 0.0, 0.1)
      for answer in answers {
        let odds = Self.odds(answer.confidence)
        let chance = 1 / (1 + exp(-(slope * odds + offset)))
        let error = chance - (answer.isRight ? 1 : 0)
        let weight = max(chance * (1 - chance), 1e-6)
        g0 += error * odds
        g1 += error
        h00 += weight * odds * odds
        h01 += weight * odds
        h11 += weight
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-9 else { break }
      slope -= (h11 * g0 - h01 * g1) / determinant
      offset -= (h00 * g1 - h01 * g0) / determinant
    }
    // A slope below zero would call the doubtful sure.
    line = slope > 0.05 && slope.isFinite && offset.isFinite ? [slope, offset] : [1, 0]
  }

  package func applied(to chance: Double) -> Double {
    1 / (1 + exp(-(line[0] * Self.odds(chance) + line[1])))
  }

  private static func odds(_ chance: Double) -> Double {
    let bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))
  }
}
