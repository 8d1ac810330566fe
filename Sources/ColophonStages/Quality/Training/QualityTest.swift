import ColophonModels

/// Estimates for samples, each by a model that has never seen its data set.
package struct QualityTest: Sendable {
  package struct Answer: Sendable {
    package var sample: QualitySample
    package var estimate: Double
  }

  package let answers: [Answer]

  /// Leaves out each set in turn. Samples of the held-out sets are never trained on.
  init(_ samples: [QualitySample], heldOut: Set<String>) {
    let sets = Set(samples.map(\.set)).sorted()
    answers = sets.flatMap { set in
      let model = QualityTrainer.model(
        samples.filter { $0.set != set && !heldOut.contains($0.set) }, version: "test", licence: "")
      return samples.filter { $0.set == set }.map {
        Answer(sample: $0, estimate: Self.estimate($0, by: model))
      }
    }
  }

  private static func estimate(_ sample: QualitySample, by model: QualityModel) -> Double {
    switch sample.extent {
    case .line:
      model.errorRate(
        model.line, Dictionary(uniqueKeysWithValues: zip(ReadingFeatures.lineNames, sample.features)))
    case .page:
      model.errorRate(
        model.page, Dictionary(uniqueKeysWithValues: zip(ReadingFeatures.pageNames, sample.features)))
    }
  }

  package func answers(_ extent: QualitySample.Extent) -> [Answer] {
    answers.filter { $0.sample.extent == extent }
  }
}
