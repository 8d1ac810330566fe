import CLeptonica

extension Bitmap {
  /// A copy of the image with an orientation applied to it.
  package borrowing func oriented(_ orientation: Orientation) throws(ImageError) -> Bitmap {
    Bitmap(owning: try Self.pix(pix, oriented: orientation))
  }

  static func pix(
    _ source: UnsafeMutablePointer<Pix>, oriented orientation: Orientation
  ) throws(ImageError) -> UnsafeMutablePointer<Pix> {
    var mirrored = orientation.isMirrored ? pixFlipLR(nil, source) : pixClone(source)
    defer { pixDestroy(&mirrored) }
    guard let turned = pixRotateOrth(mirrored, Int32(orientation.quarterTurns)) else {
      throw .outOfMemory(doing: "turning the page")
    }
    return turned
  }
}
