/// How two short sequences of characters go together at the least cost: which stand for which.
///
/// Traced back through the whole table of distances, whose cells number the product of both lengths.
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

  let steps: [Step]

  init(_ truth: ArraySlice<Int>, _ found: ArraySlice<Int>) {
    let shared = zip(truth, found).prefix { $0 == $1 }.map { Step.same($0.0) }
    let truth = Array(truth.dropFirst(shared.count))
    let found = Array(found.dropFirst(shared.count))
    if truth.isEmpty || found.isEmpty {
      steps = shared + truth.map(Step.missed) + found.map(Step.invented)
    } else {
      steps = shared + Self.traced(truth, found)
    }
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
