import ColophonTesting

/// Scalars that are likely to trouble a writer, the same ones at each run: controls, Latin, separators, any other,
/// and those at the edges of what XML allows.
struct TroublingScalars {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func scalar() -> Unicode.Scalar {
    let edges: [Unicode.Scalar] = [
      "\u{9}", "\u{A}", "\u{D}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}",
    ]
    let limits: [UInt32] = [0x20, 0x80, 0x100, 0x2100, 0x11_0000]
    let choice = Int(random.next() % UInt64(limits.count + 1))
    guard choice < limits.count else { return edges[Int(random.next() % UInt64(edges.count))] }
    return Unicode.Scalar(UInt32(random.next() % UInt64(limits[choice]))) ?? "x"
  }
}
