import CLeptonica

/// Counting and choosing the connected pieces of ink of an image with 1 bit a pixel. Pixels that touch at a corner
/// belong together.
extension Bitmap {
  /// A width and a height in pixels.
  typealias PieceSize = (width: Int32, height: Int32)

  /// Pixels that are ink.
  var inkedPixels: Int {
    var count: Int32 = 0
    pixCountPixels(pix, &count, nil)
    return Int(count)
  }

  /// The part of the image that is ink, from 0 to 1.
  var inkedShare: Double { Double(inkedPixels) / Double(width * height) }

  /// The sizes of all pieces of ink.
  var pieceSizes: [PieceSize] {
    var boxes = pixConnCompBB(pix, 8)
    defer { boxaDestroy(&boxes) }
    return (0..<boxaGetCount(boxes)).compactMap { index in
      var size: PieceSize = (0, 0)
      return boxaGetBoxGeometry(boxes, index, nil, nil, &size.width, &size.height) == 0 ? size : nil
    }
  }

  /// How many pieces of ink there are.
  var pieceCount: Int {
    var count: Int32 = 0
    pixCountConnComp(pix, 8, &count)
    return Int(count)
  }

  /// The ink without the pieces that are no wider and no taller than a speck.
  func withoutSpecks(_ speck: PieceSize) throws(ImageError) -> Bitmap {
    try pieces(L_SELECT_IF_EITHER, L_SELECT_IF_GT, speck)
  }

  /// The pieces that are both wider and taller than this: neither specks nor strokes.
  func piecesLarger(than size: PieceSize) throws(ImageError) -> Bitmap {
    try pieces(L_SELECT_IF_BOTH, L_SELECT_IF_GT, size)
  }

  /// The pieces that are neither wider nor taller than this.
  func piecesNoLarger(than size: PieceSize) throws(ImageError) -> Bitmap {
    try pieces(L_SELECT_IF_BOTH, L_SELECT_IF_LTE, size)
  }

  /// The ink without what touches the edge of the image.
  func withoutEdges() throws(ImageError) -> Bitmap {
    let ink = pix
    return try Bitmap.making { pixRemoveBorderConnComps(ink, 8) }
  }

  private func pieces(
    _ sides: some BinaryInteger, _ relation: some BinaryInteger, _ size: PieceSize
  ) throws(ImageError) -> Bitmap {
    let ink = pix
    return try Bitmap.making {
      pixSelectBySize(ink, size.width, size.height, 8, Int32(sides), Int32(relation), nil)
    }
  }
}
