import CLeptonica
import ColophonDocument

/// What stands on a page by the look of it, whether anything was read or not.
///
/// Measured on the evened, reduced page, so that paper texture, stains, the shadow of the gutter and a dark border of
/// the scanner are no ink. Neither are specks, nor what touches the edge of the image.
package struct PageInk: Hashable, Sendable {
  /// The part of the page that is ink, from 0 to 1.
  package var share: Double
  /// The part of the page, without its margins, that is much darker than its paper: high for a photograph or a
  /// marbled endpaper, whose dark masses evening takes for background.
  package var shade: Double
  /// Pieces that look like lines of text: of one height, made of several letters with white between them. Faint
  /// ones count too; a whole page is found even where the evened letters are barely darker than the paper.
  package var lines: Int
  /// Whether specks are a good part of all ink, as on a page of noise. There are no lines then.
  package var isNoise: Bool
  /// How many of the boxes asked about hold ink; none on a page of noise.
  package var boxesWithInk: Int

  /// Ink is at least 30 % darker than the paper around it. Real print keeps to that on faded and on dirty pages;
  /// print that shows through from the other side does not.
  static let inkBelow = 0.7
  /// Pieces no wider and no taller than this are specks, in pixels of the reduced page.
  static let speck: Bitmap.PieceSize = (3, 4)
  /// The part of the ink that may be specks. On 198 real scans it is at most a sixth, on synthetic noise of many
  /// kinds at least a third.
  private static let mostSpecks = 0.3
  /// Fewer specks, as part of the page, are dirt or the remains of faint letters, and no noise.
  private static let leastNoise = 0.002
  /// A box holds ink when so much of it is.
  private static let leastInkInBox = 0.05
  /// Letters leave white in their line, a rule or a shadow does not.
  private static let fullestLine = 0.6
  private static let fewestLetters = 4

  /// - Parameter boxes: where words were read, in pixels of the page.
  package init(
    of bitmap: borrowing Bitmap, under boxes: [ColophonDocument.Box] = []
  ) throws(ImageError) {
    let page = try EvenedPage(of: bitmap)
    let all = try page.ink(below: Self.inkBelow)
    let marks = try all.withoutSpecks(Self.speck)
    let inner = try marks.withoutEdges()
    let inked = all.inkedPixels
    let area = Double(all.width * all.height)
    share = inner.inkedShare
    shade = Self.shade(of: page)
    let specks = Double(inked - marks.inkedPixels)
    isNoise = specks > Self.mostSpecks * Double(inked) && specks > Self.leastNoise * area
    // Show-through of a page is no ink, but it may be all that is left of a faded one.
    let faint = try page.ink(below: TextLineFinder.inkBelow).withoutSpecks(Self.speck).withoutEdges()
    lines = isNoise ? 0 : TextLineFinder.evenPieces(try Self.lines(in: faint)).count
    let scale = page.scale
    boxesWithInk = isNoise ? 0 : boxes.count { Self.holdsInk($0, marks, scale: scale) }
  }

  private static func lines(in ink: borrowing Bitmap) throws(ImageError) -> [ColophonDocument.Box] {
    var found: [ColophonDocument.Box] = []
    for box in try TextLineFinder.pieces(in: ink) {
      guard let piece = ink.cropped(to: box) else { continue }
      let fullness = Double(piece.inkedPixels) / Double(box.width * box.height)
      if piece.pieceCount >= fewestLetters, fullness <= fullestLine { found.append(box) }
    }
    return found
  }

  private static func holdsInk(
    _ box: ColophonDocument.Box, _ ink: borrowing Bitmap, scale: Float
  ) -> Bool {
    func small(_ value: Int) -> Int { Int(Float(value) * scale) }
    let place = ColophonDocument.Box(
      left: small(box.left), top: small(box.top), right: small(box.right) + 1, bottom: small(box.bottom) + 1)
    guard let part = ink.cropped(to: place) else { return false }
    return part.inkedShare >= leastInkInBox
  }

  /// Looks at the page without an eighth on each side, where borders and the gutter are.
  private static func shade(of page: borrowing EvenedPage) -> Double {
    let width = page.grey.width
    let height = page.grey.height
    let inner = ColophonDocument.Box(
      left: width / 8, top: height / 8, right: width - width / 8, bottom: height - height / 8)
    guard let part = page.grey.cropped(to: inner) else { return 0 }
    var histogram = pixGetGrayHistogram(part.pix, 4)
    defer { numaDestroy(&histogram) }
    let counts = (0..<256).map { grey -> Float in
      var count: Float = 0
      numaGetFValue(histogram, Int32(grey), &count)
      return count
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { return 0 }
    var lighter: Float = 0
    // The lightest tenth may be glare; a page whose paper is darker than middle grey is no paper.
    let paper = counts.indices.reversed().first { grey in
      lighter += counts[grey]
      return lighter >= total / 10
    }
    let dark = max(paper ?? 0, 128) * 3 / 4
    return Double(counts[..<dark].reduce(0, +) / total)
  }
}
