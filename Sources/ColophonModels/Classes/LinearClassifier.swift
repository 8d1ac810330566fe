import Foundation

/// A linear model that is asked by the names of features, and can tell which of them spoke for its answer.
package struct LinearClassifier: Sendable {
  package let model: LinearModel
  private let positions: [String: Int]

  package init(_ model: LinearModel) {
    self.model = model
    positions = Dictionary(
      model.features.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func knows(_ feature: String) -> Bool { positions[feature] != nil }

  /// The scores of the labels. Features that the model does not know, and values that are not finite, count
  /// nothing; features that are not given count as the training examples' mean.
  package func scores(of values: [(name: String, value: Double)]) -> [Double] {
    var scores = model.header.biases
    for (position, scaled) in scaled(values) {
      for label in scores.indices { scores[label] += model.features[position].weights[label] * scaled }
    }
    return scores
  }

  /// A feature that spoke for a label, and how much it added to the label's score beyond what it added to the
  /// labels on average.
  package struct Reason: Hashable, Sendable {
    package var feature: String
    package var weight: Double
  }

  /// What spoke most for a label, the strongest first.
  package func reasons(
    for label: Int, of values: [(name: String, value: Double)], atMost limit: Int
  ) -> [Reason] {
    scaled(values).compactMap { position, scaled -> Reason? in
      let feature = model.features[position]
      let mean = feature.weights.reduce(0, +) / Double(feature.weights.count)
      let weight = (feature.weights[label] - mean) * scaled
      return weight > 0.005 ? Reason(feature: feature.name, weight: weight) : nil
    }
    .sorted { ($1.weight, $0.feature) < ($0.weight, $1.feature) }
    .prefix(limit).map { $0 }
  }

  private func scaled(_ values: [(name: String, value: Double)]) -> [(position: Int, scaled: Double)] {
    values.compactMap { name, value -> (position: Int, scaled: Double)? in
      guard value.isFinite, let position = positions[name] else { return nil }
      let feature = model.features[position]
      return (position, (value - feature.mean) / feature.deviation)
    }
    // Sums of floating-point numbers depend on their order, and answers must not.
    .sorted { $0.position < $1.position }
  }
}
