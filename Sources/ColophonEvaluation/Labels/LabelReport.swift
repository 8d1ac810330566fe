import Foundation

/// How good labels are: accuracy, what is taken for what, calibration, and where the labels are weak.
package struct LabelReport: Encodable, Sendable {
  /// Figures for the parts of the answers that agree in a trait.
  package struct Breakdown: Encodable, Sendable {
    package var by: String
    package var groups: [LabelFigures]
  }

  /// Precision, recall and F1 of one label, from 0 to 1; nil where there is nothing to divide by.
  package struct LabelScore: Encodable, Sendable {
    package var label: String
    package var expected: Int
    package var found: Int
    package var precision: Double?
    package var recall: Double?
    package var f1: Double?
  }

  package struct Mistake: Encodable, Sendable {
    package var name: String
    package var expected: String
    package var found: String?
    package var confidence: Double?
  }

  package var overall: LabelFigures
  /// Mean of the labels' F1, of those that occur.
  package var macroF1: Double
  package var labels: [LabelScore]
  package var confusions: [Accuracy.Confusion]
  package var calibration: LabelCalibration?
  package var breakdowns: [Breakdown]
  package var mistakes: [Mistake]

  enum CodingKeys: String, CodingKey {
    case overall, labels, confusions, calibration, mistakes
    case macroF1 = "macro_f1"
    case breakdowns = "by"
  }

  /// - Parameter of: what the answers are about, such as `lines`.
  package init(of name: String, _ answers: [LabelAnswer]) {
    let overall = LabelFigures(name, answers)
    self.overall = overall
    let names = Set(answers.map(\.expected)).union(answers.compactMap(\.found)).sorted()
    labels = names.map { label in
      let expected = answers.count { $0.expected == label }
      let found = answers.count { $0.found == label }
      let right = answers.count { $0.expected == label && $0.found == label }
      return LabelScore(
        label: label, expected: expected, found: found,
        precision: found > 0 ? rounded(Double(right) / Double(found)) : nil,
        recall: expected > 0 ? rounded(Double(right) / Double(expected)) : nil,
        f1: expected + found > 0 ? rounded(2 * Double(right) / Double(expected + found)) : nil)
    }
    let scores = labels.filter { $0.expected > 0 }.compactMap(\.f1)
    macroF1 = rounded(scores.reduce(0, +) / Double(max(1, scores.count))) ?? 0
    confusions =
      Accuracy(answers.map { Accuracy.Answer(expected: $0.expected, found: $0.found) }).confusions
    calibration = LabelCalibration(
      answers.compactMap { answer in
        guard answer.found != nil, let confidence = answer.confidence else { return nil }
        return (confidence, answer.isRight)
      })
    var kinds: [String] = []
    for kind in answers.flatMap({ $0.traits.map(\.kind) }) where !kinds.contains(kind) { kinds.append(kind) }
    breakdowns = kinds.map { kind in
      let parts = Dictionary(grouping: answers) { answer in
        answer.traits.first { $0.kind == kind }?.value ?? "not told"
      }
      let groups = parts.sorted { $0.key < $1.key }
        .map { LabelFigures($0.key, $0.value, whole: overall.accuracy) }
      return Breakdown(by: kind, groups: groups)
    }
    mistakes = answers.filter { !$0.isRight }
      .sorted { ($0.confidence ?? 0, $1.name) > ($1.confidence ?? 0, $0.name) }
      .map {
        Mistake(
          name: $0.name, expected: $0.expected, found: $0.found, confidence: rounded($0.confidence))
      }
  }

  /// The whole report as one line of JSON, keys in the order of the alphabet.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
