import ColophonDocument

/// A line's place, or that of a part of a line, on the page with the page set straight.
struct ColumnLine {
  /// A run of words without a wide gap.
  struct Piece {
    var words: Range<Int>
    var left: Double
    var right: Double
  }

  /// Index into the page's lines; nil for a printed rule.
  let index: Int?
  /// From left to right; one for a line without wide gaps.
  let pieces: [Piece]
  let top: Double
  let bottom: Double
  let isReadable: Bool

  var left: Double { pieces.map(\.left).min() ?? 0 }
  var right: Double { pieces.map(\.right).max() ?? 0 }
  var middle: Double { (top + bottom) / 2 }
  var width: Double { right - left }

  /// Of a space between words.
  private static let wideGap = 2.0

  /// - Parameters:
  ///   - slope: how many pixels lines fall on their way of one pixel to the right.
  ///   - wordSpace: usual on the page, in pixels; nil where that is not known.
  init(_ line: LayoutLine, index: Int, slope: Double, wordSpace: Double?) {
    self.index = index
    let middle = line.middle
    let centre = Double(line.ink.left + line.ink.right) / 2
    let shift = slope * middle
    var pieces: [Piece] = []
    for (position, word) in line.words.enumerated() where word.isReadable {
      let (left, right) = (Double(word.box.left) + shift, Double(word.box.right) + shift)
      if let space = wordSpace, let last = pieces.last, left - last.right > Self.wideGap * space {
        pieces.append(Piece(words: position..<position, left: left, right: right))
      } else if pieces.isEmpty {
        pieces.append(Piece(words: 0..<0, left: left, right: right))
      }
      // Words of scripts that run from right to left come in that order.
      pieces[pieces.count - 1].left = min(pieces[pieces.count - 1].left, left)
      pieces[pieces.count - 1].right = max(pieces[pieces.count - 1].right, right)
    }
    if pieces.isEmpty {
      pieces = [
        Piece(words: 0..<0, left: Double(line.ink.left) + shift, right: Double(line.ink.right) + shift)
      ]
    }
    // What is no letter, such as a rule between columns that was taken for one, goes with the word before it.
    for index in pieces.indices {
      let end = index + 1 < pieces.count ? pieces[index + 1].words.lowerBound : line.words.count
      pieces[index].words = pieces[index].words.lowerBound..<end
    }
    self.pieces = pieces
    // A crooked line's box is higher than its letters.
    let half = line.height / 2
    top = middle - slope * centre - half
    bottom = middle - slope * centre + half
    isReadable = line.isReadable
  }

  init(rule: Box, slope: Double) {
    index = nil
    let middle = Double(rule.top + rule.bottom) / 2
    pieces = [
      Piece(
        words: 0..<0, left: Double(rule.left) + slope * middle, right: Double(rule.right) + slope * middle)
    ]
    top = middle - slope * Double(rule.left + rule.right) / 2
    bottom = top
    isReadable = false
  }

  private init(_ pieces: some Collection<Piece>, of line: ColumnLine) {
    index = line.index
    self.pieces = Array(pieces)
    top = line.top
    bottom = line.bottom
    isReadable = line.isReadable
  }

  /// The line in two, before the piece with this index.
  func parted(before piece: Int) -> [ColumnLine] {
    [ColumnLine(pieces[..<piece], of: self), ColumnLine(pieces[piece...], of: self)]
  }

  /// Neighbours that are parts of one line put together again.
  static func whole(_ lines: [ColumnLine]) -> [ColumnLine] {
    lines.reduce(into: []) { result, line in
      if let last = result.last, let index = last.index, index == line.index {
        result[result.count - 1] = ColumnLine(last.pieces + line.pieces, of: last)
      } else {
        result.append(line)
      }
    }
  }

  /// The words themselves; nil for a rule.
  func line(in page: LayoutPage) -> LayoutLine? {
    guard let index, let first = pieces.first, let last = pieces.last else { return nil }
    let line = page.lines[index]
    if first.words.lowerBound == 0 && last.words.upperBound == line.words.count { return line }
    let parts = line.parted(before: [first.words.lowerBound, last.words.upperBound])
    return first.words.lowerBound == 0 ? parts.first : parts.dropFirst().first
  }

  /// From top to bottom, and within a row from left to right.
  static func inRows(_ lines: [ColumnLine]) -> [ColumnLine] {
    let sorted = lines.sorted { ($0.middle, $0.index ?? .max) < ($1.middle, $1.index ?? .max) }
    var result: [ColumnLine] = []
    var row: [ColumnLine] = []
    for line in sorted {
      if let first = row.first, line.middle - first.middle > 0.5 * max(first.bottom - first.top, 1) {
        result += row.sorted { $0.left < $1.left }
        row = []
      }
      row.append(line)
    }
    return result + row.sorted { $0.left < $1.left }
  }
}
