import ColophonNative
import Foundation

extension ClassTrainer {
  /// How a model's file tells of what `weights` does to the columns.
  static let stretching = "text stretched by the root of log-count ratios (Wang and Manning 2012)"

  /// One plane for each class against the rest.
  ///
  /// Before a plane is learned, the columns of words and letters are stretched by how telling they are of its class,
  /// so that a telling word gets its weight cheaply and a word of no account dearly; the weights are then given for
  /// the columns as they were, and the model is as plain as before. After S. Wang and C. Manning, "Baselines and
  /// bigrams", ACL 2012.
  ///
  /// - Parameters:
  ///   - columns: for each column whether it is a word or a run of letters.
  ///   - costs: for each class a factor on `cost`.
  func weights(
    rows: [SparseRow], columns: [Bool], classes: [Int], costs: [Double]
  ) throws -> LinearWeights {
    let trainer = LinearTrainer(cost: cost, tolerance: 1e-2, seed: UInt32(truncatingIfNeeded: seed))
    func learn(_ label: Int, costOfRest: Double) throws -> LinearWeights {
      let isMember = classes.map { $0 == label }
      let stretch = stretches(rows, columns, isMember)
      var plane = try trainer.train(
        sparse: rows.map { row in
          SparseRow(row.entries.map { (column: $0.column, value: $0.value * stretch[$0.column]) })
        },
        columns: columns.count, classes: isMember.map { $0 ? 0 : 1 }, count: 2,
        classCosts: [costs[label], costOfRest])
      for side in 0..<2 { plane.weights[side] = zip(plane.weights[side], stretch).map { $0 * $1 } }
      return plane
    }
    var learned = try learn(0, costOfRest: costs.count == 2 ? costs[1] : 1)
    // One plane parts two classes.
    guard costs.count > 2 else { return learned }
    let planes = try [learned] + costs.indices.dropFirst().map { try learn($0, costOfRest: 1) }
    learned.weights = planes.map { $0.weights[0] }
    learned.biases = planes.map { $0.biases[0] }
    return learned
  }

  /// For each column of text the square root of the logarithm of how many times more often, or more seldom, it is in
  /// examples of the class than in the others. Wang and Manning take the logarithm itself; its root believes chance
  /// less where there are ten examples. Numbers stay as they are.
  private func stretches(_ rows: [SparseRow], _ columns: [Bool], _ isMember: [Bool]) -> [Double] {
    var inside = [Double](repeating: 1, count: columns.count)
    var outside = inside
    for (row, isMember) in zip(rows, isMember) {
      for (column, _) in row.entries {
        if isMember { inside[column] += 1 } else { outside[column] += 1 }
      }
    }
    // One example that has the feature and one that has not are added to both sides, so that no share is 0.
    let members = Double(isMember.count { $0 } + 2)
    let others = Double(isMember.count { !$0 } + 2)
    return columns.indices.map { column in
      columns[column] ? abs(log((inside[column] / members) / (outside[column] / others))).squareRoot() : 1
    }
  }
}
