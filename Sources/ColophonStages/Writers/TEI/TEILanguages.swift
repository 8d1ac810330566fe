import ColophonDocument
import Foundation

/// Shares in whole percent, as `@usage` wants them, rounded so that they sum to what the shares sum to
/// (largest remainder). Languages below one percent have none.
func wholePercentages(_ shares: [Languages.Share]) -> [String: Int] {
  let exact = shares.map { $0.share.isFinite ? min(max($0.share, 0), 1) * 100 : 0 }
  var whole = exact.map { Int($0) }
  let total = min(100, Int(exact.reduce(0, +).rounded()))
  let byRemainder = exact.indices.sorted { a, b in
    let remainders = (exact[a] - Double(whole[a]), exact[b] - Double(whole[b]))
    return remainders.0 == remainders.1 ? a < b : remainders.0 > remainders.1
  }
  for index in byRemainder.prefix(max(0, total - whole.reduce(0, +))) { whole[index] += 1 }
  return Dictionary(
    zip(shares.map(\.language), whole).filter { $0.1 > 0 }, uniquingKeysWith: { first, _ in first })
}

/// The English name of a language, or its code where none is known.
func languageName(_ code: String) -> String {
  Locale(identifier: "en").localizedString(forIdentifier: code) ?? code
}
