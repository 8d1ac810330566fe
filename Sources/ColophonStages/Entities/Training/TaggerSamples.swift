import ColophonModels
import Foundation

/// The labelled texts of one language as hashed features and tags, ready to be learned from.
struct TaggerSamples: Sendable {
  struct Sample: Sendable {
    var text: TaggedText
    var tokens: TrainingTokens
    var features: [[UInt64]]
    var gold: [UInt8]
    /// Which part is left out with it in cross-validation.
    var fold: Int
    /// Whether it is only learned from, being a noisy copy.
    var isExtra: Bool
  }

  /// What a noisy copy counts beside the text it was made from.
  private static let extraWeight: Float = 0.5

  let tags: TagSet
  var samples: [Sample] = []
  /// What the model will know of words by themselves.
  let entries: [UInt64: SequenceModel.WordEntry]

  init(
    _ texts: [TaggedText], extra: [TaggedText], tags: TagSet, folds: Int, lexicons: [String: Lexicon],
    entries: [UInt64: SequenceModel.WordEntry]
  ) {
    self.tags = tags
    self.entries = entries
    let kinds = Dictionary(uniqueKeysWithValues: tags.kinds.enumerated().map { ($1, $0) })
    func sample(_ text: TaggedText, fold: Int, isExtra: Bool) -> Sample {
      let tokens = TrainingTokens(text)
      let lexicon = lexicons[text.language]
      let features = TagFeatures(
        tokens.tokens, breaks: [], entry: { entries[$0] },
        isCommon: { EntityTagger.isCommon($0, lexicon) })
      return Sample(
        text: text, tokens: tokens,
        features: tokens.tokens.indices.map { index in
          var hashes: [UInt64] = []
          features.append(index, to: &hashes)
          return hashes
        }, gold: tokens.gold(kinds), fold: fold, isExtra: isExtra)
    }
    for (text, fold) in zip(texts, Self.folds(of: texts, count: folds)) {
      samples.append(sample(text, fold: fold, isExtra: false))
    }
    // Noisy copies must be left out with the texts they were made from.
    let fold = Dictionary(
      zip(texts, Self.folds(of: texts, count: folds)).map { ($0.place, $1) },
      uniquingKeysWith: { first, _ in first })
    for text in extra {
      samples.append(sample(text, fold: fold[text.place] ?? -1, isExtra: true))
    }
  }

  /// Neighbouring texts of a file lie in one fold, because they are of one newspaper, even of one day.
  private static func folds(of texts: [TaggedText], count: Int) -> [Int] {
    var totals: [String: Int] = [:]
    for text in texts { totals[text.file, default: 0] += text.words.count }
    // Many small files, as novels, are dealt out one by one.
    let small = totals.filter { $0.value < 4000 }.keys.sorted()
    let place =
      small.count < count ? [:] : Dictionary(uniqueKeysWithValues: small.enumerated().map { ($1, $0) })
    var done: [String: Int] = [:]
    return texts.map { text in
      defer { done[text.file, default: 0] += text.words.count }
      if let place = place[text.file] { return place % count }
      return min(count - 1, done[text.file, default: 0] * count / max(1, totals[text.file] ?? 1))
    }
  }

  func sequences(where isWanted: (Sample) -> Bool) -> [SequenceTrainer.Sequence] {
    samples.filter(isWanted).flatMap { sample in
      Self.pieces(sample).map {
        SequenceTrainer.Sequence(
          features: Array(sample.features[$0]), tags: Array(sample.gold[$0]),
          weight: sample.isExtra ? Self.extraWeight : 1)
      }
    }
  }

  /// About a sentence or two each; no name is cut.
  private static func pieces(_ sample: Sample) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for index in sample.gold.indices {
      let length = index + 1 - start
      let mayEnd = index + 1 == sample.gold.count || sample.gold[index + 1] == 0
      let isStop = [".", "!", "?"].contains(sample.tokens.tokens[index].text)
      if index + 1 == sample.gold.count
        || mayEnd && sample.gold[index] == 0 && (isStop && length > 25 || length > 100)
      {
        pieces.append(start..<(index + 1))
        start = index + 1
      }
    }
    return pieces
  }
}
