import Foundation

/// Learns a sequence model from tagged sequences.
///
/// The likelihood of a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) is climbed
/// sequence by sequence, each weight with its own step length (AdaGrad: Duchi, Hazan and Singer, JMLR 12, 2011).
/// Features are left out by chance while learning, so that no word's own name drowns what its surroundings say. One
/// thread, one order, one generator of chance: the same sequences and options give the same weights.
package struct SequenceTrainer: Sendable {
  package struct Options: Hashable, Sendable {
    package var epochs = 5
    package var seed: UInt64 = 1
    /// First step length.
    package var rate: Float = 0.05
    /// Part of the features left out by chance at each visit.
    package var dropout = 0.1
    /// How much a weight shrinks at a visit, as a part of the step length.
    package var decay: Float = 1e-4
    /// Features seen at fewer tokens are not learned.
    package var leastCount = 2

    package init() {}
  }

  /// Tokens as the hashes of their features, with their tags.
  package struct Sequence: Sendable {
    package var features: [[UInt64]]
    package var tags: [UInt8]
    /// How much the sequence counts, from 0 to 1.
    package var weight: Float

    package init(features: [[UInt64]], tags: [UInt8], weight: Float = 1) {
      self.features = features
      self.tags = tags
      self.weight = weight
    }
  }

  /// What was learned: a row of weights for each feature, and the scores of the steps.
  package struct Weights: Sendable {
    package var features: [(hash: UInt64, weights: SIMD16<Float>)]
    package var steps: [[Float]]

    package init(features: [(hash: UInt64, weights: SIMD16<Float>)], steps: [[Float]]) {
      self.features = features
      self.steps = steps
    }
  }

  private typealias Lanes = SIMD16<Float>

  private let tags: any TagOrder
  private let options: Options
  private var hashes: [UInt64] = []
  /// Indices of features of all tokens, one behind the other; `starts` says where each token's begin.
  private var indices: [UInt32] = []
  private var starts: [Int] = [0]
  private var gold: [UInt8] = []
  /// The tokens of each sequence.
  private var sequences: [(tokens: Range<Int>, weight: Float)] = []

  package init(_ training: [Sequence], tags: some TagOrder, options: Options) {
    self.tags = tags
    self.options = options
    var counts: [UInt64: Int32] = [:]
    for sequence in training {
      for token in sequence.features { for hash in token { counts[hash, default: 0] += 1 } }
    }
    var known: [UInt64: UInt32] = [:]
    for sequence in training where !sequence.tags.isEmpty {
      let start = gold.count
      for token in sequence.features {
        for hash in token where counts[hash, default: 0] >= options.leastCount {
          if let index = known[hash] {
            indices.append(index)
          } else {
            known[hash] = UInt32(hashes.count)
            indices.append(UInt32(hashes.count))
            hashes.append(hash)
          }
        }
        starts.append(indices.count)
      }
      gold += sequence.tags
      sequences.append((start..<gold.count, sequence.weight))
    }
  }

  package var featureCount: Int { hashes.count }
  package var tokenCount: Int { gold.count }

  /// - Parameter progress: told the number of the epoch that is done.
  package func weights(progress: (Int) -> Void = { _ in }) -> Weights {
    var weights = [Lanes](repeating: .zero, count: hashes.count)
    var squares = [Lanes](repeating: Lanes(repeating: 1e-3), count: hashes.count)
    var stepScores = [Lanes](repeating: .zero, count: tags.count)
    var stepSquares = [Lanes](repeating: Lanes(repeating: 1e-3), count: tags.count)
    var order = Array(sequences.indices)
    var chance = SplitMix(state: options.seed)
    for epoch in 1...max(1, options.epochs) {
      shuffle(&order, &chance)
      for sequence in order {
        visit(sequences[sequence], &weights, &squares, &stepScores, &stepSquares, &chance)
      }
      progress(epoch)
    }
    // While learning, a part of the features was missing; now all of them speak.
    let kept = Float(1 - options.dropout)
    return Weights(
      features: zip(hashes, weights).map { ($0, $1 * kept) },
      steps: stepScores.map { row in (0..<tags.count).map { row[$0] } })
  }

  private func visit(
    _ sequence: (tokens: Range<Int>, weight: Float), _ weights: inout [Lanes], _ squares: inout [Lanes],
    _ stepScores: inout [Lanes], _ stepSquares: inout [Lanes], _ chance: inout SplitMix
  ) {
    var present: [UInt32] = []
    var ends: [Int] = []
    var scores: [Lanes] = []
    scores.reserveCapacity(sequence.tokens.count)
    let threshold = UInt64(options.dropout * Double(1 << 16))
    for token in sequence.tokens {
      var sum = Lanes.zero
      var bits = chance.next()
      var left = 4
      for position in starts[token]..<starts[token + 1] {
        if left == 0 {
          bits = chance.next()
          left = 4
        }
        let isLeftOut = bits & 0xFFFF < threshold
        bits >>= 16
        left -= 1
        if isLeftOut { continue }
        present.append(indices[position])
        sum += weights[Int(indices[position])]
      }
      ends.append(present.count)
      scores.append(sum)
    }
    let steps = SequenceLattice.Steps(
      scores: stepScores.map { row in (0..<tags.count).map { row[$0] } }, tags: tags)
    let lattice = SequenceLattice(scores: scores, steps: steps, tagCount: tags.count)
    var stepGradients = [Lanes](repeating: .zero, count: tags.count)
    var first = 0
    var last = TagSet.outside
    for (offset, token) in sequence.tokens.enumerated() {
      let tag = Int(gold[token])
      var gradient = -lattice.chances(at: offset)
      gradient[tag] += 1
      gradient *= sequence.weight
      let square = gradient * gradient
      for position in first..<ends[offset] {
        let feature = Int(present[position])
        squares[feature] += square
        weights[feature] +=
          options.rate * (gradient - options.decay * weights[feature]) / squares[feature].squareRoot()
      }
      first = ends[offset]
      for (from, row) in lattice.stepChances(into: offset).enumerated() {
        stepGradients[from] -= row * sequence.weight
      }
      stepGradients[last][tag] += sequence.weight
      last = tag
    }
    for from in stepScores.indices {
      stepSquares[from] += stepGradients[from] * stepGradients[from]
      stepScores[from] += options.rate * stepGradients[from] / stepSquares[from].squareRoot()
    }
  }

  private func shuffle(_ order: inout [Int], _ chance: inout SplitMix) {
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, Int(chance.next() % UInt64(index + 1)))
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers on every machine.
package struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
