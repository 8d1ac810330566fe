import CLeptonica
import ColophonDocument

/// Finds some lines of text on a page without layout analysis, for a cheap first look.
///
/// On the evened, reduced page letters are smeared sideways until each line is one connected piece. Pieces as tall
/// as most others and at least as long as the median are lines of running text. Takes about a fiftieth of the time
/// of reading the page.
package enum TextLineFinder {
  /// Part of the paper's grey below which a pixel of the evened page is ink.
  static let inkBelow = 0.85
  /// Longest piece of a line that is given, as a multiple of its smeared height: six to eight words.
  private static let longestPiece = 24
  /// Pieces of one line are no farther apart, as a multiple of their height.
  private static let widestGap = 3

  /// At most `count` boxes in reading order, spread evenly over the page from top to bottom.
  ///
  /// Each holds the beginning of a line with some white around it. Empty for a blank page or a picture.
  package static func lines(
    of page: borrowing EvenedPage, count: Int
  ) throws(ImageError) -> [ColophonDocument.Box] {
    let scale = page.scale
    let even = joined(try evenPieces(pieces(in: page.ink(below: inkBelow))))
    guard !even.isEmpty else { return [] }
    let width = median(even.map(\.width))
    let long = even.filter { $0.width >= width }.sorted { ($0.top, $0.left) < ($1.top, $1.left) }

    let indices =
      long.count <= count ? Array(long.indices) : (0..<count).map { (2 * $0 + 1) * long.count / (2 * count) }
    let border = page.whole
    return indices.map { piece(long[$0], scale: scale, within: border) }
  }

  /// Everything that looks like a line of text or a good part of one, from top to bottom, in pixels of the page.
  package static func all(in page: borrowing EvenedPage) throws(ImageError) -> [ColophonDocument.Box] {
    let scale = page.scale
    let border = page.whole
    return try evenPieces(pieces(in: page.ink(below: inkBelow)))
      .sorted { ($0.top, $0.left) < ($1.top, $1.left) }
      .map { line in
        func full(_ value: Int) -> Int { Int(Float(value) / scale) }
        return ColophonDocument.Box(
          left: max(border.left, full(line.left)), top: max(border.top, full(line.top)),
          right: min(border.right, full(line.right)), bottom: min(border.bottom, full(line.bottom)))
      }
  }

  /// Pieces on one level put together to lines, except over gaps as wide as between columns.
  package static func joined(_ pieces: [ColophonDocument.Box]) -> [ColophonDocument.Box] {
    var lines: [ColophonDocument.Box] = []
    for piece in pieces.sorted(by: { ($0.left, $0.top) < ($1.left, $1.top) }) {
      let place = lines.lastIndex { line in
        let common = min(line.bottom, piece.bottom) - max(line.top, piece.top)
        return 2 * common >= min(line.height, piece.height)
          && piece.left - line.right <= widestGap * piece.height
      }
      if let place { lines[place] = lines[place].union(piece) } else { lines.append(piece) }
    }
    return lines
  }

  /// Those about as tall as most.
  static func evenPieces(_ pieces: [ColophonDocument.Box]) -> [ColophonDocument.Box] {
    guard !pieces.isEmpty else { return [] }
    let height = median(pieces.map(\.height))
    return pieces.filter { $0.height * 10 >= height * 6 && $0.height * 10 <= height * 17 }
  }

  private static func median(_ values: [Int]) -> Int { values.sorted()[values.count / 2] }

  /// The beginning of a line in pixels of the page, with room for ascenders, descenders and skew.
  private static func piece(
    _ line: ColophonDocument.Box, scale: Float, within page: ColophonDocument.Box
  ) -> ColophonDocument.Box {
    let margin = line.height / 3 + 2
    let right = line.left + min(line.width, longestPiece * line.height)
    func full(_ value: Int) -> Int { Int(Float(value) / scale) }
    return ColophonDocument.Box(
      left: max(page.left, full(line.left - 2)), top: max(page.top, full(line.top - margin)),
      right: min(page.right, full(right + 2)), bottom: min(page.bottom, full(line.bottom + margin)))
  }

  /// Boxes of smeared pieces of ink with the shape of a line, in pixels of the reduced page.
  static func pieces(in ink: borrowing Bitmap) throws(ImageError) -> [ColophonDocument.Box] {
    let page = ink.pix
    let smeared = try Bitmap.making { pixCloseBrick(nil, page, 15, 1) }
    // Rules and hairs go, smeared words stay.
    let lines = try Bitmap.making { pixOpenBrick(nil, smeared.pix, 10, 2) }
    var boxes = pixConnCompBB(lines.pix, 8)
    defer { boxaDestroy(&boxes) }
    var found: [ColophonDocument.Box] = []
    for index in 0..<boxaGetCount(boxes) {
      var left: Int32 = 0
      var top: Int32 = 0
      var width: Int32 = 0
      var height: Int32 = 0
      guard boxaGetBoxGeometry(boxes, index, &left, &top, &width, &height) == 0 else { continue }
      guard (6...60).contains(height), width >= 6 * height else { continue }
      found.append(
        ColophonDocument.Box(
          left: Int(left), top: Int(top), right: Int(left + width), bottom: Int(top + height)))
    }
    return found
  }
}
