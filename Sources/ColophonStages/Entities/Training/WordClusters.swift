import ColophonModels
import Foundation

/// Puts words together that stand between the same neighbours, so that what is learned of one helps another.
///
/// A word is the numbers of its neighbours among the commonest words, damped and thrown onto a few dozen directions at
/// random (Achlioptas, JCSS 66, 2003); the words so made are clustered by k-means on the sphere. Labels are not looked
/// at.
struct WordClusters {
  /// Cluster of each word in small letters, from 1.
  let numbers: [String: UInt16]

  private static let dimensions = 48
  private static let contexts = 600
  private static let rounds = 8
  /// A word that is seen less often says too little of itself.
  private static let leastCount = 3

  init(_ texts: [[Token]], count clusterCount: Int, seed: UInt64) {
    var counts: [String: Int] = [:]
    for tokens in texts { for token in tokens { counts[token.key, default: 0] += 1 } }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let common = Dictionary(
      uniqueKeysWithValues: ranked.prefix(Self.contexts).enumerated().map { ($1.key, $0) })
    let words = ranked.filter { $0.value >= Self.leastCount }.map(\.key)
    guard clusterCount > 1, words.count > clusterCount else {
      numbers = [:]
      return
    }
    let index = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    var neighbours = [[Int: Int]](repeating: [:], count: words.count)
    for tokens in texts {
      for position in tokens.indices {
        guard let word = index[tokens[position].key] else { continue }
        if position > 0, let other = common[tokens[position - 1].key] {
          neighbours[word][other, default: 0] += 1
        }
        if position + 1 < tokens.count, let other = common[tokens[position + 1].key] {
          neighbours[word][Self.contexts + other, default: 0] += 1
        }
      }
    }
    let signs = Self.directions(seed)
    let vectors = neighbours.map { Self.vector($0, signs) }
    numbers = Dictionary(
      uniqueKeysWithValues: zip(words, Self.clusters(vectors, count: clusterCount)).map {
        ($0, UInt16($1 + 1))
      })
  }

  private static func directions(_ seed: UInt64) -> [[Float]] {
    var chance = SplitMix(state: seed)
    return (0..<2 * contexts).map { _ in
      (0..<dimensions).map { _ in chance.next() & 1 == 0 ? 1 : -1 }
    }
  }

  private static func vector(_ neighbours: [Int: Int], _ signs: [[Float]]) -> [Float] {
    var vector = [Float](repeating: 0, count: dimensions)
    for (context, count) in neighbours.sorted(by: { $0.key < $1.key }) {
      let weight = log(1 + Float(count))
      for dimension in 0..<dimensions { vector[dimension] += weight * signs[context][dimension] }
    }
    return unit(vector)
  }

  private static func unit(_ vector: [Float]) -> [Float] {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }

  /// The commonest words are the first centres; then each word goes to the nearest, and the centres follow.
  private static func clusters(_ vectors: [[Float]], count: Int) -> [Int] {
    var centres = Array(vectors.prefix(count))
    var nearest = [Int](repeating: 0, count: vectors.count)
    for _ in 0..<rounds {
      var sums = [[Float]](repeating: [Float](repeating: 0, count: dimensions), count: count)
      for (word, vector) in vectors.enumerated() {
        var best = -Float.infinity
        for (cluster, centre) in centres.enumerated() {
          var product: Float = 0
          for dimension in 0..<dimensions { product += vector[dimension] * centre[dimension] }
          if product > best {
            best = product
            nearest[word] = cluster
          }
        }
        for dimension in 0..<dimensions { sums[nearest[word]][dimension] += vector[dimension] }
      }
      centres = sums.map(unit)
    }
    return nearest
  }
}
