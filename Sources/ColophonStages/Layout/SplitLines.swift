import ColophonDocument

/// Puts lines together again that layout analysis cut in two where word spaces happen to stand below each other.
///
/// Between true columns the gap is wider than between words, and where lines end ragged it varies. So two regions are
/// one where nearly all of their lines that face each other stand no farther apart than words do.
enum SplitLines {
  /// Of the median space between words of the page.
  private static let widestGap = 1.4
  /// Boxes may touch, as part of the letters' height.
  private static let deepestOverlap = 0.3
  /// Part of the facing lines that must stand so close.
  private static let leastShare = 0.75

  static func joined(_ page: LayoutPage) -> LayoutPage {
    guard page.regions.count > 1, let space = page.wordSpace else { return page }
    let pairs = facingPairs(page.lines)
    let sides = Dictionary(grouping: pairs) { [page.lines[$0.left].region, page.lines[$0.right].region] }
    var joins: [Pair] = []
    for pairs in sides.values {
      let near = pairs.filter { $0.gap <= widestGap * space }
      guard Double(near.count) >= leastShare * Double(pairs.count) else { continue }
      joins += near
    }
    var partner: [Int: Int] = [:]
    var taken: Set<Int> = []
    // Of two lines that face the same one the nearer one has it.
    for pair in joins.sorted(by: { ($0.gap, $0.left) < ($1.gap, $1.left) })
    where taken.insert(pair.right).inserted {
      partner[pair.left] = pair.right
    }
    guard !partner.isEmpty else { return page }
    var page = page
    let lines = page.lines
    page.replaceLines(
      with: lines.indices.filter { !taken.contains($0) }.map { first in
        var line = lines[first]
        var next = partner[first]
        while let index = next {
          line = line.joined(with: lines[index])
          next = partner[index]
        }
        return line
      })
    return page
  }

  private struct Pair {
    let left: Int
    let right: Int
    let gap: Double
  }

  /// Each line of another region that is the next one on the same level to the right.
  private static func facingPairs(_ lines: [LayoutLine]) -> [Pair] {
    lines.indices.compactMap { index in
      let line = lines[index]
      guard line.isReadable, line.kind != .image else { return nil }
      let next = lines.indices.filter { other in
        other != index && lines[other].isReadable && lines[other].kind != .image
          && lines[other].isBeside(line)
          && Double(lines[other].ink.left - line.ink.right) >= -deepestOverlap * line.height
          && lines[other].ink.left > line.ink.left
      }.min { lines[$0].ink.left < lines[$1].ink.left }
      guard let next, lines[next].region != line.region else { return nil }
      return Pair(left: index, right: next, gap: Double(lines[next].ink.left - line.ink.right))
    }
  }
}

extension LayoutLine {
  /// - Parameter other: what stands to the right of it.
  fileprivate func joined(with other: LayoutLine) -> LayoutLine {
    var whole = Line(
      box: line.box.union(other.line.box), words: words + other.words,
      startsParagraph: line.startsParagraph)
    let (first, second) = (Double(letters), Double(other.letters))
    if let errors = line.expectedErrors, let others = other.line.expectedErrors, first + second > 0 {
      whole.expectedErrors = (errors * first + others * second) / (first + second)
    }
    return LayoutLine(whole, region: region, kind: kind, role: role)
  }
}
