/// How two sequences of characters go together at the least cost: which stand for which.
///
/// Short pairs are traced back through the whole table of distances; longer ones are halved first, so that memory
/// grows with the length and not with its square: D. S. Hirschberg, "A linear space algorithm for computing
/// maximal common subsequences", Communications of the ACM 18 (1975), 341–343.
struct Alignment {
  enum Step: Equatable {
    /// The same character on both sides.
    case same(Int)
    case replaced(Int, by: Int)
    /// In the truth only.
    case missed(Int)
    /// In the reading only.
    case invented(Int)
  }

  private(set) var steps: [Step] = []

  /// Cells of the table above which a pair is halved.
  private static let tableLimit = 1 << 18

  init(_ truth: ArraySlice<Int>, _ found: ArraySlice<Int>) {
    steps.reserveCapacity(max(truth.count, found.count))
    align(truth, found)
  }

  private mutating func align(_ truth: ArraySlice<Int>, _ found: ArraySlice<Int>) {
    var truth = truth
    var found = found
    while let a = truth.first, a == found.first {
      steps.append(.same(a))
      truth.removeFirst()
      found.removeFirst()
    }
    if truth.isEmpty || found.isEmpty {
      steps += truth.map(Step.missed) + found.map(Step.invented)
    } else if truth.count == 1 || (truth.count + 1) * (found.count + 1) <= Self.tableLimit {
      steps += Self.traced(Array(truth), Array(found))
    } else {
      let middle = truth.startIndex + truth.count / 2
      let upper = Self.lastRow(truth[..<middle], found)
      let lower = Self.lastRow(truth[middle...].reversed(), found.reversed())
      let cut =
        upper.indices.min { upper[$0] + lower[found.count - $0] < upper[$1] + lower[found.count - $1] } ?? 0
      align(truth[..<middle], found[..<(found.startIndex + cut)])
      align(truth[middle...], found[(found.startIndex + cut)...])
    }
  }

  /// Distances of the whole truth to each beginning of the reading.
  private static func lastRow(_ truth: some Sequence<Int>, _ found: some Sequence<Int>) -> [Int] {
    let found = Array(found)
    var row = Array(0...found.count)
    for (index, symbol) in truth.enumerated() {
      var diagonal = index
      row[0] = index + 1
      for column in found.indices {
        let value = min(diagonal + (symbol == found[column] ? 0 : 1), row[column] + 1, row[column + 1] + 1)
        diagonal = row[column + 1]
        row[column + 1] = value
      }
    }
    return row
  }

  private static func traced(_ truth: [Int], _ found: [Int]) -> [Step] {
    let width = found.count + 1
    var table = [Int32](repeating: 0, count: (truth.count + 1) * width)
    for column in 0..<width { table[column] = Int32(column) }
    for row in 1...truth.count {
      table[row * width] = Int32(row)
      for column in 1..<width {
        let diagonal = table[(row - 1) * width + column - 1] + (truth[row - 1] == found[column - 1] ? 0 : 1)
        table[row * width + column] = min(
          diagonal, table[(row - 1) * width + column] + 1, table[row * width + column - 1] + 1)
      }
    }
    var steps: [Step] = []
    var row = truth.count
    var column = found.count
    while row > 0 || column > 0 {
      let cost = table[row * width + column]
      if row > 0, column > 0 {
        let isSame = truth[row - 1] == found[column - 1]
        if table[(row - 1) * width + column - 1] + (isSame ? 0 : 1) == cost {
          steps.append(isSame ? .same(truth[row - 1]) : .replaced(truth[row - 1], by: found[column - 1]))
          row -= 1
          column -= 1
          continue
        }
      }
      if row > 0, table[(row - 1) * width + column] + 1 == cost {
        steps.append(.missed(truth[row - 1]))
        row -= 1
      } else {
        steps.append(.invented(found[column - 1]))
        column -= 1
      }
    }
    return steps.reversed()
  }
}
