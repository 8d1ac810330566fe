import Foundation

extension SequenceModel {
  /// The bytes of a model's file: the weightiest features, in eight bits a weight.
  ///
  /// - Parameter mostFeatures: how many features are kept; those with the least weight go first.
  package static func bytes(
    _ header: Header, _ weights: SequenceTrainer.Weights, words: [(hash: UInt64, entry: WordEntry)],
    mostFeatures: Int
  ) throws -> Data {
    let features = kept(weights.features, most: mostFeatures)
    var greatest: Float = 1e-6
    for feature in features {
      for lane in 0..<SequenceModelFile.lanes { greatest = max(greatest, abs(feature.weights[lane])) }
    }
    // Few weights are far greater than the rest; what is cut off there buys finer steps for all.
    let scale = min(greatest, 6) / 127
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let notes = try encoder.encode(header)
    let slotCount = powerOfTwo(holding: features.count)
    let wordCount = powerOfTwo(holding: words.count)
    let firstSlot = SequenceModelFile.roundedUp(SequenceModelFile.headLength + notes.count)
    let firstWord = firstSlot + slotCount * SequenceModelFile.slotLength
    var bytes = [UInt8](repeating: 0, count: firstWord + wordCount * SequenceModelFile.wordLength)
    bytes.replaceSubrange(0..<8, with: SequenceModelFile.magic.utf8)
    put(UInt32(notes.count), at: 8, in: &bytes)
    put(UInt32(slotCount), at: 12, in: &bytes)
    put(UInt32(wordCount), at: 16, in: &bytes)
    put(scale.bitPattern, at: 20, in: &bytes)
    bytes.replaceSubrange(
      SequenceModelFile.headLength..<(SequenceModelFile.headLength + notes.count), with: notes)
    for feature in features {
      let offset = freeSlot(
        feature.hash, first: firstSlot, length: SequenceModelFile.slotLength, keyAt: SequenceModelFile.lanes,
        mask: slotCount - 1, in: bytes)
      for lane in 0..<SequenceModelFile.lanes {
        let weight = (feature.weights[lane] / scale).rounded()
        bytes[offset + lane] = UInt8(bitPattern: Int8(max(-127, min(127, weight))))
      }
      put(SequenceModelFile.key(feature.hash), at: offset + SequenceModelFile.lanes, in: &bytes)
    }
    for word in words.sorted(by: { $0.hash < $1.hash }) {
      let offset = freeSlot(
        word.hash, first: firstWord, length: SequenceModelFile.wordLength, keyAt: 0, mask: wordCount - 1,
        in: bytes)
      put(SequenceModelFile.key(word.hash), at: offset, in: &bytes)
      put(UInt32(word.entry.cluster) | UInt32(word.entry.lists) << 16, at: offset + 4, in: &bytes)
    }
    return Data(bytes)
  }

  /// The features with the greatest weights, in the order of their hashes.
  private static func kept(
    _ features: [(hash: UInt64, weights: SIMD16<Float>)], most: Int
  ) -> [(hash: UInt64, weights: SIMD16<Float>)] {
    let ranked = features.map { (size: ($0.weights * $0.weights).sum(), feature: $0) }
      .filter { $0.size > 1e-4 }
      .sorted { ($1.size, $0.feature.hash) < ($0.size, $1.feature.hash) }
    return ranked.prefix(most).map(\.feature).sorted { $0.hash < $1.hash }
  }

  /// A table of this size is filled by four fifths at most.
  private static func powerOfTwo(holding count: Int) -> Int {
    var size = 64
    while size * 4 < count * 5 { size *= 2 }
    return size
  }

  private static func freeSlot(
    _ hash: UInt64, first: Int, length: Int, keyAt: Int, mask: Int, in bytes: [UInt8]
  ) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while bytes[(first + slot * length + keyAt)..<(first + slot * length + keyAt + 4)].contains(where: {
      $0 != 0
    }) {
      slot = (slot + 1) & mask
    }
    return first + slot * length
  }

  private static func put(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
  }
}
