import Foundation

/// The bytes of a `.tagger` file, mapped and looked up in place. `Models/entities/FORMAT.md` has the layout.
struct SequenceModelFile: Sendable {
  static let magic = "CLPHTAG1"
  static let headLength = 32
  static let slotLength = 16
  static let wordLength = 8
  /// Weights of one feature: as many as there are tags at most.
  static let lanes = 12

  let data: Data
  let header: SequenceModel.Header
  let scale: Float
  let slots: Range<Int>
  let slotMask: Int
  let words: Range<Int>
  let wordMask: Int

  init(contentsOf file: URL) throws(SequenceModelError) {
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else {
      throw .unreadable(path: file.path)
    }
    try self.init(data: data, path: file.path)
  }

  init(data: Data, path: String) throws(SequenceModelError) {
    guard data.count >= Self.headLength, data.prefix(8).elementsEqual(Self.magic.utf8) else {
      throw .notAModel(path: path)
    }
    let head = data.withUnsafeBytes { bytes in
      (2..<8).map { Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))) }
    }
    let (notes, slotCount, wordCount) = (head[0], head[1], head[2])
    // What is bounded here keeps all sums below 2⁶³; a power of two makes a mask.
    guard slotCount.nonzeroBitCount == 1, wordCount.nonzeroBitCount == 1 else {
      throw .damaged(path: path, "the sizes of its tables are no powers of two")
    }
    let firstSlot = Self.roundedUp(Self.headLength + notes)
    slots = firstSlot..<(firstSlot + slotCount * Self.slotLength)
    words = slots.upperBound..<(slots.upperBound + wordCount * Self.wordLength)
    guard words.upperBound == data.count else {
      throw .damaged(path: path, "expected \(words.upperBound) bytes, found \(data.count)")
    }
    slotMask = slotCount - 1
    wordMask = wordCount - 1
    scale = Float(bitPattern: UInt32(head[3]))
    let text = data.dropFirst(Self.headLength).prefix(notes)
    guard let header = try? JSONDecoder().decode(SequenceModel.Header.self, from: Data(text)) else {
      throw .damaged(
        path: path, "its header is not what this version of colophon reads, it may be of another one")
    }
    let count = 1 + 2 * header.kinds.count
    guard header.kinds.count <= TagSet.mostKinds, header.steps.count == count, scale.isFinite, scale > 0,
      header.steps.allSatisfy({ $0.count == count && $0.allSatisfy(\.isFinite) }),
      header.calibration.count == 2, header.calibration.allSatisfy(\.isFinite),
      (0.01...1).contains(header.leastChance)
    else { throw .damaged(path: path, "its header has wrong numbers") }
    self.header = header
    self.data = data
  }

  /// The scores of the tags: the sum of the rows of all features that the model knows.
  func sum(of hashes: [UInt64]) -> SIMD16<Float> {
    data.withUnsafeBytes { bytes in
      var sum = SIMD16<Int16>.zero
      for hash in hashes {
        let key = Self.key(hash)
        var slot = Int(truncatingIfNeeded: hash) & slotMask
        // A full table has no end to a search; none is written full, a damaged one may be.
        for _ in 0...slotMask {
          let offset = slots.lowerBound + slot * Self.slotLength
          let found = bytes.loadUnaligned(fromByteOffset: offset + Self.lanes, as: UInt32.self)
          if found == 0 { break }
          if UInt32(littleEndian: found) == key {
            let row = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
            sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
            break
          }
          slot = (slot + 1) & slotMask
        }
      }
      return SIMD16<Float>(sum) * scale
    }
  }

  func entry(of word: UInt64) -> SequenceModel.WordEntry? {
    data.withUnsafeBytes { bytes in
      let key = Self.key(word)
      var slot = Int(truncatingIfNeeded: word) & wordMask
      for _ in 0...wordMask {
        let offset = words.lowerBound + slot * Self.wordLength
        let found = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        if found == 0 { return nil }
        if UInt32(littleEndian: found) == key {
          return SequenceModel.WordEntry(
            cluster: UInt16(
              littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt16.self)),
            lists: UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 6, as: UInt16.self)))
        }
        slot = (slot + 1) & wordMask
      }
      return nil
    }
  }

  /// The upper half of a hash, never zero: zero marks an empty slot. The lower half says where to look.
  static func key(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }

  static func roundedUp(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}
