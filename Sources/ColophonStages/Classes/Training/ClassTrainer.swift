import ColophonDocument
import ColophonModels
import ColophonNative
import Foundation

/// Trains a linear model on examples of any set of classes, and measures it by cross-validation.
///
/// The same examples, settings and seed give the same model to the last bit.
package struct ClassTrainer: Sendable {
  package var name: String
  package var version = "1"
  package var licence: String
  package var reads: LinearModel.Header.Reads
  package var seed: UInt64
  /// liblinear's `C`: how dear an error is against a large weight.
  package var cost = 10.0
  package var folds = 5
  /// Words and runs of letters that the model may know at most, the most frequent ones.
  package var mostTextFeatures = 8_000
  /// Whether every class weighs the same, however many examples it has.
  package var balanced = false
  /// Whether words count, or only their letters.
  package var usesWords = true

  /// Fewer examples of a class cannot be divided into training and testing.
  package static let fewestExamples = 3

  package init(name: String, licence: String, reads: LinearModel.Header.Reads, seed: UInt64) {
    self.name = name
    self.licence = licence
    self.reads = reads
    self.seed = seed
  }

  /// Throws a `TrainingDataError` unless there are two classes with enough examples each.
  package func check(_ examples: [ClassExample]) throws {
    let counts = Dictionary(grouping: examples, by: \.label).mapValues(\.count)
    guard counts.count >= 2 else {
      throw TrainingDataError(
        "expected examples of two classes or more, found \(counts.count == 1 ? "one class" : "none")")
    }
    for (label, count) in counts.sorted(by: { $0.key < $1.key }) where count < Self.fewestExamples {
      throw TrainingDataError(
        "class '\(label)' has \(count) \(count == 1 ? "example" : "examples"), and needs \(Self.fewestExamples) at least; ten are better"
      )
    }
  }

  /// A model of all examples, with a slope that makes its scores probabilities when there is one.
  package func train(on examples: [ClassExample], slope: Double?) throws -> LinearModel {
    let labels = Set(examples.map(\.label)).sorted()
    let features = scaledFeatures(of: examples)
    let columns = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1.name, $0) })
    let rows = examples.map { example in
      SparseRow(
        example.input.values { columns[$0] != nil }.compactMap { name, value in
          guard let column = columns[name], value.isFinite else { return nil }
          let scaled = (value - features[column].mean) / features[column].deviation
          return scaled == 0 ? nil : (column: column, value: scaled)
        }
        .sorted { $0.column < $1.column })
    }
    let positions = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let classes = examples.map { positions[$0.label] ?? 0 }
    let costs = labels.indices.map { label in
      balanced
        ? Double(examples.count) / Double(labels.count * max(1, classes.count { $0 == label })) : 1
    }
    let learned = try weights(
      rows: rows, columns: features.map { TextFeatures.isTextFeature($0.name) }, classes: classes,
      costs: costs)
    let header = LinearModel.Header(
      name: name, version: version, licence: licence, labels: labels, biases: learned.biases,
      trainer: "liblinear \(learned.trainer) L2R_LR, \(Self.stretching)", cost: cost, seed: seed,
      trainingDigest: Self.digest(of: examples), slope: slope, reads: reads)
    let weighted = features.enumerated().map { column, feature in
      LinearModel.Feature(
        name: feature.name, mean: feature.mean, deviation: feature.deviation,
        weights: learned.weights.map { $0[column] })
    }
    return LinearModel(header: header, features: weighted).roundedToSixDigits()
  }

  /// SHA-256 over names, labels and features in the order given, lower-case hexadecimal.
  package static func digest(of examples: [ClassExample]) -> String {
    var text = ""
    for example in examples {
      text += "\(example.name)\t\(example.label)\n"
      for (name, count) in example.input.counts.sorted(by: { $0.key < $1.key }) {
        text += "\(name) \(count)\n"
      }
      for (name, value) in example.input.values { text += "\(name) \(value)\n" }
    }
    return sha256(of: Data(text.utf8))
  }

  // MARK: - Features

  private typealias Scaled = (name: String, mean: Double, deviation: Double)

  /// The features a model of these examples has: numbers with their scaling, then the most frequent words and
  /// runs of letters, each in two examples at least.
  private func scaledFeatures(of examples: [ClassExample]) -> [Scaled] {
    var numbers: [String: [Double]] = [:]
    var order: [String] = []
    var occurrences: [String: Int] = [:]
    for example in examples {
      for (name, value) in example.input.values where value.isFinite {
        if numbers[name] == nil { order.append(name) }
        numbers[name, default: []].append(value)
      }
      for name in example.input.counts.keys where usesWords || !name.hasPrefix("word:") {
        occurrences[name, default: 0] += 1
      }
    }
    let dense = order.map { name -> Scaled in
      let values = numbers[name] ?? []
      let spread = deviation(values)
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      return (name, mean, spread > 1e-6 ? spread : 1)
    }
    let frequent = occurrences.filter { $0.value >= 2 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostTextFeatures)
    // A word that is not there counts 0, so its mean is told as 0.
    return dense + frequent.map { (name: $0.key, mean: 0, deviation: 1) }.sorted { $0.name < $1.name }
  }
}
