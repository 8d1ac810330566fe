import ColophonModels
import Foundation

extension ClassTrainer {
  /// What cross-validation found: the slope that makes scores probabilities, and an answer for each example.
  package struct Validation: Sendable {
    package var slope: Double
    package var answers: [ClassAnswer]
  }

  /// Tests each example with a model that saw no example of its group.
  ///
  /// The slope is fitted to the scores of all these tests together: it is one number, so fitting it on what it is
  /// measured on flatters little.
  ///
  /// - Parameter progress: told of each fold that begins, from 1, and of how many there are.
  package func crossValidate(
    _ examples: [ClassExample], progress: (_ fold: Int, _ folds: Int) -> Void
  ) throws -> Validation {
    let labels = Set(examples.map(\.label)).sorted()
    let fold = folds(of: examples)
    var scores = [[Double]](repeating: [], count: examples.count)
    for number in 0..<folds {
      let tested = examples.indices.filter { fold[$0] == number }
      let training = examples.indices.filter { fold[$0] != number }.map { examples[$0] }
      let known = Set(training.map(\.label)).sorted()
      guard !tested.isEmpty, known.count >= 2 else { continue }
      progress(number + 1, folds)
      let classifier = LinearClassifier(try train(on: training, slope: nil))
      for index in tested {
        let found = classifier.scores(of: examples[index].input.values(where: classifier.knows))
        // A class all of whose examples are in this fold cannot be answered.
        scores[index] = labels.map { label in known.firstIndex(of: label).map { found[$0] } ?? -.infinity }
      }
    }
    let measured = examples.indices.filter { !scores[$0].isEmpty }
    let truth = measured.map { labels.firstIndex(of: examples[$0].label) ?? 0 }
    let slope = TemperatureScaling.slope(scores: measured.map { scores[$0] }, truth: truth)
    let answers = measured.map { index in
      let probabilities = TemperatureScaling.probabilities(scores[index], slope: slope)
      let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
      return ClassAnswer(
        name: examples[index].name, expected: examples[index].label, found: labels[best],
        confidence: probabilities[best], traits: examples[index].traits)
    }
    return Validation(slope: slope, answers: answers)
  }

  /// Divides the groups over the folds, class by class, so that each fold gets its share of each class. The
  /// order within a class is shuffled by the seed; a group with several classes goes with its first.
  private func folds(of examples: [ClassExample]) -> [Int] {
    var random = SeededRandom(seed: seed)
    var foldOfGroup: [String: Int] = [:]
    var next = 0
    for label in Set(examples.map(\.label)).sorted() {
      var groups = Set(examples.filter { $0.label == label }.map(\.group))
        .filter { foldOfGroup[$0] == nil }.sorted()
      random.shuffle(&groups)
      for group in groups {
        foldOfGroup[group] = next % folds
        next += 1
      }
    }
    return examples.map { foldOfGroup[$0.group] ?? 0 }
  }
}
