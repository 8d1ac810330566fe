import ColophonDocument

/// How well estimates choose between two readings of the same lines.
package struct LineChoice: Sendable {
  /// Lines that two readings cut alike.
  package private(set) var lines = 0
  /// Those whose error rates differ by more than `clearDifference`, and those of them where the better was chosen.
  package private(set) var clear = 0
  package private(set) var clearAndRight = 0
  /// Characters, and errors if always the first, always the second, the estimated better, the truly better is taken.
  package private(set) var characters = 0.0
  package private(set) var errors = (first: 0.0, second: 0.0, chosen: 0.0, best: 0.0)

  static let clearDifference = 0.05
  /// Boxes that share so much of their common area hold the same line.
  private static let leastOverlap = 0.7

  /// - Parameter answers: for lines; compared are the readings of the folders `first` and any other.
  init(_ answers: [QualityTest.Answer], first: String) {
    // Sums of fractions depend on their order, and the card must not.
    for (_, group) in Dictionary(grouping: answers, by: \.sample.image).sorted(by: { $0.key < $1.key }) {
      let candidates = group.filter { $0.sample.reading == first }
      for other in group where other.sample.reading != first {
        guard let match = candidates.max(by: { overlap($0, other) < overlap($1, other) }),
          overlap(match, other) > Self.leastOverlap
        else { continue }
        add(match, other)
      }
    }
  }

  private mutating func add(_ first: QualityTest.Answer, _ second: QualityTest.Answer) {
    lines += 1
    let rates = (first.sample.errorRate, second.sample.errorRate)
    let takesFirst = first.estimate < second.estimate
    if abs(rates.0 - rates.1) > Self.clearDifference {
      clear += 1
      if takesFirst == (rates.0 < rates.1) { clearAndRight += 1 }
    }
    let length = Double(second.sample.characters)
    characters += length
    errors.first += rates.0 * length
    errors.second += rates.1 * length
    errors.chosen += (takesFirst ? rates.0 : rates.1) * length
    errors.best += min(rates.0, rates.1) * length
  }

  private func overlap(_ a: QualityTest.Answer, _ b: QualityTest.Answer) -> Double {
    guard let a = a.sample.box, let b = b.sample.box else { return 0 }
    let width = max(0, min(a.right, b.right) - max(a.left, b.left))
    let height = max(0, min(a.bottom, b.bottom) - max(a.top, b.top))
    let common = width * height
    let all = a.width * a.height + b.width * b.height - common
    return all > 0 ? Double(common) / Double(all) : 0
  }
}
