import Foundation

/// The most likely languages of the windows of a page, one after the other.
///
/// A Viterbi search: each window speaks with the logarithm of its probabilities, and a change of language costs
/// as much as evidence of 20 to 1. What a single window can say is bounded, so no garbled line outvotes its
/// neighbours on both sides unless it is almost certain.
struct LanguageSequence {
  struct Tally: Hashable {
    /// Index of the language.
    var language: Int
    /// Part of all letters.
    var share: Double
    /// Mean probability of the language in its windows, weighted by letters.
    var confidence: Double
  }

  private static let priceOfChange = log(20.0)
  private static let leastProbability = 0.001
  /// A window with fewer letters speaks with a lower voice.
  private static let fullVoice = 60.0
  /// A language with less of the page, or fewer letters, is taken for noise unless it is the only one.
  private static let leastShare = 0.05
  private static let leastLetters = 40.0

  private let probabilities: [[Double]]
  private let weights: [Double]

  /// For each window the probability of each language, and its letters.
  init(_ probabilities: [[Double]], weights: [Double]) {
    self.probabilities = probabilities
    self.weights = weights
  }

  /// The language of each window. Windows of languages that are too rare, or beyond the limit, are given to the
  /// others.
  func languages(atMost limit: Int) -> [Int] {
    guard let count = probabilities.first?.count, count > 0 else { return [] }
    let free = bestPath(among: Array(0..<count))
    let first = tallies(of: free)
    let total = weights.reduce(0, +)
    let kept = first.filter { $0.share >= Self.leastShare && $0.share * total >= Self.leastLetters }.prefix(
      limit)
    if kept.count == first.count { return free }
    let languages = kept.isEmpty ? first.prefix(1).map(\.language) : kept.map(\.language)
    return bestPath(among: languages.sorted())
  }

  /// The languages of a path with their shares, largest first.
  func tallies(of path: [Int]) -> [Tally] {
    var letters: [Int: Double] = [:]
    var certain: [Int: Double] = [:]
    for (window, language) in path.enumerated() {
      letters[language, default: 0] += weights[window]
      certain[language, default: 0] += weights[window] * probabilities[window][language]
    }
    let total = weights.reduce(0, +)
    return letters.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { language, sum in
      Tally(language: language, share: sum / total, confidence: certain[language, default: 0] / sum)
    }
  }

  /// For each window the language of the cheapest path. Between equals the language that comes first.
  private func bestPath(among languages: [Int]) -> [Int] {
    var costs = [Double](repeating: 0, count: languages.count)
    var cameFrom: [[Int]] = []
    for (window, row) in probabilities.enumerated() {
      let voice = min(1, weights[window] / Self.fullVoice)
      let cheapest = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      var steps: [Int] = []
      var next: [Double] = []
      for (index, language) in languages.enumerated() {
        let change = window == 0 ? 0 : Self.priceOfChange
        let stays = costs[index] <= costs[cheapest] + change
        steps.append(stays ? index : cheapest)
        next.append(
          min(costs[index], costs[cheapest] + change) - voice * log(max(row[language], Self.leastProbability))
        )
      }
      cameFrom.append(steps)
      costs = next
    }
    var index = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    var path: [Int] = []
    for steps in cameFrom.reversed() {
      path.append(languages[index])
      index = steps[index]
    }
    return path.reversed()
  }
}
