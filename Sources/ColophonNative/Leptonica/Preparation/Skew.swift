import CLeptonica

/// How far the lines of a page are from level.
///
/// By the variance of the ink's row sums while the page is sheared: D. S. Bloomberg, G. E. Kopec, L. Dasari, "Measuring
/// document image skew and orientation", SPIE 2422 (1995), as Leptonica does it.
enum Skew {
  /// In degrees, on either side.
  private static let widest: Float = 5
  /// Less is left to the engine, whose lines may lean a little.
  private static let least = 0.3
  /// Below this confidence a page has no lines that say anything. Leptonica calls 3 sure.
  private static let sure: Float = 3
  private static let sweepStep: Float = 1
  private static let precision: Float = 0.05

  /// Degrees by which the page has to be rotated clockwise; 0 where it is level or has no lines.
  ///
  /// - Parameter ink: 1 bit a pixel.
  static func measure(_ ink: borrowing Bitmap) -> Double {
    var angle: Float = 0
    var confidence: Float = 0
    let status = LeptonicaMessages.collect {
      pixFindSkewSweepAndSearch(ink.pix, &angle, &confidence, 4, 2, widest, sweepStep, precision)
    }
    guard status.result == 0, confidence >= sure, abs(Double(angle)) >= least else { return 0 }
    return Double(angle)
  }

  /// The page rotated, white coming in at its edges; its size stays.
  static func mended(
    _ bitmap: consuming Bitmap, by angle: Double
  ) throws(ImageError) -> StraightPage {
    guard angle != 0 else { return StraightPage(bitmap: bitmap, angle: 0) }
    let page = bitmap.pix
    let rotated = try Bitmap.making {
      pixRotate(page, Float(angle * .pi / 180), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0)
    }
    return StraightPage(bitmap: rotated, angle: angle)
  }
}

struct StraightPage: ~Copyable {
  let bitmap: Bitmap
  let angle: Double
}
