/// A number with at most four decimals and at least one, the same on every machine: `0.93`, `1.0`.
///
/// Nil for what is not finite or too large for a share or a confidence.
func fourDecimals(_ number: Double) -> String? {
  guard number.isFinite, number.magnitude < 1e12 else { return nil }
  let scaled = Int((number.magnitude * 10_000).rounded())
  var decimals = String(scaled % 10_000)
  decimals = String(repeating: "0", count: 4 - decimals.count) + decimals
  while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
  return "\(number < 0 && scaled > 0 ? "-" : "")\(scaled / 10_000).\(decimals)"
}
