import CLeptonica

/// What an engine is given: greys, of which it makes ink and paper itself, or ink and paper as we see them.
package enum CopyMode: String, Codable, Sendable {
  /// The evened page.
  case grey
  /// Ink and paper by local contrast, without specks: for faint, stained and speckled pages. J. Sauvola,
  /// M. Pietikäinen, "Adaptive document image binarization", Pattern Recognition 33 (2000), 225–236.
  case bilevel

  /// Half the side of the square around a pixel that decides, in pixels: an x-height and a half of most copies.
  private static let halfWindow: Int32 = 25
  private static let factor: Float = 0.3
  /// Ink no larger than this is a speck, in pixels.
  private static let speck: Bitmap.PieceSize = (2, 2)

  func applied(to page: consuming Bitmap) throws(ImageError) -> Bitmap {
    guard self == .bilevel, min(page.width, page.height) > 2 * Int(Self.halfWindow) + 2 else { return page }
    var binary: UnsafeMutablePointer<Pix>?
    let status = LeptonicaMessages.collect {
      pixSauvolaBinarizeTiled(page.pix, Self.halfWindow, Self.factor, 1, 1, nil, &binary)
    }
    guard status.result == 0, let binary else { throw .outOfMemory(doing: "looking at the page") }
    return try Bitmap(owning: binary).withoutSpecks(Self.speck)
  }
}
