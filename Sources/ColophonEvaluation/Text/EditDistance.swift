/// The Levenshtein distance of two sequences: the least number of symbols to insert, delete or replace.
///
/// Bit-parallel dynamic programming over blocks of 64 rows: G. Myers, "A fast bit-vector algorithm for
/// approximate string matching based on dynamic programming", Journal of the ACM 46 (1999), 395–415, with
/// the first row of H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
/// distances", Nordic Journal of Computing 10 (2003), 29–39, which makes the distance one of whole
/// sequences. The work grows with `a.count * b.count / 64`, memory with the number of different symbols
/// times the length over 64.
package func editDistance<Symbol: Hashable>(_ a: [Symbol], _ b: [Symbol]) -> Int {
  // What both share at the ends costs nothing; of a good reading little is left over.
  var start = 0
  while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
  var end = 0
  while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] {
    end += 1
  }
  let rows = a[start..<(a.count - end)]
  let columns = b[start..<(b.count - end)]
  if rows.isEmpty { return columns.count }
  if columns.isEmpty { return rows.count }
  return BitVectorTable(rows: rows).distance(to: columns)
}

/// The least Levenshtein distance of a pattern to any stretch of a text: Myers's search, see `editDistance`.
package func leastEditDistance<Symbol: Hashable>(of pattern: [Symbol], within text: [Symbol]) -> Int {
  guard !pattern.isEmpty else { return 0 }
  return BitVectorTable(rows: pattern[...]).leastDistance(within: text[...])
}

/// The rows of the dynamic programming table, as bits: for each symbol the places where it stands.
private struct BitVectorTable<Symbol: Hashable> {
  private let rowCount: Int
  private let blockCount: Int
  private let numbers: [Symbol: Int]
  /// For the symbol with number `n` its blocks from `n * blockCount`. Number 0 is every symbol that no row
  /// has.
  private let places: [UInt64]

  init(rows: ArraySlice<Symbol>) {
    rowCount = rows.count
    blockCount = (rows.count + 63) / 64
    var numbers: [Symbol: Int] = [:]
    for symbol in rows where numbers[symbol] == nil { numbers[symbol] = numbers.count + 1 }
    var places = [UInt64](repeating: 0, count: (numbers.count + 1) * blockCount)
    for (row, symbol) in rows.enumerated() {
      places[numbers[symbol, default: 0] * blockCount + row / 64] |= 1 << UInt64(row % 64)
    }
    self.numbers = numbers
    self.places = places
  }

  func distance(to columns: ArraySlice<Symbol>) -> Int {
    // Going one column to the right costs one symbol in the row above the first.
    var last = rowCount
    walk(columns, stepAbove: 1) { last = $0 }
    return last
  }

  /// The columns before and after the best stretch cost nothing.
  func leastDistance(within columns: ArraySlice<Symbol>) -> Int {
    var least = rowCount
    walk(columns, stepAbove: 0) { least = min(least, $0) }
    return least
  }

  /// Goes through the columns and tells the distance in the last row after each.
  private func walk(_ columns: ArraySlice<Symbol>, stepAbove: Int, _ visit: (Int) -> Void) {
    var distance = rowCount
    var blocks = [BitVectorBlock](repeating: BitVectorBlock(), count: blockCount)
    let lastRow = UInt64(1) << UInt64((rowCount - 1) % 64)
    for symbol in columns {
      let first = numbers[symbol, default: 0] * blockCount
      var step = stepAbove
      for index in 0..<(blockCount - 1) {
        step = blocks[index].advance(places[first + index], step: step, bottom: 1 << 63)
      }
      distance += blocks[blockCount - 1].advance(places[first + blockCount - 1], step: step, bottom: lastRow)
      visit(distance)
    }
  }
}

/// 64 rows of one column: where the value grows or falls by one from a row to the next.
struct BitVectorBlock {
  private var grows = UInt64.max
  private var falls = UInt64(0)

  /// Moves to the next column. `step` is the change (-1, 0 or 1) just above the block; returns the change at
  /// the row `bottom`.
  mutating func advance(_ equal: UInt64, step: Int, bottom: UInt64) -> Int {
    let vertical = equal | falls
    let equal = step < 0 ? equal | 1 : equal
    let horizontal = (((equal & grows) &+ grows) ^ grows) | equal
    var growsAcross = falls | ~(horizontal | grows)
    var fallsAcross = grows & horizontal
    let change = growsAcross & bottom != 0 ? 1 : fallsAcross & bottom != 0 ? -1 : 0
    growsAcross = growsAcross << 1 | (step > 0 ? 1 : 0)
    fallsAcross = fallsAcross << 1 | (step < 0 ? 1 : 0)
    grows = fallsAcross | ~(vertical | growsAcross)
    falls = growsAcross & vertical
    return change
  }
}
