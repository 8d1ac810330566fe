extension UInt64 {
  /// All bits depend on all bits: the finaliser of MurmurHash3 (A. Appleby, 2008).
  @inlinable
  package var mixed: UInt64 {
    var value = self
    value ^= value >> 33
    value = value &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value = value &* 0xc4ce_b9fe_1a85_ec53
    return value ^ value >> 33
  }
}
