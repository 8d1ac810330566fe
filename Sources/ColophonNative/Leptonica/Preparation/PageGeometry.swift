import ColophonDocument
import Foundation

/// How the pixels of a copy of a page lie on the page itself.
///
/// A copy is made by turning the page in quarters, cutting out a part, scaling it and rotating it by a small angle
/// around its middle, in this order; a piece may be cut out of the result.
package struct PageGeometry: Hashable, Sendable {
  /// Size of the page, in its own pixels.
  package let width: Int
  package let height: Int
  /// Clockwise turns by 90° that put the page upright, from 0 to 3.
  package private(set) var quarterTurns = 0
  /// The part of the turned page that the copy shows, in pixels of the turned page.
  package var part: Box
  /// Pixels of the copy for one of the page.
  package var scale = 1.0
  /// Clockwise, in degrees; a few at most.
  package var angle = 0.0
  /// Top left corner of the piece that was cut out of the copy, in pixels of the copy.
  package var corner = Corner(left: 0, top: 0)

  package struct Corner: Hashable, Sendable {
    package var left: Int
    package var top: Int
  }

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    part = Box(left: 0, top: 0, right: width, bottom: height)
  }

  /// The page turned clockwise by quarters, whole.
  package func turned(by quarters: Int) -> PageGeometry {
    var turned = PageGeometry(width: width, height: height)
    turned.quarterTurns = ((quarters % 4) + 4) % 4
    if turned.quarterTurns % 2 == 1 { turned.part = Box(left: 0, top: 0, right: height, bottom: width) }
    return turned
  }

  /// A box of the copy in pixels of the page, within the page.
  ///
  /// The middle of the box is rotated and its size kept: a word's box stays as tight as it was.
  package func original(_ box: Box) -> Box {
    let middle = (Double(box.left + box.right) / 2, Double(box.top + box.bottom) / 2)
    let (x, y) = rotated((middle.0 + Double(corner.left), middle.1 + Double(corner.top)), by: -angle)
    let halfWidth = Double(box.width) / 2
    let halfHeight = Double(box.height) / 2
    let onPart = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight].map { $0 / scale }
    let onTurned = Box(
      left: part.left + Int(onPart[0].rounded(.down)), top: part.top + Int(onPart[1].rounded(.down)),
      right: part.left + Int(onPart[2].rounded(.up)), bottom: part.top + Int(onPart[3].rounded(.up)))
    return clipped(turnedBack(onTurned))
  }

  /// A box of the page in pixels of the copy; it may reach beyond it.
  package func onCopy(_ box: Box) -> Box {
    let turned = turnedForth(box)
    let middle = (
      x: (Double(turned.left + turned.right) / 2 - Double(part.left)) * scale,
      y: (Double(turned.top + turned.bottom) / 2 - Double(part.top)) * scale
    )
    let (x, y) = rotated(middle, by: angle)
    let halfWidth = Double(turned.width) * scale / 2
    let halfHeight = Double(turned.height) * scale / 2
    return Box(
      left: Int((x - halfWidth).rounded(.down)) - corner.left,
      top: Int((y - halfHeight).rounded(.down)) - corner.top,
      right: Int((x + halfWidth).rounded(.up)) - corner.left,
      bottom: Int((y + halfHeight).rounded(.up)) - corner.top)
  }

  /// A point of the scaled part after a clockwise rotation around the part's middle, by degrees.
  private func rotated(_ point: (x: Double, y: Double), by degrees: Double) -> (Double, Double) {
    guard degrees != 0 else { return point }
    let radians = degrees * .pi / 180
    let middle = (x: Double(part.width) * scale / 2, y: Double(part.height) * scale / 2)
    let (x, y) = (point.x - middle.x, point.y - middle.y)
    return (middle.x + x * cos(radians) - y * sin(radians), middle.y + x * sin(radians) + y * cos(radians))
  }

  private func turnedForth(_ box: Box) -> Box {
    switch quarterTurns {
    case 1: Box(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
    case 2:
      Box(
        left: width - box.right, top: height - box.bottom, right: width - box.left, bottom: height - box.top)
    case 3: Box(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
    default: box
    }
  }

  private func turnedBack(_ box: Box) -> Box {
    switch quarterTurns {
    case 1: Box(left: box.top, top: height - box.right, right: box.bottom, bottom: height - box.left)
    case 2:
      Box(
        left: width - box.right, top: height - box.bottom, right: width - box.left, bottom: height - box.top)
    case 3: Box(left: width - box.bottom, top: box.left, right: width - box.top, bottom: box.right)
    default: box
    }
  }

  private func clipped(_ box: Box) -> Box {
    let left = min(max(box.left, 0), width)
    let top = min(max(box.top, 0), height)
    return Box(
      left: left, top: top, right: min(max(box.right, left), width), bottom: min(max(box.bottom, top), height)
    )
  }
}
