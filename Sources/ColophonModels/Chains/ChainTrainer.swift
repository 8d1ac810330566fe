/// Fits a `ChainModel` to labelled sequences: `SequenceTrainer` with names in the place of hashes.
///
/// The same sequences in the same order give the same weights.
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

  private var options = SequenceTrainer.Options()
  /// Names seen in fewer sequences are left out.
  private static let leastSequences = 2

  /// For some hundred sequences, where a tagger has thousands: more visits, more features left out at each, and a
  /// stronger pull to zero.
  package init(seed: UInt64) {
    options.seed = seed
    options.epochs = 20
    options.dropout = 0.5
    options.decay = 0.01
    // Names are counted by sequences, not by things: a word that one card repeats is still one card's word.
    options.leastCount = 1
  }

  package func train(_ examples: [Example], labels: [String]) -> ChainModel {
    let names = knownNames(in: examples)
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices.map(UInt64.init)))
    let sequences = examples.map { example in
      SequenceTrainer.Sequence(
        features: example.sequence.map { $0.compactMap { numbers[$0] } },
        tags: example.labels.map(UInt8.init))
    }
    let count = labels.count
    let learned = SequenceTrainer(sequences, tags: FreeOrder(count: count), options: options).weights()
    return ChainModel(
      labels: labels,
      features: Dictionary(
        uniqueKeysWithValues: learned.features.map { number, weights in
          (names[Int(number)], (0..<count).map { weights[$0] })
        }),
      follows: learned.steps)
  }

  /// In alphabetical order, so that their numbers do not depend on the hashing of a run.
  private func knownNames(in examples: [Example]) -> [String] {
    var sequences: [String: Int] = [:]
    for example in examples {
      for name in Set(example.sequence.joined()) { sequences[name, default: 0] += 1 }
    }
    return sequences.filter { $0.value >= Self.leastSequences }.keys.sorted()
  }
}
