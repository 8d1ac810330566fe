/// What was read for what, and how often.
package struct Confusions: Hashable, Sendable {
  /// A few characters of the truth and those that stand in their place; one of the two may be empty.
  package struct Pair: Hashable, Sendable {
    package var expected: String
    package var found: String

    package init(expected: String, found: String) {
      self.expected = expected
      self.found = found
    }
  }

  package struct Entry: Hashable, Sendable {
    package var pair: Pair
    package var count: Int
  }

  /// A longer run of wrong characters is no confusion of letters but a failure of the line.
  static let longest = 3

  private(set) var counts: [Pair: Int] = [:]

  /// Takes in the runs of wrong characters between right ones: `rn` read as `m` is one confusion, not a
  /// replacement and a loss.
  mutating func add(_ steps: [Alignment.Step], _ symbols: SymbolTable) {
    var expected: [Int] = []
    var found: [Int] = []
    func close(_ counts: inout [Pair: Int]) {
      guard !expected.isEmpty || !found.isEmpty else { return }
      if expected.count <= Self.longest, found.count <= Self.longest {
        counts[Pair(expected: symbols.text(expected), found: symbols.text(found)), default: 0] += 1
      }
      expected = []
      found = []
    }
    for step in steps {
      switch step {
      case .same: close(&counts)
      case .replaced(let truth, let reading):
        expected.append(truth)
        found.append(reading)
      case .missed(let truth): expected.append(truth)
      case .invented(let reading): found.append(reading)
      }
    }
    close(&counts)
  }

  mutating func merge(_ other: Confusions) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// The most frequent ones first.
  package func top(_ number: Int) -> [Entry] {
    let entries = counts.map { Entry(pair: $0.key, count: $0.value) }
    return Array(
      entries.sorted { a, b in
        (-a.count, a.pair.expected, a.pair.found) < (-b.count, b.pair.expected, b.pair.found)
      }
      .prefix(number))
  }
}
