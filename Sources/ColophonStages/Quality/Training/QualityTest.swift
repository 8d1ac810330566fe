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

  /// Spearman's rank correlation of two lists of the same length; 0 where one does not vary.
  static func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
    let (a, b) = (ranks(a), ranks(b))
    let mean = Double(a.count + 1) / 2
    let product = zip(a, b).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    let spread = [a, b].map { $0.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let scale = (spread[0] * spread[1]).squareRoot()
    return scale > 0 ? product / scale : 0
  }

  /// Ranks from 1; equal values share the mean of theirs.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }
}
