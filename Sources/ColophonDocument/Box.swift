/// A rectangle on a page image, in pixels of the image as it was delivered, origin top left.
///
/// `right` and `bottom` are exclusive, so `width` is `right - left`. In JSON a box is the array
/// `[left, top, right, bottom]`.
package struct Box: Hashable, Sendable {
  package var left: Int
  package var top: Int
  package var right: Int
  package var bottom: Int

  package init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Int { right - left }
  package var height: Int { bottom - top }

  /// The smallest box that holds both.
  package func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }
}

extension Box: Codable {
  package init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    left = try values.decode(Int.self)
    top = try values.decode(Int.self)
    right = try values.decode(Int.self)
    bottom = try values.decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    try values.encode(left)
    try values.encode(top)
    try values.encode(right)
    try values.encode(bottom)
  }
}
