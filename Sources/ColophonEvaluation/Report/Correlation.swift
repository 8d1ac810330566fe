/// How far two lists of the same length rise and fall together, from -1 to 1; nil with fewer than three pairs or where
/// one list does not vary.
package enum Correlation {
  /// C. Spearman's: of the ranks, so that only the order of the numbers counts.
  package static func spearman(_ a: [Double], _ b: [Double]) -> Double? { pearson(ranks(a), ranks(b)) }

  /// K. Pearson's: of the numbers themselves.
  package static func pearson(_ a: [Double], _ b: [Double]) -> Double? {
    guard a.count > 2, a.min() != a.max(), b.min() != b.max() else { return nil }
    let meanA = a.reduce(0, +) / Double(a.count)
    let meanB = b.reduce(0, +) / Double(b.count)
    var both = 0.0
    var squaresA = 0.0
    var squaresB = 0.0
    for (x, y) in zip(a, b) {
      both += (x - meanA) * (y - meanB)
      squaresA += (x - meanA) * (x - meanA)
      squaresB += (y - meanB) * (y - meanB)
    }
    return both / (squaresA * squaresB).squareRoot()
  }

  /// Ranks from 1; equal values share the mean of theirs.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
