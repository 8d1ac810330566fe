import Foundation

/// Least squares with weights and a penalty on the size of the coefficients (A. E. Hoerl and R. W. Kennard, "Ridge
/// regression", Technometrics 12, 1970). The intercept is not penalised.
package struct RidgeRegression: Sendable {
  package let coefficients: [Double]
  package let intercept: Double

  /// - Parameters:
  ///   - rows: for each observation the values of the variables, all of one length.
  ///   - weights: above 0; only their proportions count.
  ///   - penalty: above 0, in observations of weight 1.
  package init(rows: [[Double]], targets: [Double], weights: [Double], penalty: Double) {
    let width = rows.first?.count ?? 0
    let total = weights.reduce(0, +)
    let scale = total > 0 ? Double(rows.count) / total : 0
    var means = [Double](repeating: 0, count: width)
    var target = 0.0
    for (index, row) in rows.enumerated() {
      target += weights[index] * targets[index] / total
      for column in 0..<width { means[column] += weights[index] * row[column] / total }
    }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    var right = [Double](repeating: 0, count: width)
    for (index, row) in rows.enumerated() {
      let weight = weights[index] * scale
      let centred = zip(row, means).map { $0 - $1 }
      for column in 0..<width {
        let part = weight * centred[column]
        right[column] += part * (targets[index] - target)
        for other in 0...column { matrix[column][other] += part * centred[other] }
      }
    }
    for column in 0..<width { matrix[column][column] += penalty }
    coefficients = Self.solve(matrix, right)
    intercept = target - zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Cholesky's decomposition of a symmetric, positive definite matrix, of which the lower half is given.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    let size = right.count
    var lower = matrix
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row][column]
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        lower[row][column] = row == column ? sum.squareRoot() : sum / lower[column][column]
      }
    }
    var solution = right
    for row in 0..<size {
      for column in 0..<row { solution[row] -= lower[row][column] * solution[column] }
      solution[row] /= lower[row][row]
    }
    for row in (0..<size).reversed() {
      for below in stride(from: row + 1, to: size, by: 1) {
        solution[row] -= lower[below][row] * solution[below]
      }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}
