import Foundation

/// A linear classifier with everything needed to repeat its answers: names, scaling, weights, training.
///
/// Where the header has a slope, the probabilities are calibrated: the exponential function of slope times score,
/// divided by the sum over all classes. Else the probability of a class is the logistic function of its score,
/// divided by the sum, as liblinear computes it for one-against-the-rest models.
package struct LinearModel: Hashable, Sendable {
  /// A feature with the scaling learned from the training pages and one weight for each class.
  package struct Feature: Codable, Hashable, Sendable {
    package var name: String
    package var mean: Double
    /// Standard deviation; 1 for a feature that never varied.
    package var deviation: Double
    /// In the order of the model's labels.
    package var weights: [Double]

    package init(name: String, mean: Double, deviation: Double, weights: [Double]) {
      self.name = name
      self.mean = mean
      self.deviation = deviation
      self.weights = weights
    }
  }

  /// What is said of the model as a whole.
  package struct Header: Codable, Hashable, Sendable {
    /// Version of this file format.
    package var format = 1
    package var name: String
    package var version: String
    /// SPDX licence identifier of the weights.
    package var licence: String
    package var labels: [String]
    /// Constant term for each label.
    package var biases: [Double]
    /// Library, version and solver that trained, such as `liblinear 2.30 L2R_LR`, and what was done to the features
    /// before.
    package var trainer: String
    package var cost: Double
    package var seed: UInt64
    /// SHA-256 over the training labels and texts.
    package var trainingDigest: String
    /// What scores are multiplied with to become calibrated probabilities; found by cross-validation.
    package var slope: Double?
    /// What the model looks at; nil in older files, whose models read pages.
    package var reads: Reads?

    /// What is given to a model.
    package enum Reads: String, Codable, CaseIterable, Sendable {
      /// The layout and cue words of a page.
      case page
      /// The words of a page, of an item's title, or of whatever text is asked about.
      case text
      /// The title and imprint of an item.
      case title
      /// The picture of a page, its layout and its words.
      case picture
    }

    enum CodingKeys: String, CodingKey {
      case format, name, version, licence, labels, biases, trainer, cost, seed, slope, reads
      case trainingDigest = "training_digest"
    }

    package init(
      name: String, version: String, licence: String, labels: [String], biases: [Double], trainer: String,
      cost: Double, seed: UInt64, trainingDigest: String, slope: Double? = nil, reads: Reads? = nil
    ) {
      self.name = name
      self.version = version
      self.licence = licence
      self.labels = labels
      self.biases = biases
      self.trainer = trainer
      self.cost = cost
      self.seed = seed
      self.trainingDigest = trainingDigest
      self.slope = slope
      self.reads = reads
    }
  }

  package var header: Header
  package var features: [Feature]

  package init(header: Header, features: [Feature]) {
    self.header = header
    self.features = features
  }

  package var labels: [String] { header.labels }

  /// The probability of each label in the model's order; they sum to 1. `values` stand in the order of
  /// `features`; a value that is missing or not finite counts as the training pages' mean.
  package func probabilities(of values: [Double]) -> [Double] {
    var scores = header.biases
    for (feature, value) in zip(features, values) where value.isFinite {
      let scaled = (value - feature.mean) / feature.deviation
      for label in scores.indices { scores[label] += feature.weights[label] * scaled }
    }
    return probabilities(ofScores: scores)
  }

  /// The probability of each label from its score.
  package func probabilities(ofScores scores: [Double]) -> [Double] {
    if let slope = header.slope { return TemperatureScaling.probabilities(scores, slope: slope) }
    let single = scores.map { 1 / (1 + exp(-$0)) }
    let sum = single.reduce(0, +)
    guard sum > 0 else { return scores.map { _ in 1 / Double(max(1, scores.count)) } }
    return single.map { $0 / sum }
  }
}
