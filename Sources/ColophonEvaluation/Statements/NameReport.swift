import Foundation

/// How well a tagger found names: by data set, kind, language, decade and document type, and how far its confidence
/// can be trusted.
package struct NameReport: Sendable {
  package struct Row: Sendable {
    package var name: String
    package var words: Int
    package var strict: Detection
    package var fuzzy: Detection
  }

  /// Found names of about the same confidence, and how many were right throughout.
  package struct Bin: Sendable {
    package var range: ClosedRange<Double>
    package var count: Int
    package var confidence: Double
    package var right: Double
  }

  /// Title of the table and its rows.
  package let tables: [(title: String, rows: [Row])]
  package let bins: [Bin]
  /// Mean distance of confidence and share of right answers over the bins, weighted by their size; nil without names.
  package let calibrationError: Double?

  package init(_ texts: [LabelledNames]) {
    // A kind that a set does not label cannot be wrong there.
    let kinds = Dictionary(grouping: texts, by: \.set).mapValues { Set($0.flatMap(\.expected).map(\.kind)) }
    let scored = texts.map { text in
      (
        text: text,
        score: NameScore(
          expected: text.expected, found: text.found.map(\.name), kinds: kinds[text.set] ?? [])
      )
    }
    func rows(_ key: (LabelledNames) -> String?) -> [Row] {
      Dictionary(grouping: scored.filter { key($0.text) != nil }) { key($0.text) ?? "" }
        .map { name, part in
          var sum = NameScore()
          for one in part { sum += one.score }
          return Row(
            name: name, words: part.reduce(0) { $0 + $1.text.words }, strict: sum.strictMicro,
            fuzzy: sum.fuzzyMicro)
        }.sorted { $0.name < $1.name }
    }
    var byKind: [Row] = []
    for (set, part) in Dictionary(grouping: scored, by: \.text.set).sorted(by: { $0.key < $1.key }) {
      var sum = NameScore()
      for one in part { sum += one.score }
      for (kind, counts) in sum.strict.sorted(by: { $0.key < $1.key }) {
        byKind.append(
          Row(
            name: "\(set): \(kind)", words: part.reduce(0) { $0 + $1.text.words }, strict: counts.detection,
            fuzzy: sum.fuzzy[kind]?.detection ?? Detection()))
      }
    }
    tables = [
      ("set", rows { "\($0.set) (\($0.language))" }), ("kind", byKind), ("language", rows(\.language)),
      ("decade", rows { $0.year.map { "\($0 / 10 * 10)s" } ?? "unknown" }),
      ("document type", rows { $0.documentType ?? "unknown" }),
    ]
    bins = Self.bins(texts, kinds)
    let all = bins.reduce(0) { $0 + $1.count }
    calibrationError =
      all > 0
      ? bins.reduce(0) { $0 + abs($1.confidence - $1.right) * Double($1.count) } / Double(all) : nil
  }

  private static func bins(_ texts: [LabelledNames], _ kinds: [String: Set<String>]) -> [Bin] {
    let judged = texts.flatMap { text in
      let expected = Set(text.expected)
      return text.found.filter { kinds[text.set]?.contains($0.name.kind) == true }
        .map { (confidence: $0.confidence, isRight: expected.contains($0.name)) }
    }
    return (0..<10).compactMap { index in
      let bounds = Double(index) / 10...Double(index + 1) / 10
      let part = judged.filter { min(9, Int($0.confidence * 10)) == index }
      guard !part.isEmpty else { return nil }
      return Bin(
        range: bounds, count: part.count,
        confidence: part.reduce(0) { $0 + $1.confidence } / Double(part.count),
        right: Double(part.count(where: \.isRight)) / Double(part.count))
    }
  }
}
