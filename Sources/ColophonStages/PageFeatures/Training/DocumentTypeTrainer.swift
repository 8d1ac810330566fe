import ColophonDocument
import ColophonModels
import ColophonNative
import Foundation

/// Trains the model behind `classify` and measures it.
package struct DocumentTypeTrainer: Sendable {
  /// Version of the weights; grows with each model that is published.
  package static let modelVersion = "2"

  package var seed: UInt64
  /// liblinear's `C`; the pages are few, so the weights are kept small.
  package var cost = 0.3
  package var folds = 5

  package init(seed: UInt64) { self.seed = seed }

  /// A model of all the pages. Types without a page are unknown to it.
  ///
  /// - Parameter slope: what makes its scores probabilities; nil while it is not known.
  package func train(on pages: [TrainingPage], licence: String, slope: Double? = nil) throws -> LinearModel {
    let labels = DocumentType.allCases.filter { type in pages.contains { $0.type == type } }
    let rows = pages.map(\.features)
    let names = PageFeatures.names
    let columns = names.indices.map { column in rows.map { $0[column] } }
    let means = columns.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
    let deviations = columns.map { column in
      let spread = deviation(column)
      return spread > 1e-6 ? spread : 1
    }
    let scaled = rows.map { row in
      row.indices.map { (row[$0] - means[$0]) / deviations[$0] }
    }
    let positions = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let classes = pages.map { positions[$0.type] ?? 0 }
    // Each type weighs the same, however many pages of it there are: a collection of title pages is as
    // likely to be read as a catalogue.
    let classCosts = labels.map { label in
      Double(pages.count) / Double(labels.count * max(1, pages.count { $0.type == label }))
    }
    let trainer = LinearTrainer(cost: cost, tolerance: 1e-4, seed: UInt32(truncatingIfNeeded: seed))
    let learned = try trainer.train(
      rows: scaled, classes: classes, count: labels.count, classCosts: classCosts)
    let header = LinearModel.Header(
      name: "document-type", version: Self.modelVersion, licence: licence, labels: labels.map(\.rawValue),
      biases: learned.biases, trainer: "liblinear \(learned.trainer) L2R_LR", cost: cost, seed: seed,
      trainingDigest: Self.digest(of: pages), slope: slope, reads: .page)
    let features = names.indices.map { column in
      LinearModel.Feature(
        name: names[column], mean: means[column], deviation: deviations[column],
        weights: learned.weights.map { $0[column] })
    }
    return LinearModel(header: header, features: features).roundedToSixDigits()
  }

  /// Tests each page with a model that saw no page of its group, and fits the slope that makes the scores of these
  /// tests probabilities. Pages that are `synthetic` are used for training in every fold and never tested.
  package func crossValidate(
    _ pages: [TrainingPage], synthetic: [TrainingPage]
  ) throws -> (confusion: Confusion, slope: Double) {
    let fold = folds(of: pages)
    let types = DocumentType.allCases.map(\.rawValue)
    var tests: [(page: TrainingPage, model: LinearModel)] = []
    for number in 0..<folds {
      let tested = pages.indices.filter { fold[$0] == number }
      guard !tested.isEmpty else { continue }
      let others = pages.indices.filter { fold[$0] != number }.map { pages[$0] }
      let model = try train(on: others + synthetic, licence: "")
      tests += tested.map { (pages[$0], model) }
    }
    let scores = tests.map { page, model in
      let found = LinearClassifier(model).scores(of: Array(zip(PageFeatures.names, page.features)))
      return types.map { type in model.labels.firstIndex(of: type).map { found[$0] } ?? -.infinity }
    }
    let truth = tests.map { test in types.firstIndex(of: test.page.type.rawValue) ?? 0 }
    let slope = TemperatureScaling.slope(scores: scores, truth: truth)
    var confusion = Confusion()
    for (page, var model) in tests {
      model.header.slope = slope
      confusion.add(page, Self.answer(model, page))
    }
    return (confusion, slope)
  }

  /// Tests each set, that is each first folder of the images' paths, with a model that saw nothing of it.
  /// Only pages whose type occurs in another set can be tested so.
  package func leaveSetsOut(
    _ pages: [TrainingPage], synthetic: [TrainingPage], slope: Double
  ) throws -> Confusion {
    var confusion = Confusion()
    for (set, tested) in Dictionary(grouping: pages, by: \.set).sorted(by: { $0.key < $1.key }) {
      let others = pages.filter { $0.set != set }
      let known = Set(others.map(\.type))
      let testable = tested.filter { known.contains($0.type) }
      guard !testable.isEmpty else { continue }
      let model = try train(on: others + synthetic, licence: "", slope: slope)
      for page in testable { confusion.add(page, Self.answer(model, page)) }
    }
    return confusion
  }

  package func test(_ model: LinearModel, on pages: [TrainingPage]) -> Confusion {
    var confusion = Confusion()
    for page in pages { confusion.add(page, Self.answer(model, page)) }
    return confusion
  }

  /// SHA-256 over names, labels and texts in the order given, lower-case hexadecimal.
  package static func digest(of pages: [TrainingPage]) -> String {
    let text = pages.map { "\($0.name)\t\($0.type.rawValue)\n\($0.text.plain)\n" }.joined()
    return sha256(of: Data(text.utf8))
  }

  /// What a model trained here says of a page; its features are those of `PageFeatures`.
  private static func answer(_ model: LinearModel, _ page: TrainingPage) -> Classification {
    PageClassifier(model).classify(values: page.features)
  }

  /// Divides the groups over the folds, type by type, so that each fold gets its share of each type. The
  /// order within a type is shuffled by the seed.
  private func folds(of pages: [TrainingPage]) -> [Int] {
    var random = SeededRandom(seed: seed)
    var foldOfGroup: [String: Int] = [:]
    var next = 0
    for type in DocumentType.allCases {
      var groups = Set(pages.filter { $0.type == type }.map(\.group)).sorted()
      random.shuffle(&groups)
      for group in groups where foldOfGroup[group] == nil {
        foldOfGroup[group] = next % folds
        next += 1
      }
    }
    return pages.map { foldOfGroup[$0.group] ?? 0 }
  }
}
