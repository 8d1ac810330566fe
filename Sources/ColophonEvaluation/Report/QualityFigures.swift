/// How well a run's own estimates of its reading foretell the character error rate.
package struct QualityFigures: Hashable, Encodable, Sendable {
  /// Pages whose estimates lie close together, or that have the same band.
  package struct Row: Hashable, Encodable, Sendable {
    /// Bounds in per cent, such as `5–10`, or the band's name.
    package var name: String
    package var pages: Int
    /// Mean of the estimates; nil when the pages have none.
    package var expected: Double?
    /// All errors over the length of all pages; nil when their truth is empty.
    package var observed: Double?
    /// Of one page; nil when the truth of all is empty.
    package var worst: Double?
  }

  /// Pages that have an estimate and a truth that is not empty.
  package var pages: Int
  /// Spearman's rank correlation; nil with fewer than three pages or when all are alike.
  package var spearman: Double?
  /// Pearson's correlation; the same.
  package var pearson: Double?
  /// By estimate, the best pages first.
  package var reliability: [Row]
  /// By band, the best first.
  package var bands: [Row]

  /// Bounds of the table's rows: shares of wrong characters.
  private static let bounds = [0, 0.02, 0.05, 0.1, 0.2, 0.4]
  private static let bandOrder = ["good", "fair", "doubtful", "unreadable"]

  private struct Sample {
    var expected: Double
    var band: String?
    var characters: EditCount
  }

  /// Nil when no page has an estimate.
  init?(_ pages: [PageScore]) {
    let samples = pages.compactMap { page -> Sample? in
      guard let expected = page.quality?.expectedCER, expected.isFinite, let text = page.text else {
        return nil
      }
      return Sample(expected: expected, band: page.quality?.band, characters: text.characters)
    }
    guard !samples.isEmpty else { return nil }
    let rated = samples.compactMap { sample in sample.characters.rate.map { (sample.expected, $0) } }
    self.pages = rated.count
    pearson = Correlation.pearson(rated.map(\.0), rated.map(\.1))
    spearman = Correlation.spearman(rated.map(\.0), rated.map(\.1))
    reliability = Self.bounds.indices.compactMap { index in
      let low = Self.bounds[index]
      let high = index + 1 < Self.bounds.count ? Self.bounds[index + 1] : .infinity
      let name =
        high.isFinite
        ? "\(Int((low * 100).rounded()))–\(Int((high * 100).rounded()))"
        : "\(Int((low * 100).rounded())) and more"
      return Self.row(name, samples.filter { max($0.expected, 0) >= low && max($0.expected, 0) < high })
    }
    let byBand = Dictionary(grouping: samples) { $0.band }
    let others = byBand.keys.compactMap { $0 }.filter { !Self.bandOrder.contains($0) }.sorted()
    bands = (Self.bandOrder + others).compactMap { band in byBand[band].flatMap { Self.row(band, $0) } }
  }

  private static func row(_ name: String, _ samples: [Sample]) -> Row? {
    guard !samples.isEmpty else { return nil }
    let total = samples.reduce(EditCount(errors: 0, length: 0)) { sum, sample in
      EditCount(
        errors: sum.errors + sample.characters.errors, length: sum.length + sample.characters.length)
    }
    return Row(
      name: name, pages: samples.count,
      expected: samples.reduce(0) { $0 + $1.expected } / Double(samples.count), observed: total.rate,
      worst: samples.compactMap(\.characters.rate).max())
  }
}
