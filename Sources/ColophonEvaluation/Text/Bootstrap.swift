/// Where the micro rate of a collection lies with 95 % confidence, if the measured pages are a fair sample of it.
///
/// The percentile bootstrap over pages (B. Efron and R. Tibshirani, "An introduction to the bootstrap", 1993,
/// chapter 13): as many pages are drawn from the measured ones, with replacement, a thousand times, and the middle
/// 95 % of the rates are kept. The seed is fixed, so the same pages give the same interval. Pages of one book are
/// more alike than the method thinks: over few books the true interval is wider. Nil with fewer than two pages.
func bootstrapInterval(_ pages: [EditCount]) -> ClosedRange<Double>? {
  guard pages.count > 1 else { return nil }
  var random = SeededNumbers(seed: 1893)
  var rates: [Double] = []
  for _ in 0..<1000 {
    var errors = 0
    var length = 0
    for _ in pages.indices {
      let page = pages[random.below(pages.count)]
      errors += page.errors
      length += page.length
    }
    if length > 0 { rates.append(Double(errors) / Double(length)) }
  }
  guard rates.count > 1 else { return nil }
  rates.sort()
  let last = Double(rates.count - 1)
  return rates[Int((0.025 * last).rounded())]...rates[Int((0.975 * last).rounded())]
}

/// SplitMix64: S. Vigna's public-domain generator, the same numbers on every machine.
private struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return Int(value.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
