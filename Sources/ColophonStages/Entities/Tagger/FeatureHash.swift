import ColophonModels

/// Hashes of 64 bits for features and words; the same on every machine and in every version of a model's file.
enum FeatureHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  /// FNV-1a, with its bits mixed.
  static func of(_ scalars: some Sequence<UInt32>) -> UInt64 {
    var value = start
    for scalar in scalars {
      value = (value ^ UInt64(scalar)) &* prime
    }
    return value.mixed
  }

  /// A value seen through a template: the same word is another feature before the token and behind it.
  @inline(__always)
  static func of(_ template: UInt64, _ value: UInt64) -> UInt64 {
    (value ^ (template &* 0x9E37_79B9_7F4A_7C15)).mixed
  }

  @inline(__always)
  static func of(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    of(template, first &* 3 ^ (second << 23 | second >> 41))
  }
}
