/// An example of which only the values that are not 0 are told.
package struct SparseRow: Sendable {
  /// In the order of the columns, each at most once.
  package let entries: [(column: Int, value: Double)]

  /// - Parameter entries: in the order of the columns, counted from 0.
  package init(_ entries: [(column: Int, value: Double)]) { self.entries = entries }

  /// Whether the columns rise and stay below a number of them.
  func fits(_ columns: Int) -> Bool {
    var last = -1
    for (column, _) in entries {
      guard column > last, column < columns else { return false }
      last = column
    }
    return true
  }
}
