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
    return mixed(value)
  }

  /// A value seen through a template: the same word is another feature before the token and behind it.
  @inline(__always)
  static func of(_ template: UInt64, _ value: UInt64) -> UInt64 {
    mixed(value ^ (template &* 0x9E37_79B9_7F4A_7C15))
  }

  @inline(__always)
  static func of(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    of(template, first &* 3 ^ (second << 23 | second >> 41))
  }

  /// The finaliser of MurmurHash3.
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value = value &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value = value &* 0xc4ce_b9fe_1a85_ec53
    return value ^ value >> 33
  }
}
