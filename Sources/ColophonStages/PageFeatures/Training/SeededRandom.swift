/// Random numbers that are the same on every machine for a seed: SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  // The standard library's own drawing may change between versions, so these are ours.

  /// From the range, both ends included.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// From 0 to 1.
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func chance(_ probability: Double) -> Bool { share() < probability }

  /// One of the list, which must not be empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[int(0...(list.count - 1))] }

  mutating func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.reversed().dropLast() { list.swapAt(index, int(0...index)) }
  }
}
