import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Trains the model of index cards and tries it on cards that it has not seen.
package struct CardTrainer: Sendable {
  package static let folds = 10
  /// Parts that row labels are guessed for in turn, so that the tokens' model learns from guesses as they are in use.
  private static let innerFolds = 4

  package var seed: UInt64
  package var licence: String
  private let lists: FieldLists
  private let trainer: ChainTrainer

  /// Throws a `WordListError` when a word list is missing.
  package init(seed: UInt64, licence: String, services: Services) throws {
    self.seed = seed
    self.licence = licence
    trainer = ChainTrainer(seed: seed)
    lists = try FieldLists(services)
  }

  /// What a card gave that the model had not seen.
  package struct Trial: Sendable {
    package var item: String
    package var fields: [Field]
  }

  /// A card taken apart, with its true labels.
  private struct Sample {
    var card: TrainingCard
    var features: CardFeatures
    var labels: [CardLabel]
    var rowLabels: [Int]
    var fold: Int

    init(_ card: TrainingCard, _ lists: FieldLists, fold: Int) {
      self.card = card
      self.fold = fold
      let sheet = CardSheet(FieldPage(number: 1, text: card.text, lists: lists))
      features = CardFeatures(sheet, rows: CardReferences(sheet).entry)
      labels = CardAlignment(card, features).labels
      let first = features.tokens.lowerBound
      let labels = labels
      rowLabels = features.rows.map { row in
        let label = CardRowLabel(sheet.rows[row].tokens.map { labels[$0 - first] })
        return CardRowLabel.allCases.firstIndex(of: label) ?? 0
      }
    }

    /// Nothing was read, or nothing of the record was found on it: such a card teaches nothing.
    var teaches: Bool { labels.contains(.title) || labels.contains(.surname) }
  }

  /// Trains on all cards; the calibration rests on the cross-validation. Throws when they are too few for it.
  ///
  /// - Parameter progress: told of each step in words.
  package func train(
    _ cards: [TrainingCard], progress: (String) -> Void
  ) throws(TrainingDataError) -> (model: CardModel, trials: [Trial]) {
    let cards = cards.sorted { $0.item < $1.item }
    let folds = folds(of: cards)
    let samples = cards.map { Sample($0, lists, fold: folds[$0.group] ?? 0) }
    try Self.check(samples)
    var readings: [[LearnedCardReader.Reading]] = Array(repeating: [], count: samples.count)
    for fold in 0..<Self.folds {
      progress("fold \(fold + 1) of \(Self.folds): \(samples.count { $0.fold == fold }) cards to test on")
      let model = fit(samples.filter { $0.fold != fold })
      for (index, sample) in samples.enumerated() where sample.fold == fold {
        readings[index] = LearnedCardReader(page: sample.features.sheet.page, model: model).candidates()
      }
    }
    func judged(_ isIncluded: (Sample) -> Bool) -> [CardCalibration.Sample] {
      zip(samples, readings).flatMap { sample, readings in
        isIncluded(sample)
          ? readings.map { Self.judged($0, sample.card) } : []
      }
    }
    var trials: [Trial] = []
    for fold in 0..<Self.folds {
      // What tells how sure a value is was fitted to other cards too.
      let calibration = CardCalibration(judged { $0.fold != fold })
      for (sample, readings) in zip(samples, readings) where sample.fold == fold {
        trials.append(
          Trial(
            item: sample.card.item,
            fields: LearnedCardReader.choose(readings, calibration).map {
              Field(
                name: $0.field, value: $0.value, normal: $0.normal,
                confidence: $0.confidence(calibration), evidence: [])
            }))
      }
    }
    progress("the model for use: \(samples.count(where: \.teaches)) cards")
    let fitted = fit(samples)
    let header = CardModel.Header(
      name: CardModel.ownName, version: "1", licence: licence, seed: seed,
      trainingDigest: TrainingCard.digest(of: cards), items: cards.map(\.item))
    let model = CardModel(
      header: header, rows: fitted.rows, tokens: fitted.tokens,
      calibration: CardCalibration(judged { _ in true }))
    return (model, trials.sorted { $0.item < $1.item })
  }

  private static func check(_ samples: [Sample]) throws(TrainingDataError) {
    let teaching = samples.filter(\.teaches)
    guard teaching.count >= 2 * folds else {
      throw TrainingDataError(
        "expected at least \(2 * folds) cards on which the record's name or title can be found, "
          + "found \(teaching.count) of \(samples.count)")
    }
    let groups = Set(teaching.map(\.card.group)).count
    guard groups >= folds else {
      throw TrainingDataError(
        "expected at least \(folds) surnames among the cards on which the record's name or title can be found, "
          + "found \(groups); a card whose record has no name counts as a surname of its own")
    }
  }

  private static func judged(
    _ reading: LearnedCardReader.Reading, _ card: TrainingCard
  ) -> CardCalibration.Sample {
    let truth = card.record[reading.field]
    let isRight =
      reading.field == .series
      || truth.map { likeness(of: $0, reading.value) >= 0.92 } ?? false
    return CardCalibration.Sample(field: reading.field, signs: reading.signs, isRight: isRight)
  }

  /// The fold of each group, drawn with the seed.
  private func folds(of cards: [TrainingCard]) -> [String: Int] {
    var groups = Set(cards.map(\.group)).sorted()
    var random = SeededRandom(seed: seed)
    random.shuffle(&groups)
    return Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($0.element, $0.offset % Self.folds) })
  }

  // MARK: - Fitting

  private func fit(_ samples: [Sample]) -> CardModel {
    var samples = samples.filter(\.teaches)
    var random = SeededRandom(seed: seed &+ 1)
    random.shuffle(&samples)
    let rowExamples = samples.map { ChainTrainer.Example(sequence: $0.features.ofRows, labels: $0.rowLabels) }
    let rows = trainer.train(rowExamples, labels: CardRowLabel.names).rounded()
    var guesses: [[String]] = Array(repeating: [], count: samples.count)
    for part in 0..<Self.innerFolds {
      let others = rowExamples.indices.filter { $0 % Self.innerFolds != part }
      let model = trainer.train(others.map { rowExamples[$0] }, labels: CardRowLabel.names)
      for index in rowExamples.indices where index % Self.innerFolds == part {
        guesses[index] = model.answer(rowExamples[index].sequence).labels.map { CardRowLabel.names[$0] }
      }
    }
    let examples = zip(samples, guesses).map { sample, guesses in
      ChainTrainer.Example(
        sequence: sample.features.ofTokens(rowLabels: guesses),
        labels: sample.labels.map { CardLabel.allCases.firstIndex(of: $0) ?? 0 })
    }
    let tokens = trainer.train(examples, labels: CardLabel.names).rounded()
    return CardModel(
      header: CardModel.Header(
        name: CardModel.ownName, version: "1", licence: licence, seed: seed, trainingDigest: "", items: []),
      rows: rows, tokens: tokens, calibration: .none)
  }
}
