import Foundation

/// The sums over all label sequences of one sequence of things: the best one and each label's probability.
struct ChainLattice {
  /// For each thing the score of each label.
  let scores: [[Double]]
  let follows: [[Double]]
  let starts: [Double]

  /// The sequence with the highest sum; between equals the labels that come first.
  var best: [Int] {
    guard let first = scores.first else { return [] }
    var sums = zip(first, starts).map { $0 + $1 }
    var comesFrom: [[Int]] = []
    for row in scores.dropFirst() {
      var next = row
      var origins = [Int](repeating: 0, count: row.count)
      for after in row.indices {
        var top = -Double.infinity
        for before in sums.indices where sums[before] + follows[before][after] > top {
          top = sums[before] + follows[before][after]
          origins[after] = before
        }
        next[after] += top
      }
      sums = next
      comesFrom.append(origins)
    }
    var label = sums.indices.max { (sums[$0], -$0) < (sums[$1], -$1) } ?? 0
    var path = [label]
    for origins in comesFrom.reversed() {
      label = origins[label]
      path.append(label)
    }
    return path.reversed()
  }

  /// For each thing the probability of each label.
  var probabilities: [[Double]] { expectations().labels }

  /// Probabilities of labels, of pairs of labels summed over the sequence, and the logarithm of the sum over all
  /// sequences.
  func expectations() -> (labels: [[Double]], pairs: [[Double]], logSum: Double) {
    let count = starts.count
    var pairs = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    guard let first = scores.first else { return ([], pairs, 0) }
    let steps = follows.map { $0.map(exp) }
    // Each row is scaled to sum to 1, so that long sequences neither vanish nor grow without bound.
    var forward: [[Double]] = []
    var scales: [Double] = []
    var logSum = 0.0
    let emissions = scores.map { row in
      let top = row.max() ?? 0
      logSum += top
      return row.map { exp($0 - top) }
    }
    var row = (0..<count).map { exp(starts[$0]) * emissions[0][$0] }
    for position in scores.indices {
      if position > 0 {
        let before = forward[position - 1]
        row = (0..<count).map { after in
          var sum = 0.0
          for label in 0..<count { sum += before[label] * steps[label][after] }
          return sum * emissions[position][after]
        }
      }
      let scale = max(row.reduce(0, +), .leastNormalMagnitude)
      scales.append(scale)
      logSum += log(scale)
      forward.append(row.map { $0 / scale })
    }
    var backward = [[Double]](repeating: [Double](repeating: 1, count: first.count), count: scores.count)
    for position in scores.indices.dropLast().reversed() {
      let later = zip(emissions[position + 1], backward[position + 1]).map { $0 * $1 }
      for before in 0..<count {
        var sum = 0.0
        for after in 0..<count {
          let value = steps[before][after] * later[after] / scales[position + 1]
          sum += value
          pairs[before][after] += forward[position][before] * value
        }
        backward[position][before] = sum
      }
    }
    let labels = zip(forward, backward).map { forward, backward in
      let products = zip(forward, backward).map { $0 * $1 }
      let sum = max(products.reduce(0, +), .leastNormalMagnitude)
      return products.map { $0 / sum }
    }
    return (labels, pairs, logSum)
  }
}
