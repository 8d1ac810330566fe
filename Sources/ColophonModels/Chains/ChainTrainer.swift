import Foundation

/// Fits a `ChainModel` to labelled sequences by stochastic gradient descent with steps of AdaGrad (Duchi, Hazan,
/// Singer 2011) and weights that decay.
///
/// One thread; the sequences in the order given, every second round backwards: the same sequences in the same order
/// give the same weights.
package struct ChainTrainer: Sendable {
  /// A sequence whose labels are known.
  package struct Example: Sendable {
    /// For each thing the names of what is seen of it.
    package var sequence: [[String]]
    /// For each thing an index into the labels.
    package var labels: [Int]

    package init(sequence: [[String]], labels: [Int]) {
      self.sequence = sequence
      self.labels = labels
    }
  }

  package var rounds: Int
  package var step: Double
  /// Share of every weight that each round takes away.
  package var decay: Double
  /// Names seen in fewer sequences are left out.
  package var leastSequences: Int

  /// What is learned already is passed over: most labels of most things, after a few rounds.
  private static let leastGradient = 0.002

  package init(rounds: Int = 40, step: Double = 0.25, decay: Double = 0.02, leastSequences: Int = 2) {
    self.rounds = rounds
    self.step = step
    self.decay = decay
    self.leastSequences = leastSequences
  }

  package func train(_ examples: [Example], labels: [String]) -> ChainModel {
    let names = knownNames(in: examples)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    let sequences = examples.map { $0.sequence.map { $0.compactMap { numbers[$0] } } }
    let count = labels.count
    var state = State(names: names.count, labels: count)
    for round in 0..<rounds {
      let order = round.isMultiple(of: 2) ? Array(examples.indices) : examples.indices.reversed()
      for index in order where !sequences[index].isEmpty {
        learn(sequences[index], examples[index].labels, &state)
      }
      state.shrink(by: 1 - decay)
    }
    return ChainModel(
      labels: labels,
      features: Dictionary(
        uniqueKeysWithValues: names.indices.map {
          (names[$0], Array(state.weights[($0 * count)..<(($0 + 1) * count)]))
        }),
      follows: (0..<count).map { Array(state.follows[($0 * count)..<(($0 + 1) * count)]) },
      starts: state.starts)
  }

  /// In alphabetical order, so that their numbers do not depend on the hashing of a run.
  private func knownNames(in examples: [Example]) -> [String] {
    var sequences: [String: Int] = [:]
    for example in examples {
      for name in Set(example.sequence.joined()) { sequences[name, default: 0] += 1 }
    }
    return sequences.filter { $0.value >= leastSequences }.keys.sorted()
  }

  private struct State {
    let count: Int
    var weights: [Double]
    var follows: [Double]
    var starts: [Double]
    /// Sums of squared gradients, which make the steps of frequent names small.
    var weightSquares: [Double]
    var followSquares: [Double]
    var startSquares: [Double]

    init(names: Int, labels: Int) {
      count = labels
      weights = Array(repeating: 0, count: names * labels)
      follows = Array(repeating: 0, count: labels * labels)
      starts = Array(repeating: 0, count: labels)
      weightSquares = weights
      followSquares = follows
      startSquares = starts
    }

    mutating func shrink(by share: Double) {
      for index in weights.indices { weights[index] *= share }
      for index in follows.indices { follows[index] *= share }
      for index in starts.indices { starts[index] *= share }
    }
  }

  private func learn(_ sequence: [[Int]], _ truth: [Int], _ state: inout State) {
    let count = state.count
    let scores = state.weights.withUnsafeBufferPointer { weights in
      sequence.map { names in
        [Double](unsafeUninitializedCapacity: count) { row, filled in
          row.initialize(repeating: 0)
          for name in names {
            let start = name * count
            for label in 0..<count { row[label] += weights[start + label] }
          }
          filled = count
        }
      }
    }
    let follows = (0..<count).map { Array(state.follows[($0 * count)..<(($0 + 1) * count)]) }
    let lattice = ChainLattice(scores: scores, follows: follows, starts: state.starts)
    let expected = lattice.expectations()
    for (position, names) in sequence.enumerated() {
      for label in 0..<count {
        let gradient = (truth[position] == label ? 1 : 0) - expected.labels[position][label]
        guard abs(gradient) > Self.leastGradient else { continue }
        for name in names {
          move(&state.weights[name * count + label], &state.weightSquares[name * count + label], gradient)
        }
        if position == 0 { move(&state.starts[label], &state.startSquares[label], gradient) }
      }
    }
    var pairs = expected.pairs.map { $0.map { -$0 } }
    for (before, after) in zip(truth, truth.dropFirst()) { pairs[before][after] += 1 }
    for before in 0..<count {
      for after in 0..<count where abs(pairs[before][after]) > Self.leastGradient {
        move(
          &state.follows[before * count + after], &state.followSquares[before * count + after],
          pairs[before][after])
      }
    }
  }

  private func move(_ weight: inout Double, _ squares: inout Double, _ gradient: Double) {
    squares += gradient * gradient
    weight += step * gradient / (squares.squareRoot() + 0.1)
  }
}
