import Foundation

/// The sections of a `py3langid.model` file, mapped into memory, and the sums over them.
struct LanguageWeights: Sendable {
  /// The code of each class, in the order of the file.
  let codes: [String]

  private let path: String
  private let data: Data
  private let features: Int
  private let states: Int
  private let rows: Int
  /// Offsets of the sections in bytes.
  private let prior: Int
  private let rowOfState: Int
  private let featureOfState: Int
  private let nextState: Int
  private let weight: Int

  init(contentsOf file: URL) throws {
    path = file.path
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else {
      throw LanguageModelError.unreadable(path: path)
    }
    self.data = data
    guard data.count >= 64, data.prefix(8).elementsEqual("CLPHLID1".utf8) else {
      throw LanguageModelError.notAModel(path: path)
    }
    let counts = data.withUnsafeBytes { bytes in
      (0..<5).map {
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 + 4 * $0, as: UInt32.self)))
      }
    }
    let classes = counts[0]
    features = counts[1]
    states = counts[2]
    rows = counts[3]
    // All counts are below 2³² and the classes below 2¹⁶, so nothing computed here overflows 64 bits.
    guard classes > 0, classes < 1 << 16, states > 0 else { throw LanguageModelError.notAModel(path: path) }
    prior = Self.roundedUp(64 + counts[4])
    rowOfState = Self.roundedUp(prior + 4 * classes)
    featureOfState = Self.roundedUp(rowOfState + 4 * states)
    nextState = Self.roundedUp(featureOfState + 4 * states)
    weight = Self.roundedUp(nextState + 1024 * rows)
    let end = weight + 2 * features * classes
    guard end == data.count else {
      throw LanguageModelError.wrongSize(path: path, expected: end, found: data.count)
    }
    codes = String(decoding: data[(data.startIndex + 64)..<(data.startIndex + 64 + counts[4])], as: UTF8.self)
      .split(separator: "\n").map(String.init)
    guard codes.count == classes else { throw LanguageModelError.damaged(path: path) }
  }

  private static func roundedUp(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }

  /// The score of each of the given classes: prior plus the weights of the features found, each times
  /// `ln(1 + count)`; all 0 for a text without features.
  ///
  /// Every index read from the file is checked on its way: a damaged file throws and never crashes. That is
  /// cheaper than checking 40 MB of transitions whenever a process starts.
  func scores(of text: [UInt8], classes: [Int]) throws -> [Double] {
    try data.withUnsafeBytes { file in
      var found = try features(of: text, in: file)
      guard !found.isEmpty else { return [Double](repeating: 0, count: classes.count) }
      // Adding in ascending order makes the sums independent of where in the text a feature stands.
      found.sort()
      var scores = classes.map { Double(Float(bitPattern: Self.word(file, prior + 4 * $0))) }
      var index = 0
      while index < found.count {
        let feature = found[index]
        var count = 1
        while index + count < found.count, found[index + count] == feature { count += 1 }
        index += count
        let factor = log(Double(1 + count))
        let row = weight + 2 * codes.count * Int(feature)
        for position in classes.indices {
          let half = UInt16(
            littleEndian: file.loadUnaligned(fromByteOffset: row + 2 * classes[position], as: UInt16.self))
          scores[position] += factor * Double(Self.single(half))
        }
      }
      return scores
    }
  }

  /// The features that the automaton enters while it reads the text, one entry for each time.
  private func features(of text: [UInt8], in file: UnsafeRawBufferPointer) throws -> [Int32] {
    var found: [Int32] = []
    found.reserveCapacity(2 * text.count)
    var state = 0
    for byte in text {
      let row = Int(Self.word(file, rowOfState + 4 * state))
      guard row < rows else { throw LanguageModelError.damaged(path: path) }
      state = Int(Self.word(file, nextState + 4 * (256 * row + Int(byte))))
      guard state < states else { throw LanguageModelError.damaged(path: path) }
      let feature = Int32(bitPattern: Self.word(file, featureOfState + 4 * state))
      guard feature < features else { throw LanguageModelError.damaged(path: path) }
      if feature >= 0 { found.append(feature) }
    }
    return found
  }

  private static func word(_ file: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: file.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// IEEE 754 half to single precision for normal numbers, the only ones in the file. Not every platform has
  /// a 16-bit float.
  private static func single(_ half: UInt16) -> Float {
    let bits = UInt32(half)
    return Float(bitPattern: (bits & 0x8000) << 16 | ((bits & 0x7fff) << 13 + 0x3800_0000))
  }
}
