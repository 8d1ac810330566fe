/// Where a line of the truth that has no partner should stand in the reading, going by the lines before and after.
struct Neighbours {
  /// More free lines than this between two others are no misreading of one line.
  private static let mostLines = 2

  private let partners: [[Int]]
  private let taken: Set<Int>
  private let foundCount: Int

  /// - Parameters:
  ///   - partners: For each line of the truth the lines of the reading that hold parts of it.
  ///   - foundCount: Lines of the reading.
  init(partners: [[Int]], foundCount: Int) {
    self.partners = partners
    taken = Set(partners.flatMap { $0 })
    self.foundCount = foundCount
  }

  /// Lines of the reading without a partner, between the partners of the lines before and after; none where one of
  /// these has no partner itself.
  func free(around line: Int) -> [Int] {
    var start = 0
    var end = foundCount
    if line > 0 {
      guard let last = partners[line - 1].max() else { return [] }
      start = last + 1
    }
    if line + 1 < partners.count {
      guard let first = partners[line + 1].min() else { return [] }
      end = first
    }
    let free = (start..<max(start, end)).filter { !taken.contains($0) }
    return free.count <= Self.mostLines ? free : []
  }
}
