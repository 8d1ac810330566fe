import Foundation

/// A linear-chain conditional random field: labels a sequence of things by what each of them looks like and by
/// which labels follow one another (Lafferty, McCallum, Pereira 2001).
///
/// What a thing looks like is a list of names, such as `word=Diss` or `row=last`. Each name that the training knew
/// has one weight for each label; unknown names say nothing.
package struct ChainModel: Hashable, Sendable {
  package var labels: [String]
  /// For each name one weight for each label, in the order of `labels`.
  package var features: [String: [Double]]
  /// Weight of a label after another: `follows[before][after]`.
  package var follows: [[Double]]
  /// Weight of a label at the beginning.
  package var starts: [Double]

  package init(labels: [String], features: [String: [Double]], follows: [[Double]], starts: [Double]) {
    self.labels = labels
    self.features = features
    self.follows = follows
    self.starts = starts
  }

  /// What the model says of a sequence.
  package struct Answer: Hashable, Sendable {
    /// The best sequence of labels, as indices into the model's labels.
    package var labels: [Int]
    /// For each thing the probability of each label, whatever its neighbours have; each row sums to 1.
    package var probabilities: [[Double]]
  }

  /// Labels a sequence; the empty one gets an empty answer.
  ///
  /// - Parameter sequence: for each thing the names of what is seen of it.
  package func answer(_ sequence: [[String]]) -> Answer {
    let scores = sequence.map(scores)
    let lattice = ChainLattice(scores: scores, follows: follows, starts: starts)
    return Answer(labels: lattice.best, probabilities: lattice.probabilities)
  }

  private func scores(of names: [String]) -> [Double] {
    var scores = [Double](repeating: 0, count: labels.count)
    for name in names {
      guard let weights = features[name] else { continue }
      for label in scores.indices { scores[label] += weights[label] }
    }
    return scores
  }
}

extension ChainModel {
  /// The model as its file will hold it: weights to three decimals, names without any left out.
  package func rounded() -> ChainModel {
    func round(_ value: Double) -> Double {
      let rounded = (value * 1000).rounded() / 1000
      return rounded == 0 ? 0 : rounded
    }
    return ChainModel(
      labels: labels,
      features: features.compactMapValues { weights in
        let rounded = weights.map(round)
        return rounded.contains { abs($0) >= 0.02 } ? rounded : nil
      },
      follows: follows.map { $0.map(round) }, starts: starts.map(round))
  }

  /// What is wrong with a model that was read from a file; nil when it can be used.
  package var mistake: String? {
    let count = labels.count
    guard count >= 2, Set(labels).count == count else { return "expected two or more different labels" }
    guard starts.count == count, follows.count == count, follows.allSatisfy({ $0.count == count }) else {
      return "expected one weight for each label and each pair of labels"
    }
    guard let wrong = features.filter({ $0.value.count != count }).keys.min() else { return nil }
    return "feature '\(wrong)' needs \(count) weights"
  }
}
