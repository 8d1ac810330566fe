import ColophonDocument
import Foundation

/// How the pixels of a copy of a page lie on the page itself.
///
/// A copy is made by scaling the page and rotating it by a small angle around its middle, in this order; a piece may
/// be cut out of the result.
package struct PageGeometry: Hashable, Sendable {
  /// Size of the page, in its own pixels.
  package let width: Int
  package let height: Int
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
  }

  /// A box of the copy in pixels of the page, within the page.
  ///
  /// The middle of the box is rotated and its size kept: a word's box stays as tight as it was.
  package func original(_ box: Box) -> Box {
    let middle = (Double(box.left + box.right) / 2, Double(box.top + box.bottom) / 2)
    let (x, y) = rotated((middle.0 + Double(corner.left), middle.1 + Double(corner.top)), by: -angle)
    let halfWidth = Double(box.width) / 2
    let halfHeight = Double(box.height) / 2
    return clipped(
      Box(
        left: Int(((x - halfWidth) / scale).rounded(.down)),
        top: Int(((y - halfHeight) / scale).rounded(.down)),
        right: Int(((x + halfWidth) / scale).rounded(.up)),
        bottom: Int(((y + halfHeight) / scale).rounded(.up))))
  }

  /// A box of the page in pixels of the copy; it may reach beyond it.
  package func onCopy(_ box: Box) -> Box {
    let middle = (x: Double(box.left + box.right) / 2 * scale, y: Double(box.top + box.bottom) / 2 * scale)
    let (x, y) = rotated(middle, by: angle)
    let halfWidth = Double(box.width) * scale / 2
    let halfHeight = Double(box.height) * scale / 2
    return Box(
      left: Int((x - halfWidth).rounded(.down)) - corner.left,
      top: Int((y - halfHeight).rounded(.down)) - corner.top,
      right: Int((x + halfWidth).rounded(.up)) - corner.left,
      bottom: Int((y + halfHeight).rounded(.up)) - corner.top)
  }

  /// A point of the scaled page after a clockwise rotation around its middle, by degrees.
  private func rotated(_ point: (x: Double, y: Double), by degrees: Double) -> (Double, Double) {
    guard degrees != 0 else { return point }
    let radians = degrees * .pi / 180
    let middle = (x: Double(width) * scale / 2, y: Double(height) * scale / 2)
    let (x, y) = (point.x - middle.x, point.y - middle.y)
    return (middle.x + x * cos(radians) - y * sin(radians), middle.y + x * sin(radians) + y * cos(radians))
  }

  private func clipped(_ box: Box) -> Box {
    let left = min(max(box.left, 0), width)
    let top = min(max(box.top, 0), height)
    return Box(
      left: left, top: top, right: min(max(box.right, left), width), bottom: min(max(box.bottom, top), height)
    )
  }
}
