import CLeptonica
import Foundation

/// What a page looks like from afar, as numbers with names: its colours, and where it is light and dark.
///
/// Measured on a copy of a few hundred pixels, so that neither the resolution nor single letters matter.
package struct PictureMeasure: Sendable {
  /// The numbers in a fixed order; finite, most of them from 0 to 1.
  package let values: [(name: String, value: Double)]

  /// Squares across and down that the page is divided into.
  private static let squares = 6
  /// Sides of the copy, in pixels; a multiple of the squares.
  private static let side = 192

  /// Throws only for want of memory.
  package init(of bitmap: borrowing Bitmap) throws(ImageError) {
    let colours = try Self.small(bitmap)
    var grey = [Double](repeating: 0, count: Self.side * Self.side)
    var warmth = 0.0
    var colourfulness = 0.0
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        var red: Int32 = 0
        var green: Int32 = 0
        var blue: Int32 = 0
        pixGetRGBPixel(colours.pix, Int32(x), Int32(y), &red, &green, &blue)
        grey[y * Self.side + x] = Double(red + green + blue) / 765
        warmth += Double(red - blue) / 255
        colourfulness += Double(max(red, green, blue) - min(red, green, blue)) / 255
      }
    }
    let area = Double(Self.side * Self.side)
    values =
      [
        ("picture.log_aspect", Self.logAspect(bitmap)), ("picture.warmth", warmth / area),
        ("picture.colourfulness", colourfulness / area),
      ] + Self.shades(grey) + Self.strokes(grey) + Self.squareValues(grey)
  }

  /// A copy in colour, squeezed into a square.
  private static func small(_ bitmap: borrowing Bitmap) throws(ImageError) -> Bitmap {
    let page = bitmap.pix
    let bilevel = bitmap.depth == 1
    let scale = EvenedPage.workingScale(of: bitmap)
    // Made small before it is made deep: a bilevel page would grow to 32 times its size.
    let reduced = try Bitmap.making {
      if bilevel { return scale < 1 ? pixScaleToGray(page, scale) : pixClone(page) }
      return pixScale(page, scale, scale)
    }
    let shallow = reduced.pix
    let deep = try Bitmap.making { pixConvertTo32(shallow) }
    let coloured = deep.pix
    return try Bitmap.making { pixScaleToSize(coloured, Int32(side), Int32(side)) }
  }

  private static func logAspect(_ bitmap: borrowing Bitmap) -> Double {
    log(Double(max(1, bitmap.width)) / Double(max(1, bitmap.height)))
  }

  private static func mean(_ values: some Collection<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func spread(_ values: [Double]) -> Double {
    let middle = mean(values)
    return mean(values.map { ($0 - middle) * ($0 - middle) }).squareRoot()
  }

  /// How light the paper is, how dark the ink, and how much of the page is neither.
  private static func shades(_ grey: [Double]) -> [(String, Double)] {
    let sorted = grey.sorted()
    func quantile(_ share: Double) -> Double { sorted[Int(share * Double(sorted.count - 1))] }
    let paper = quantile(0.8)
    return [
      ("picture.paper", paper), ("picture.ink", quantile(0.02)), ("picture.contrast", spread(grey)),
      ("picture.dark_share", Double(grey.count { $0 < 0.7 * paper }) / Double(grey.count)),
    ]
  }

  /// How much the brightness changes to the right and downwards: lines of text change it downwards.
  private static func strokes(_ grey: [Double]) -> [(String, Double)] {
    var across = 0.0
    var down = 0.0
    for y in 0..<(side - 1) {
      for x in 0..<(side - 1) {
        let here = grey[y * side + x]
        across += abs(here - grey[y * side + x + 1])
        down += abs(here - grey[(y + 1) * side + x])
      }
    }
    let rows = (0..<side).map { mean(grey[($0 * side)..<(($0 + 1) * side)]) }
    let columns = (0..<side).map { x in mean((0..<side).map { grey[$0 * side + x] }) }
    let area = Double(side * side)
    return [
      ("picture.strokes_across", across / area), ("picture.strokes_down", down / area),
      ("picture.row_spread", spread(rows)), ("picture.column_spread", spread(columns)),
    ]
  }

  /// How much darker each square is than the page as a whole.
  private static func squareValues(_ grey: [Double]) -> [(String, Double)] {
    let whole = mean(grey)
    let size = side / squares
    var values: [(String, Double)] = []
    for row in 0..<squares {
      for column in 0..<squares {
        var sum = 0.0
        for y in (row * size)..<((row + 1) * size) {
          for x in (column * size)..<((column + 1) * size) { sum += grey[y * side + x] }
        }
        values.append(("picture.dark_\(row + 1)_\(column + 1)", whole - sum / Double(size * size)))
      }
    }
    return values
  }
}
