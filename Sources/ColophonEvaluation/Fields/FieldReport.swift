/// How well fields were read: per field, by kind of error, by confidence, and for whom the figures are worse.
package struct FieldReport: Sendable {
  /// A part of the items with one trait in common.
  package struct Group: Sendable {
    package var name: String
    package var items: Int
    package var tally: FieldTally
    /// Whether it is so much worse than all together that one should know.
    package var isWeak: Bool
  }

  /// Values with a confidence within a range.
  package struct Bin: Sendable {
    package var from: Double
    package var to: Double
    package var values: Int
    package var meanConfidence: Double
    package var right: Double
  }

  package var measure: FieldMeasure
  /// All items, those written by hand left out.
  package var main: [ScoredField: FieldTally]
  package var items: Int
  package var handwritten: [ScoredField: FieldTally]
  package var handwrittenItems: Int
  package var groups: [(dimension: String, groups: [Group])]
  package var bins: [Bin]
  package var judged: [JudgedValue]
  package var blanks: [(item: String, field: ScoredField, expected: String)]

  package init(_ cases: [FieldCase], measure: FieldMeasure) {
    self.measure = measure
    let sorted = cases.sorted { $0.item < $1.item }
    let plain = sorted.filter { !$0.isHandwritten }
    let byHand = sorted.filter(\.isHandwritten)
    var judged: [JudgedValue] = []
    var unused: [JudgedValue] = []
    let tallies = plain.map { Self.tally($0, measure, &judged) }
    main = Self.sum(tallies)
    handwritten = Self.sum(byHand.map { Self.tally($0, measure, &unused) })
    items = plain.count
    handwrittenItems = byHand.count
    self.judged = judged
    bins = Self.bins(judged)
    blanks = zip(plain, tallies).flatMap { item, tallies in
      ScoredField.allCases.filter { (tallies[$0]?.leftBlank ?? 0) > 0 }.map {
        (item.item, $0, item.truth[$0]?.joined(separator: "; ") ?? "")
      }
    }
    let micro = Self.total(main)
    func groups(_ dimension: String, _ key: (FieldCase) -> String?) -> (String, [Group]) {
      let parts = Dictionary(grouping: zip(plain, tallies)) { key($0.0) ?? "unknown" }
      return (
        dimension,
        parts.sorted { $0.key < $1.key }.map { name, members in
          let tally = Self.total(Self.sum(members.map(\.1)))
          let isWeak = members.count >= 3 && (tally.f1 ?? 1) < (micro.f1 ?? 0) - 0.1
          return Group(name: name, items: members.count, tally: tally, isWeak: isWeak)
        }
      )
    }
    self.groups = [
      groups("language") { $0.language }, groups("decade") { $0.year.map { "\($0 / 10)0s" } },
      groups("document type") { $0.documentType },
    ]
  }

  /// All fields together.
  package var micro: FieldTally { Self.total(main) }

  /// Mean distance between confidence and the share that is right, weighted by the number of values; nil without
  /// values that state a confidence.
  package var calibrationError: Double? {
    let count = bins.reduce(0) { $0 + $1.values }
    guard count > 0 else { return nil }
    return bins.reduce(0) { $0 + abs($1.meanConfidence - $1.right) * Double($1.values) } / Double(count)
  }

  private static func tally(
    _ item: FieldCase, _ measure: FieldMeasure, _ judged: inout [JudgedValue]
  ) -> [ScoredField: FieldTally] {
    var tallies: [ScoredField: FieldTally] = [:]
    for field in ScoredField.allCases where item.truth[field] != nil {
      tallies[field] = FieldTally(field, item, measure: measure, judged: &judged)
    }
    return tallies
  }

  private static func sum(_ tallies: [[ScoredField: FieldTally]]) -> [ScoredField: FieldTally] {
    tallies.reduce(into: [:]) { sum, tallies in
      for (field, tally) in tallies { sum[field] = (sum[field] ?? FieldTally()) + tally }
    }
  }

  private static func total(_ tallies: [ScoredField: FieldTally]) -> FieldTally {
    ScoredField.allCases.compactMap { tallies[$0] }.reduce(FieldTally(), +)
  }

  private static func bins(_ judged: [JudgedValue]) -> [Bin] {
    let limits = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001]
    return zip(limits, limits.dropFirst()).compactMap { from, to in
      let values = judged.compactMap { value in
        value.confidence.map { (confidence: $0, isRight: value.isRight) }
      }
      .filter { $0.confidence >= from && $0.confidence < to }
      guard !values.isEmpty else { return nil }
      let count = Double(values.count)
      return Bin(
        from: from, to: min(to, 1), values: values.count,
        meanConfidence: values.reduce(0) { $0 + $1.confidence } / count,
        right: Double(values.count { $0.isRight }) / count)
    }
  }
}
