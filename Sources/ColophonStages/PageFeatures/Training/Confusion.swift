import ColophonDocument

/// What pages are and what they were taken for.
package struct Confusion: Sendable {
  package struct Mistake: Sendable {
    package var name: String
    package var type: DocumentType
    package var answer: String
    package var confidence: Double
  }

  package private(set) var counts: [DocumentType: [String: Int]] = [:]
  package private(set) var mistakes: [Mistake] = []
  package private(set) var total = 0

  mutating func add(_ page: TrainingPage, _ answer: Classification) {
    counts[page.type, default: [:]][answer.label, default: 0] += 1
    total += 1
    if answer.label != page.type.rawValue {
      mistakes.append(
        Mistake(
          name: page.name, type: page.type, answer: answer.label, confidence: answer.confidence ?? 0))
    }
  }

  package var accuracy: Double {
    total == 0 ? 0 : Double(total - mistakes.count) / Double(total)
  }

  /// Harmonic mean of precision and recall for a type; nil when it neither occurred nor was answered.
  package func f1(of type: DocumentType) -> Double? {
    let right = counts[type]?[type.rawValue] ?? 0
    let occurred = counts[type]?.values.reduce(0, +) ?? 0
    let answered = counts.values.reduce(0) { $0 + ($1[type.rawValue] ?? 0) }
    return occurred + answered == 0 ? nil : 2 * Double(right) / Double(occurred + answered)
  }

  /// A table in Markdown: a row for what pages are, a column for what they were taken for.
  package var table: String {
    let types = DocumentType.allCases
    var rows = ["| is \\ taken for | \(types.map(\.rawValue).joined(separator: " | ")) | F1 |"]
    rows.append("| --- | \(types.map { _ in "---:" }.joined(separator: " | ")) | ---: |")
    for type in types {
      guard let row = counts[type] else { continue }
      let cells = types.map { row[$0.rawValue].map(String.init) ?? "" }
      let score = f1(of: type).map { percent($0) } ?? ""
      rows.append("| \(type.rawValue) | \(cells.joined(separator: " | ")) | \(score) |")
    }
    return rows.joined(separator: "\n")
  }
}

/// A share as a percentage with one decimal place, without the sign.
func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
