import ColophonDocument

/// Which way up an image lies: what has to be done to its stored pixels to see it upright.
package struct Orientation: Hashable, Sendable {
  /// Whether left and right are to be swapped, before anything is turned.
  package let isMirrored: Bool
  /// Clockwise turns by 90°, from 0 to 3.
  package let quarterTurns: Int

  package static let asStored = Orientation(isMirrored: false, quarterTurns: 0)

  package init(isMirrored: Bool, quarterTurns: Int) {
    self.isMirrored = isMirrored
    self.quarterTurns = ((quarterTurns % 4) + 4) % 4
  }

  /// The field Orientation (274) of TIFF and EXIF: which sides of the scene the first row and column are. Other
  /// values than 1 to 8 mean nothing.
  package init(field: Int) {
    switch field {
    case 2: self.init(isMirrored: true, quarterTurns: 0)
    case 3: self.init(isMirrored: false, quarterTurns: 2)
    case 4: self.init(isMirrored: true, quarterTurns: 2)
    case 5: self.init(isMirrored: true, quarterTurns: 3)
    case 6: self.init(isMirrored: false, quarterTurns: 1)
    case 7: self.init(isMirrored: true, quarterTurns: 1)
    case 8: self.init(isMirrored: false, quarterTurns: 3)
    default: self = .asStored
    }
  }

  /// The same, turned clockwise by more quarters.
  package func turned(by quarters: Int) -> Orientation {
    Orientation(isMirrored: isMirrored, quarterTurns: quarterTurns + quarters)
  }

  /// What leads back from upright to stored.
  var inverse: Orientation {
    isMirrored ? self : Orientation(isMirrored: false, quarterTurns: -quarterTurns)
  }

  /// A box of an image of a size, in pixels of the same image after this was done to it.
  package func applied(to box: Box, width: Int, height: Int) -> Box {
    let box =
      isMirrored
      ? Box(left: width - box.right, top: box.top, right: width - box.left, bottom: box.bottom) : box
    return switch quarterTurns {
    case 1: Box(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
    case 2:
      Box(
        left: width - box.right, top: height - box.bottom, right: width - box.left, bottom: height - box.top)
    case 3: Box(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
    default: box
    }
  }
}
