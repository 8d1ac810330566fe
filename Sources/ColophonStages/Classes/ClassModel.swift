import ColophonDocument
import ColophonModels
import Foundation

/// A model that gives one of its classes to what it is shown, or `unknown`.
package struct ClassModel: Sendable {
  /// The answer where no class is likely enough.
  package static let unknown = "unknown"
  /// Classes that are told besides the best one.
  private static let told = 3
  /// Features that are told as reasons.
  private static let reasonsTold = 5

  package let reference: ModelReference
  package let reads: LinearModel.Header.Reads
  private let classifier: LinearClassifier

  package init(_ file: LinearModelFile) {
    reference = file.reference
    reads = file.model.header.reads ?? .page
    classifier = LinearClassifier(file.model)
  }

  package var labels: [String] { classifier.model.labels }

  /// The most probable class, if its probability reaches a minimum, and the best three in any case. Nil where
  /// there is nothing to go by. Equal probabilities keep the order of the model's labels.
  package func classify(_ input: ClassInput, minimumConfidence: Double) -> Classification? {
    guard !input.isEmpty else { return nil }
    let values = input.values(where: classifier.knows)
    let probabilities = classifier.model.probabilities(ofScores: classifier.scores(of: values))
    let order = probabilities.indices.sorted { (-probabilities[$0], $0) < (-probabilities[$1], $1) }
    let candidates = order.prefix(Self.told).map {
      Classification.Candidate(label: labels[$0], confidence: rounded(probabilities[$0]))
    }
    let reasons = classifier.reasons(for: order[0], of: values, atMost: Self.reasonsTold)
    return Classification(
      candidates: candidates, minimumConfidence: minimumConfidence,
      reasons: reasons.map {
        Classification.Reason(feature: $0.feature, weight: rounded($0.weight))
      })
  }
}

extension Classification {
  /// The best candidate as the answer, or `unknown` when it is below the minimum.
  ///
  /// - Parameter candidates: the best first; at least one.
  init(candidates: [Candidate], minimumConfidence: Double, reasons: [Reason]?) {
    let best = candidates[0]
    let isSure = best.confidence >= minimumConfidence
    self.init(
      label: isSure ? best.label : ClassModel.unknown, confidence: best.confidence, candidates: candidates,
      reasons: reasons)
  }
}
