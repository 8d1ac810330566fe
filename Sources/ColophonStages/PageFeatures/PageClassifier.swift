import ColophonDocument
import ColophonModels

/// Names the type of a page with a linear model over its features.
struct PageClassifier: Sendable {
  let model: LinearModel

  init(_ model: LinearModel) { self.model = model }

  /// The most probable type with its probability, and the best three. Equal probabilities keep the order of
  /// the model's labels.
  func classify(_ text: PageText) -> Classification {
    classify(values: PageFeatures(text).values(for: model.features.map(\.name)))
  }

  /// - Parameter values: the model's features of the page, in the model's order.
  func classify(values: [Double]) -> Classification {
    let probabilities = model.probabilities(of: values)
    let order = probabilities.indices.sorted {
      (-probabilities[$0], $0) < (-probabilities[$1], $1)
    }
    let candidates = order.prefix(3).map {
      Classification.Candidate(
        label: model.labels[$0], confidence: rounded(probabilities[$0]))
    }
    return Classification(
      label: candidates[0].label, confidence: candidates[0].confidence, candidates: candidates)
  }
}
