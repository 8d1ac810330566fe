import ColophonModels

/// The features of the tokens of a text, as hashes, for a sequence model.
///
/// A token is seen with the two before and the two behind it. Across a break nothing is seen: a heading is no
/// neighbour of the text below.
struct TagFeatures {
  /// Grows whenever the same text may give other hashes, so that a model is never used with features it was not
  /// trained on.
  static let version = 1

  private let profiles: [WordProfile]
  /// For each token the index of its word's profile.
  private let words: [Int]
  /// Small letters of words that the text has without a capital too.
  private let seenSmall: Set<UInt64>
  /// For each token whether a new piece of text begins with it.
  private let startsPiece: [Bool]

  init(
    _ tokens: [Token], breaks: Set<Int>, entry: (UInt64) -> SequenceModel.WordEntry?,
    isCommon: (String) -> Bool
  ) {
    var known: [String: Int] = [:]
    var profiles: [WordProfile] = []
    var words: [Int] = []
    words.reserveCapacity(tokens.count)
    for token in tokens {
      // The shape of a number is what matters; years and others are told apart by their length.
      if let index = known[token.text] {
        words.append(index)
      } else {
        known[token.text] = profiles.count
        words.append(profiles.count)
        profiles.append(WordProfile(token.text, entry: entry, isCommon: isCommon))
      }
    }
    self.profiles = profiles
    self.words = words
    seenSmall = Set(profiles.lazy.filter { !$0.isCapitalised }.map(\.small))
    var startsPiece = [Bool](repeating: false, count: tokens.count)
    for index in breaks where index < tokens.count { startsPiece[index] = true }
    self.startsPiece = startsPiece
  }

  /// Appends the features of a token.
  func append(_ index: Int, to hashes: inout [UInt64]) {
    let here = profiles[words[index]]
    let before = index > 0 && !startsPiece[index] ? profiles[words[index - 1]] : nil
    let isSecond = before != nil && index > 1 && !startsPiece[index - 1]
    let before2 = isSecond ? profiles[words[index - 2]] : nil
    let after = index + 1 < words.count && !startsPiece[index + 1] ? profiles[words[index + 1]] : nil
    let hasSecond = after != nil && index + 2 < words.count && !startsPiece[index + 2]
    let after2 = hasSecond ? profiles[words[index + 2]] : nil
    var template: UInt64 = 0
    func add(_ value: UInt64) {
      template += 1
      hashes.append(FeatureHash.of(template, value))
    }
    func add(_ first: UInt64, _ second: UInt64) {
      template += 1
      hashes.append(FeatureHash.of(template, first, second))
    }
    let (s1, s2) = (before?.small ?? 1, before2?.small ?? 1)
    let (n1, n2) = (after?.small ?? 1, after2?.small ?? 1)
    add(0)
    add(here.printed)
    add(here.small)
    add(s1)
    add(n1)
    add(s2)
    add(n2)
    add(s1, here.small)
    add(here.small, n1)
    add(s2, s1)
    add(n1, n2)
    let shapes = (before?.shape ?? 1, here.shape, after?.shape ?? 1)
    add(shapes.1)
    add(shapes.0, shapes.1)
    add(shapes.1, shapes.2)
    add(shapes.0 &* 5 ^ shapes.1, shapes.2)
    add(s1, shapes.1)
    add(shapes.1, n1)
    for length in 0..<WordProfile.longestPart {
      add(here.prefixes[length])
      add(here.suffixes[length])
    }
    add(here.tolerant)
    add(before?.tolerant ?? 1)
    add(after?.tolerant ?? 1)
    let standing = (before?.standing ?? 1 << 40, here.standing, after?.standing ?? 1 << 40)
    add(standing.1)
    add(standing.0)
    add(standing.2)
    add(standing.0, standing.1)
    add(standing.1, standing.2)
    add(standing.0 &* 7 ^ standing.1, standing.2)
    add(before2?.standing ?? 1 << 40, standing.0)
    add(standing.2, after2?.standing ?? 1 << 40)
    add(standing.1, here.suffixes[1])
    add(standing.1, here.suffixes[2])
    add(here.cluster)
    add(before?.cluster ?? 1 << 20)
    add(after?.cluster ?? 1 << 20)
    add(before?.cluster ?? 1 << 20, here.cluster)
    add(here.cluster, after?.cluster ?? 1 << 20)
    add(before?.cluster ?? 1 << 20, standing.1)
    add(standing.1, after?.cluster ?? 1 << 20)
    add(before?.suffixes[2] ?? 1, standing.1)
    add(standing.1, after?.suffixes[2] ?? 1)
    if here.isCapitalised { add(seenSmall.contains(here.small) ? 1 : 0, standing.1) }
  }
}
