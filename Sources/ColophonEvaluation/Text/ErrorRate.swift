/// How many of a page's symbols, characters or words, were read wrong.
package struct EditCount: Hashable, Sendable {
  /// Symbols to insert, delete or replace to get from the reading to the truth.
  package var errors: Int
  /// Symbols of the truth.
  package var length: Int

  package init(errors: Int, length: Int) {
    self.errors = errors
    self.length = length
  }

  /// Compares the Unicode scalars of two texts, after the profile was applied to both.
  package static func characters(_ truth: String, _ found: String) -> EditCount {
    let truth = Array(truth.unicodeScalars)
    return EditCount(errors: editDistance(truth, Array(found.unicodeScalars)), length: truth.count)
  }

  /// Compares the words of two texts: what stands between white space, punctuation attached.
  package static func words(_ truth: String, _ found: String) -> EditCount {
    let truth = truth.split(whereSeparator: \.isWhitespace)
    return EditCount(
      errors: editDistance(truth, found.split(whereSeparator: \.isWhitespace)), length: truth.count)
  }

  /// Compares the words of two texts as heaps, without their order. The words that one side has more often make
  /// `missing`, those of the other `extra`; a missing and an extra word are one error, as a replaced word is in the
  /// ordered figure. So it is never more than that: bWER in E. Vidal and others, "End-to-end page-level assessment
  /// of handwritten text recognition", Pattern Recognition 142 (2023), arXiv:2301.05935.
  package static func bag<Word: Hashable>(_ truth: [Word], _ found: [Word]) -> EditCount {
    var surplus: [Word: Int] = [:]
    for word in truth { surplus[word, default: 0] += 1 }
    for word in found { surplus[word, default: 0] -= 1 }
    let missing = surplus.values.reduce(0) { $0 + max($1, 0) }
    let extra = surplus.values.reduce(0) { $0 + max(-$1, 0) }
    return EditCount(errors: max(missing, extra), length: truth.count)
  }

  /// Errors over the length of the truth: more than 1 when much was invented, nil when the truth is empty.
  package var rate: Double? { length > 0 ? Double(errors) / Double(length) : nil }
}

/// Character or word error rate of several pages.
package struct ErrorRate: Hashable, Sendable {
  package var pages: Int
  package var errors: Int
  package var length: Int
  /// All errors over the length of all pages: long pages weigh more.
  package var micro: Double?
  /// Mean of the pages' rates. Pages that are empty in truth have none; what was invented there counts in
  /// `micro`.
  package var macro: Double?
  /// Median of the pages' rates.
  package var median: Double?
  /// Where `micro` lies with 95 % confidence; nil with fewer than two pages.
  package var interval: ClosedRange<Double>?

  package init(_ counts: [EditCount]) {
    pages = counts.count
    errors = counts.reduce(0) { $0 + $1.errors }
    length = counts.reduce(0) { $0 + $1.length }
    micro = EditCount(errors: errors, length: length).rate
    interval = bootstrapInterval(counts)
    let rates = counts.compactMap(\.rate).sorted()
    if !rates.isEmpty {
      macro = rates.reduce(0, +) / Double(rates.count)
      median = (rates[(rates.count - 1) / 2] + rates[rates.count / 2]) / 2
    }
  }
}
