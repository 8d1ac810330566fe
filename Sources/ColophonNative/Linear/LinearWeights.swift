/// What liblinear learned: one hyperplane a class, without scaling and names.
package struct LinearWeights: Hashable, Sendable {
  /// For each class one weight a column.
  package var weights: [[Double]]
  /// For each class the constant term.
  package var biases: [Double]
  /// Version of the library that trained, such as `2.30`.
  package var trainer: String
}
