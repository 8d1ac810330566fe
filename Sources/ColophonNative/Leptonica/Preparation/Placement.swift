import ColophonDocument

/// How a page that is read lies on the image as it is stored: which way up, and which part of it.
package struct Placement: Hashable, Sendable {
  /// Size of the image as it is stored, in pixels.
  private let width: Int
  private let height: Int
  package let orientation: Orientation
  /// What was read of the upright image, in its pixels; nil for all of it.
  package let part: Box?

  package init(width: Int, height: Int, orientation: Orientation, part: Box? = nil) {
    self.width = width
    self.height = height
    self.orientation = orientation
    self.part = part
  }

  /// A part of the upright image, in its pixels.
  package func of(_ part: Box) -> Placement {
    Placement(width: width, height: height, orientation: orientation, part: part)
  }

  /// The whole image turned clockwise by more quarters.
  package func turned(by quarters: Int) -> Placement {
    Placement(width: width, height: height, orientation: orientation.turned(by: quarters))
  }

  /// A box of the page in pixels of the image as it is stored.
  package func stored(_ box: Box) -> Box {
    let left = part?.left ?? 0
    let top = part?.top ?? 0
    let upright = Box(
      left: box.left + left, top: box.top + top, right: box.right + left, bottom: box.bottom + top)
    let isAcross = orientation.quarterTurns % 2 == 1
    return orientation.inverse.applied(
      to: upright, width: isAcross ? height : width, height: isAcross ? width : height)
  }

  /// The text of the page with its boxes in pixels of the image as it is stored.
  package func stored(_ text: PageText) -> PageText {
    var text = text
    text.width = width
    text.height = height
    for region in text.regions.indices {
      text.regions[region].box = stored(text.regions[region].box)
      for line in text.regions[region].lines.indices {
        text.regions[region].lines[line].box = stored(text.regions[region].lines[line].box)
        for word in text.regions[region].lines[line].words.indices {
          let box = text.regions[region].lines[line].words[word].box
          text.regions[region].lines[line].words[word].box = stored(box)
        }
      }
    }
    return text
  }
}
