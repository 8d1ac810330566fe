import Foundation

/// All ways through the tags of one sequence at once: sums over them, the best one, the chance of a part.
///
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) gives each way the sum of the
/// scores of its tags and of its steps. Sums over ways are products of small matrices here; each position is scaled to
/// sum to one, so that nothing runs over. A chain begins as if an outside tag stood before it.
struct SequenceLattice {
  typealias Lanes = SIMD16<Float>

  /// The steps between tags, as scores and as factors, by row and by column.
  struct Steps: Sendable {
    /// `scores[from][to]`; forbidden steps are very low.
    let scores: [Lanes]
    let factors: [Lanes]
    let factorsInto: [Lanes]
    /// One for each tag, zero in the lanes beyond.
    let mask: Lanes

    init(scores rows: [[Float]], tags: some TagOrder) {
      let count = tags.count
      var scores = [Lanes](repeating: Lanes(repeating: Self.forbidden), count: count)
      var factors = [Lanes](repeating: .zero, count: count)
      var factorsInto = factors
      var mask = Lanes.zero
      for from in 0..<count {
        mask[from] = 1
        for to in 0..<count where tags.allows(to, after: from) {
          scores[from][to] = rows[from][to]
          let factor = exp(rows[from][to])
          factors[from][to] = factor
          factorsInto[to][from] = factor
        }
      }
      self.scores = scores
      self.factors = factors
      self.factorsInto = factorsInto
      self.mask = mask
    }

    static let forbidden: Float = -1e4
  }

  let steps: Steps
  let count: Int
  /// For each position the factors of its tags, scaled to a greatest of one.
  private(set) var factors: [Lanes]
  /// Sums over the ways that end at a tag, scaled to sum to one; and the scales.
  private(set) var forward: [Lanes]
  private(set) var backward: [Lanes]
  private(set) var scales: [Float]

  /// - Parameter scores: for each position the scores of its tags, in the lanes of the tags.
  init(scores: [Lanes], steps: Steps, tagCount: Int) {
    self.steps = steps
    count = tagCount
    factors = scores.map { Self.exponentials($0, count: tagCount) }
    forward = factors
    backward = factors
    scales = [Float](repeating: 1, count: scores.count)
    var last = Lanes.zero
    last[TagSet.outside] = 1
    for index in factors.indices {
      var sum = Lanes.zero
      for tag in 0..<count { sum += last[tag] * steps.factors[tag] }
      sum *= factors[index]
      let scale = max(sum.sum(), .leastNormalMagnitude)
      last = sum / scale
      forward[index] = last
      scales[index] = scale
    }
    var next = steps.mask
    for index in factors.indices.reversed() {
      backward[index] = next
      let weighted = next * factors[index] / scales[index]
      var sum = Lanes.zero
      for tag in 0..<count { sum += weighted[tag] * steps.factorsInto[tag] }
      next = sum
    }
  }

  /// The chances of the tags at a position.
  func chances(at index: Int) -> Lanes {
    let product = forward[index] * backward[index]
    return product / max(product.sum(), .leastNormalMagnitude)
  }

  /// The chances of the steps into a position, by the tag they come from.
  func stepChances(into index: Int) -> [Lanes] {
    let into = factors[index] * backward[index] / scales[index]
    if index == 0 {
      var rows = [Lanes](repeating: .zero, count: count)
      rows[TagSet.outside] = steps.factors[TagSet.outside] * into
      return rows
    }
    return (0..<count).map { forward[index - 1][$0] * steps.factors[$0] * into }
  }

  /// The tags of the best way, whose sum is the greatest (Viterbi 1967).
  static func best(scores: [Lanes], steps: Steps, tagCount: Int) -> [Int] {
    guard !scores.isEmpty else { return [] }
    var before = [[UInt8]](repeating: [], count: scores.count)
    var last = steps.scores[TagSet.outside] + scores[0]
    for index in scores.indices.dropFirst() {
      var best = Lanes(repeating: -.infinity)
      var from = SIMD16<UInt32>.zero
      for tag in 0..<tagCount {
        let candidate = steps.scores[tag] + last[tag]
        let isBetter = candidate .> best
        best.replace(with: candidate, where: isBetter)
        from.replace(with: SIMD16<UInt32>(repeating: UInt32(tag)), where: isBetter)
      }
      before[index] = (0..<tagCount).map { UInt8(from[$0]) }
      last = best + scores[index]
    }
    var tag = (0..<tagCount).max { last[$0] < last[$1] } ?? TagSet.outside
    var tags = [Int](repeating: tag, count: scores.count)
    for index in scores.indices.reversed() {
      tags[index] = tag
      if index > 0 { tag = Int(before[index][tag]) }
    }
    return tags
  }

  private static func exponentials(_ scores: Lanes, count: Int) -> Lanes {
    var greatest = scores[0]
    for tag in 1..<count { greatest = max(greatest, scores[tag]) }
    var result = Lanes.zero
    for tag in 0..<count { result[tag] = exp(scores[tag] - greatest) }
    return result
  }
}
