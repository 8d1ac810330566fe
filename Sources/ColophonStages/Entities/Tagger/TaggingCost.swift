import ColophonModels
import Foundation

/// What one tagger costs: time to open it, and processor time for cutting texts into tokens and for finding the names.
///
/// Times are for a bench to tell; nothing else depends on them.
package struct TaggingCost: Sendable {
  /// The language that the model is for.
  package var language: String
  package var bytes: Int
  package var words: Int
  /// To open the file and to read it whole for its digest, as a run does.
  package var loading: Double
  package var tokenising: Double
  package var tagging: Double

  /// Words tagged in a second of one core; nil where too little was tagged to be timed.
  package var wordsPerSecond: Double? { tagging > 0 ? Double(words) / tagging : nil }

  /// Costs of each model of a folder, over the texts in its language; for `mul` over all texts.
  ///
  /// - Parameters:
  ///   - models: the folder with lexicons and taggers.
  ///   - folder: where the taggers lie, if not there.
  package static func all(_ texts: [TaggedText], models: URL, folder: URL?) throws -> [TaggingCost] {
    let lexicons = Dictionary(
      try Lexicon.all(in: models).map { ($0.language, $0) }, uniquingKeysWith: { first, _ in first })
    return try EntityTaggers.files(in: folder ?? EntityTaggers.folder(in: models)).map { file in
      let start = ProcessTime.now
      let model = try SequenceModel(contentsOf: file)
      _ = model.reference()
      let opened = ProcessTime.now
      let language = model.header.language
      let own = language == EntityTaggers.others ? texts : texts.filter { $0.language == language }
      var cost = TaggingCost(
        language: language, bytes: try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0,
        words: own.reduce(0) { $0 + $1.words.count },
        loading: opened - start, tokenising: 0, tagging: 0)
      for text in own {
        let before = ProcessTime.now
        let tokens = TrainingTokens(text).tokens
        let between = ProcessTime.now
        _ = EntityTagger(model: model, lexicon: lexicons[text.language]).spans(in: tokens)
        cost.tokenising += between - before
        cost.tagging += ProcessTime.now - between
      }
      return cost
    }
  }
}

/// Processor time that this process has taken so far, all threads together, in seconds.
private enum ProcessTime {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
