import ColophonDocument
import Foundation

/// Turns what the model and the engine say of a value into the probability that it is right: a logistic function
/// fitted to values of cards that the model had not seen.
struct CardCalibration: Codable, Hashable, Sendable {
  /// What is known of a value before calibration.
  struct Signs: Hashable, Sendable {
    /// Mean logarithm of the probabilities of its tokens' labels.
    var meanLog: Double
    /// The smallest of these logarithms.
    var leastLog: Double
    /// Mean confidence of the engine in its words; 1 where it states none.
    var legible: Double
    /// Whether the rules and the labels give the same value.
    var rulesAgree: Bool
    /// Whether only the rules read it; then its labels' probabilities are those of the field that it was read as.
    var isRulesAlone = false

    static let count = 5

    fileprivate var values: [Double] {
      [max(meanLog, -5), max(leastLog, -8), legible, rulesAgree ? 1 : 0, isRulesAlone ? 1 : 0]
    }
  }

  /// For each field the constant term.
  var biases: [String: Double]
  /// For each sign its weight.
  var weights: [Double]

  /// Before any calibration: the mean probability itself.
  static let none = CardCalibration(biases: [:], weights: [])

  /// The probability, from 0 to 1 in hundredths, that a value is right.
  func confidence(_ field: Field.Name, _ signs: Signs) -> Double {
    guard let bias = biases[field.rawValue], weights.count == signs.values.count else {
      return (exp(signs.meanLog) * 100).rounded() / 100
    }
    let score = bias + zip(weights, signs.values).reduce(0) { $0 + $1.0 * $1.1 }
    return (100 / (1 + exp(-score))).rounded() / 100
  }

  /// A value whose rightness is known.
  struct Sample: Sendable {
    var field: Field.Name
    var signs: Signs
    var isRight: Bool
  }

  /// Fits by gradient ascent on the likelihood (Adam; Kingma, Ba 2015), each field's constant drawn towards the
  /// common one.
  init(_ samples: [Sample]) {
    let names = Set(samples.map(\.field.rawValue)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    var weights = [Double](repeating: 0, count: Signs.count)
    var common = 0.0
    var own = [Double](repeating: 0, count: names.count)
    let rows = samples.map {
      (number: numbers[$0.field.rawValue] ?? 0, values: $0.signs.values, isRight: $0.isRight)
    }
    // Steps of Adam's kind need no rate tuned to the number of samples.
    var moments = [Double](repeating: 0, count: Signs.count + 1 + names.count)
    var squares = moments
    for round in 1...600 {
      var slopes = moments.map { _ in 0.0 }
      for row in rows {
        var score = common + own[row.number]
        for index in 0..<Signs.count { score += weights[index] * row.values[index] }
        let miss = (row.isRight ? 1 : 0) - 1 / (1 + exp(-score))
        for index in 0..<Signs.count { slopes[index] += miss * row.values[index] }
        slopes[Signs.count] += miss
        slopes[Signs.count + 1 + row.number] += miss
      }
      for index in 0..<Signs.count { slopes[index] -= 0.5 * weights[index] }
      for index in own.indices { slopes[Signs.count + 1 + index] -= own[index] }
      let rate = 0.05 * min(1, 200 / Double(round))
      for index in slopes.indices {
        moments[index] = 0.9 * moments[index] + 0.1 * slopes[index]
        squares[index] = 0.99 * squares[index] + 0.01 * slopes[index] * slopes[index]
        let step = rate * moments[index] / (squares[index].squareRoot() + 1e-6)
        switch index {
        case ..<Signs.count: weights[index] += step
        case Signs.count: common += step
        default: own[index - Signs.count - 1] += step
        }
      }
    }
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    biases = Dictionary(uniqueKeysWithValues: zip(names, own.map { rounded($0 + common) }))
    self.weights = weights.map(rounded)
  }

  init(biases: [String: Double], weights: [Double]) {
    self.biases = biases
    self.weights = weights
  }
}
