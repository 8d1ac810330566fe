/// Labels a sequence of things by what each of them looks like and by which labels follow one another: the chain of
/// `SequenceLattice` with weights that a person can read.
///
/// What a thing looks like is a list of names, such as `w:diss` or `row=title`. Each name that the training knew has
/// one weight for each label; unknown names say nothing.
package struct ChainModel: Hashable, Sendable {
  package var labels: [String]
  /// For each name one weight for each label, in the order of `labels`.
  package var features: [String: [Float]]
  /// Weight of a label after another: `follows[before][after]`. The first thing follows the first label, in
  /// rows the heading.
  package var follows: [[Float]]

  package init(labels: [String], features: [String: [Float]], follows: [[Float]]) {
    self.labels = labels
    self.features = features
    self.follows = follows
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
    let count = labels.count
    let scores = sequence.map(scores)
    let steps = SequenceLattice.Steps(scores: follows, tags: FreeOrder(count: count))
    let lattice = SequenceLattice(scores: scores, steps: steps, tagCount: count)
    return Answer(
      labels: SequenceLattice.best(scores: scores, steps: steps, tagCount: count),
      probabilities: scores.indices.map { index in
        let chances = lattice.chances(at: index)
        return (0..<count).map { Double(chances[$0]) }
      })
  }

  private func scores(of names: [String]) -> SequenceLattice.Lanes {
    var scores = SequenceLattice.Lanes.zero
    for name in names {
      guard let weights = features[name] else { continue }
      for label in weights.indices { scores[label] += weights[label] }
    }
    return scores
  }
}

extension ChainModel {
  /// The model as its file will hold it: weights to three decimals, names without any left out.
  package func rounded() -> ChainModel {
    func round(_ value: Float) -> Float {
      let rounded = (value * 1000).rounded() / 1000
      return rounded == 0 ? 0 : rounded
    }
    return ChainModel(
      labels: labels,
      features: features.compactMapValues { weights in
        let rounded = weights.map(round)
        return rounded.contains { abs($0) >= 0.02 } ? rounded : nil
      },
      follows: follows.map { $0.map(round) })
  }

  /// What is wrong with a model that was read from a file; nil when it can be used.
  package var mistake: String? {
    let count = labels.count
    let most = SequenceLattice.Lanes.scalarCount
    guard (2...most).contains(count), Set(labels).count == count else {
      return "expected 2 to \(most) different labels"
    }
    guard follows.count == count, follows.allSatisfy({ $0.count == count }) else {
      return "expected one weight for each pair of labels"
    }
    guard let wrong = features.filter({ $0.value.count != count }).keys.min() else { return nil }
    return "feature '\(wrong)' needs \(count) weights"
  }
}
