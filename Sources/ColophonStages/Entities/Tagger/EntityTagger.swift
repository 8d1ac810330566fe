import ColophonDocument
import ColophonModels
import Foundation

/// Finds names with a trained sequence model.
struct EntityTagger: Sendable {
  let model: SequenceModel
  let lexicon: Lexicon?

  /// The names in the tokens, in their order; none runs over a break.
  func spans(in tokens: [Token], breaks: Set<Int> = []) -> [TaggedSpan] {
    let features = TagFeatures(
      tokens, breaks: breaks, entry: model.entry, isCommon: { Self.isCommon($0, lexicon) })
    var starts = [0] + breaks.filter { $0 > 0 && $0 < tokens.count }.sorted()
    starts.append(tokens.count)
    return zip(starts, starts.dropFirst()).flatMap { start, end in
      model.spans(tokens: start..<end) { features.append($0, to: &$1) }
    }
  }

  static func isCommon(_ word: String, _ lexicon: Lexicon?) -> Bool {
    guard let lexicon else { return false }
    let words = FoldedWord.words(in: word)
    return !words.isEmpty && words.allSatisfy(lexicon.contains)
  }
}
