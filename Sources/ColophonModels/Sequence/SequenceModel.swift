import ColophonDocument
import Foundation

/// Tags tokens by the weights of their features: a linear-chain conditional random field, read from a mapped file.
///
/// What a feature is the model does not know: it sees hashes of 64 bits. `Models/entities/FORMAT.md` has the file.
package struct SequenceModel: Sendable {
  /// What is said of the model as a whole; a line of JSON in its file.
  package struct Header: Codable, Hashable, Sendable {
    package var name: String
    package var version: String
    /// ISO 639-1, or `mul` for the model of all other languages.
    package var language: String
    /// SPDX licence identifier of the weights.
    package var licence: String
    package var kinds: [String]
    /// `steps[from][to]`: scores of going from tag to tag.
    package var steps: [[Float]]
    /// A name is told where its chance is at least this, so that names are neither missed nor invented too often.
    package var leastChance: Double
    /// Slope and offset that turn the log-odds of a name's chance into those of its being right.
    package var calibration: [Double]
    /// Version of the features that the hashes stand for.
    package var features: Int
    package var seed: UInt64
    /// SHA-256 over the training data.
    package var trainingDigest: String

    enum CodingKeys: String, CodingKey {
      case name, version, language, licence, kinds, steps, calibration, features, seed
      case leastChance = "least_chance"
      case trainingDigest = "training_digest"
    }

    package init(
      name: String, version: String, language: String, licence: String, kinds: [String], steps: [[Float]],
      leastChance: Double, calibration: [Double], features: Int, seed: UInt64, trainingDigest: String
    ) {
      self.name = name
      self.version = version
      self.language = language
      self.licence = licence
      self.kinds = kinds
      self.steps = steps
      self.leastChance = leastChance
      self.calibration = calibration
      self.features = features
      self.seed = seed
      self.trainingDigest = trainingDigest
    }
  }

  /// What the model knows of a word by itself.
  package struct WordEntry: Hashable, Sendable {
    /// Number of the word's cluster, 0 for none.
    package var cluster: UInt16
    /// One bit for each list that it stands on.
    package var lists: UInt16

    package init(cluster: UInt16, lists: UInt16) {
      self.cluster = cluster
      self.lists = lists
    }
  }

  package let header: Header
  package let tags: TagSet
  let file: SequenceModelFile
  private let steps: SequenceLattice.Steps

  init(_ file: SequenceModelFile) {
    self.file = file
    header = file.header
    tags = TagSet(kinds: header.kinds)
    steps = SequenceLattice.Steps(scores: header.steps, tags: tags)
  }

  /// Opens a file without reading it whole.
  package init(contentsOf file: URL) throws(SequenceModelError) {
    self.init(try SequenceModelFile(contentsOf: file))
  }

  package init(data: Data, name: String) throws(SequenceModelError) {
    self.init(try SequenceModelFile(data: data, path: name))
  }

  /// The model as origins name it. Reads the whole file for its digest.
  package func reference() -> ModelReference {
    ModelReference(
      name: header.name, version: header.version, digest: sha256(of: file.data), licence: header.licence)
  }

  package func entry(of word: UInt64) -> WordEntry? { file.entry(of: word) }

  /// The names in a sequence, in its order, with calibrated confidences.
  ///
  /// - Parameter features: appends the hashes of a token's features, in any order.
  package func spans(
    tokens: Range<Int>, features: (Int, inout [UInt64]) -> Void
  ) -> [TaggedSpan] {
    var scores: [SIMD16<Float>] = []
    scores.reserveCapacity(tokens.count)
    var hashes: [UInt64] = []
    for token in tokens {
      hashes.removeAll(keepingCapacity: true)
      features(token, &hashes)
      scores.append(file.sum(of: hashes))
    }
    let lattice = SequenceLattice(scores: scores, steps: steps, tagCount: tags.count)
    let calibration = PlattScaling(line: header.calibration)
    return lattice.names(ofChance: header.leastChance, tags: tags).map { name in
      TaggedSpan(
        kind: name.kind,
        tokens: (name.range.lowerBound + tokens.lowerBound)..<(name.range.upperBound + tokens.lowerBound),
        confidence: calibration.applied(to: name.chance))
    }
  }
}

/// A file that is no model of sequences, or a damaged one.
package enum SequenceModelError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String)
  case notAModel(path: String)
  case damaged(path: String, String)

  package var description: String {
    switch self {
    case .unreadable(let path):
      "\(path) cannot be read: restore it from the release or train it with 'colophon train entities'"
    case .notAModel(let path): "\(path): expected a tagger's weights, found something else"
    case .damaged(let path, let what): "\(path): \(what); restore it or train it anew"
    }
  }
}
