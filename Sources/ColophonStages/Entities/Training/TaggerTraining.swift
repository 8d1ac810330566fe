import ColophonDocument
import ColophonModels
import Foundation
import Synchronization

/// Trains the tagger of one language and says what it answered to texts that it was not trained on.
package struct TaggerTraining: Sendable {
  package struct Settings: Sendable {
    package var seed: UInt64 = 1
    package var folds = 5
    package var trainer = SequenceTrainer.Options()
    /// Part of the words of clean texts that are misread in a second copy of them; 0 for no copy.
    package var noise = 0.2
    /// Features that a model's file holds at most; a table of 262,144 places is filled by four fifths.
    package var mostFeatures = 209_000
    package var clusters = 256
    package var version = "1"
    package var licence = "CC-BY-4.0"

    package init() {}
  }

  /// What cross-validation answered to one text.
  package struct Answer: Sendable {
    package var text: TaggedText
    /// Each with the chance that the model gave it.
    package var found: [(name: TaggedText.Name, confidence: Double)]

    /// What a model with this least chance would have told.
    ///
    /// The likelier of two names that overlap goes first, so one below the least chance hides none above it.
    func told(from leastChance: Double) -> Answer {
      Answer(text: text, found: found.filter { $0.confidence >= leastChance })
    }
  }

  /// A model with all that is to be told about it.
  package struct Outcome: Sendable {
    package var language: String
    package var bytes: Data
    package var header: SequenceModel.Header
    /// The answers of cross-validation, with calibrated confidences.
    package var answers: [Answer]
    package var tokens: Int
    package var names: [String: Int]
    package var features: Int
    /// Texts that were not learned from, because they are hardly annotated.
    package var leftOut: Int
  }

  /// Kinds with fewer names cannot be learned.
  package static let leastNames = 50
  /// Chances from which a name is told, one of which is best.
  static let leastChances = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15]
  /// Chance from which a name counts where it is asked whether anybody wrote a text's names down.
  private static let annotationChance = 0.45

  let samples: TaggerSamples
  let settings: Settings
  private var header: SequenceModel.Header
  /// Texts by file and name that are hardly annotated.
  private var unannotated: Set<String> = []

  /// - Parameters:
  ///   - language: what the model is for; `mul` for all languages that have no model of their own.
  ///   - models: the folder with word lists and lexicons.
  package init(_ texts: [TaggedText], language: String, models: URL, settings: Settings) throws {
    self.settings = settings
    let counts = Dictionary(texts.flatMap(\.names).map { ($0.kind, 1) }, uniquingKeysWith: +)
    let tags = TagSet(kinds: TaggedText.kinds.filter { counts[$0, default: 0] >= Self.leastNames })
    guard !tags.kinds.isEmpty else {
      throw TrainingDataError(
        "\(language): expected at least \(Self.leastNames) names of some kind, found \(counts.values.max() ?? 0)"
      )
    }
    var lexicons: [String: Lexicon] = [:]
    for lexicon in try Lexicon.all(in: models) { lexicons[lexicon.language] = lexicon }
    let languages = Set(texts.map(\.language))
    let entries = try Self.entries(
      texts, lists: NameListBits.all(models: models, languages: language == "mul" ? [] : languages), settings)
    var noise = OCRNoise(rate: settings.noise, seed: settings.seed)
    // Newspapers were read by engines and are noisy enough.
    let clean =
      settings.noise > 0 ? texts.filter { $0.documentType != "newspaper" && $0.set != "ner-europeana" } : []
    samples = TaggerSamples(
      texts, extra: clean.map { noise.misread($0) }, tags: tags, folds: settings.folds, lexicons: lexicons,
      entries: entries)
    header = SequenceModel.Header(
      name: "entities/\(language)", version: settings.version, language: language, licence: settings.licence,
      kinds: tags.kinds, steps: [], leastChance: 0.5, calibration: [1, 0], features: TagFeatures.version,
      seed: settings.seed, trainingDigest: Self.digest(texts))
  }

  /// Cross-validates, settles the least chance and calibration, and trains on everything.
  ///
  /// - Parameter progress: told what is done, in a few words.
  package mutating func run(progress: @Sendable (String) -> Void) throws -> Outcome {
    let first = try crossValidated(progress)
    unannotated = Self.hardlyAnnotated(first.map { $0.told(from: Self.annotationChance) })
    let all = unannotated.isEmpty ? first : try crossValidated(progress)
    let tried = Self.leastChances.map { least in all.map { $0.told(from: least) } }
    let best = tried.indices.max { Self.figure(tried[$0]) < Self.figure(tried[$1]) } ?? 0
    header.leastChance = Self.leastChances[best]
    header.calibration = PlattScaling(Self.judged(tried[best])).line
    let weights = learned { _ in true }
    progress("\(header.language): trained on all texts, \(weights.features.count) features")
    let bytes = try bytes(weights, header)
    let calibration = PlattScaling(line: header.calibration)
    return Outcome(
      language: header.language, bytes: bytes, header: header,
      answers: tried[best].map { answer in
        Answer(
          text: answer.text, found: answer.found.map { ($0.name, calibration.applied(to: $0.confidence)) })
      }, tokens: samples.samples.filter { !$0.isExtra }.reduce(0) { $0 + $1.gold.count },
      names: Dictionary(
        samples.samples.filter { !$0.isExtra }.flatMap(\.text.names).map { ($0.kind, 1) }, uniquingKeysWith: +
      ),
      features: min(weights.features.count, settings.mostFeatures), leftOut: unannotated.count)
  }

  // MARK: - Cross-validation

  /// The answers to all texts, with every name that reaches the lowest least chance.
  private func crossValidated(_ progress: @Sendable (String) -> Void) throws -> [Answer] {
    let parts = Mutex<[Int: Result<[Answer], any Error>]>([:])
    // One thread a fold; each is by itself the same however they run.
    DispatchQueue.concurrentPerform(iterations: settings.folds) { fold in
      let part = Result { try answers(leavingOut: fold) }
      parts.withLock { $0[fold] = part }
      progress("\(header.language): part \(fold + 1) of \(settings.folds) tagged by what the others taught")
    }
    return try parts.withLock { $0 }.sorted { $0.key < $1.key }.flatMap { try $0.value.get() }
  }

  private func answers(leavingOut fold: Int) throws -> [Answer] {
    let held = samples.samples.filter { $0.fold == fold && !$0.isExtra }
    guard !held.isEmpty else { return [] }
    var header = header
    header.leastChance = Self.leastChances.min() ?? header.leastChance
    let model = try SequenceModel(
      data: bytes(learned { $0.fold != fold }, header), name: "in training")
    return held.map { sample in
      let spans = model.spans(tokens: 0..<sample.features.count) { $1 += sample.features[$0] }
      return Answer(
        text: sample.text,
        found: spans.map { span in
          (
            TaggedText.Name(
              kind: samples.tags.kinds[span.kind], words: sample.tokens.words(of: span.tokens)),
            span.confidence
          )
        })
    }
  }

  private func learned(where isWanted: (TaggerSamples.Sample) -> Bool) -> SequenceTrainer.Weights {
    var options = settings.trainer
    options.seed = settings.seed
    return SequenceTrainer(
      samples.sequences { isWanted($0) && !unannotated.contains($0.text.place) },
      tags: samples.tags, options: options
    ).weights()
  }

  private func bytes(_ weights: SequenceTrainer.Weights, _ header: SequenceModel.Header) throws -> Data {
    var header = header
    header.steps = weights.steps
    return try SequenceModel.bytes(
      header, weights, words: samples.entries.map { ($0, $1) }, mostFeatures: settings.mostFeatures)
  }

  /// Texts in which far more names are found than anybody wrote down. To learn from them is to learn to miss names.
  ///
  /// They hold few of all names. Where they seem to hold many, it is the model that is wrong, for want of data.
  private static func hardlyAnnotated(_ answers: [Answer]) -> Set<String> {
    let suspects = answers.filter { $0.found.count >= 5 && $0.text.names.count * 3 < $0.found.count }
    let held = suspects.reduce(0) { $0 + $1.text.names.count }
    let all = answers.reduce(0) { $0 + $1.text.names.count }
    return held * 5 > all ? [] : Set(suspects.map(\.text.place))
  }

  /// Strict F1 in the middle of the data sets, so that a small set counts as much as a large one.
  private static func figure(_ answers: [Answer]) -> Double {
    let sets = Dictionary(grouping: answers, by: \.text.set).sorted { $0.key < $1.key }
    let figures = sets.map { _, answers -> Double in
      let right = judged(answers).count(where: \.isRight)
      let all = answers.reduce(0) { $0 + $1.found.count + $1.text.names.count }
      return all > 0 ? 2 * Double(right) / Double(all) : 0
    }
    return figures.reduce(0, +) / Double(max(1, figures.count))
  }

  private static func judged(_ answers: [Answer]) -> [(confidence: Double, isRight: Bool)] {
    answers.flatMap { answer in
      let names = Set(answer.text.names)
      let kinds = Set(answer.text.names.map(\.kind))
      return answer.found.filter { kinds.contains($0.name.kind) || kinds.isEmpty }
        .map { ($0.confidence, names.contains($0.name)) }
    }
  }

  // MARK: - What goes in

  private static func entries(
    _ texts: [TaggedText], lists: [String: UInt16], _ settings: Settings
  ) -> [UInt64: SequenceModel.WordEntry] {
    let clusters = WordClusters(
      texts.map { TrainingTokens($0).tokens }, count: settings.clusters, seed: settings.seed)
    var entries: [UInt64: SequenceModel.WordEntry] = [:]
    for word in Set(lists.keys).union(clusters.numbers.keys) {
      entries[FeatureHash.of(word.unicodeScalars.map(\.value))] = SequenceModel.WordEntry(
        cluster: clusters.numbers[word] ?? 0, lists: lists[word] ?? 0)
    }
    return entries
  }

  private static func digest(_ texts: [TaggedText]) -> String {
    var data = Data()
    for text in texts {
      data += Data("\(text.language)\t\(text.set)\t\(text.name)\n".utf8)
      for word in text.words {
        data += Data(word.text.utf8) + [word.isGlued ? 0x2B : word.endsLine ? 0x0A : 0x20]
      }
      for name in text.names {
        data += Data("\n\(name.kind) \(name.words.lowerBound) \(name.words.upperBound)".utf8)
      }
    }
    return sha256(of: data)
  }
}
