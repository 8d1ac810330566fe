import ColophonDocument
import ColophonNative
import ColophonTesting
import Testing

@Suite struct PageGeometryTests {
  /// Scales and angles as copies of pages have them.
  private static let geometries = [0.25, 0.6, 1, 1.7, 3].flatMap { (scale: Double) in
    [-5.0, -0.4, 0, 0.3, 2].map { (angle: Double) -> PageGeometry in
      var geometry = PageGeometry(width: 1300, height: 1700)
      geometry.scale = scale
      geometry.angle = angle
      geometry.corner.left = 17
      geometry.corner.top = 40
      return geometry
    }
  }

  @Test(arguments: geometries)
  func `A box that goes to a copy and back holds what it held, and a pixel or so more`(
    geometry: PageGeometry
  ) {
    var random = SeededRandom(seed: 3)
    // Of a copy that is smaller than the page a pixel is several of the page.
    let room = Int((2 / geometry.scale).rounded(.up)) + 1
    for _ in 0..<200 {
      let left = 200 + Int(random.next() % 800)
      let top = 200 + Int(random.next() % 1200)
      let box = Box(
        left: left, top: top, right: left + 1 + Int(random.next() % 90),
        bottom: top + 1 + Int(random.next() % 40))
      let back = geometry.original(geometry.onCopy(box))
      // The middle is rotated to a whole or half pixel.
      #expect(back.left <= box.left + 1 && back.right >= box.right - 1)
      #expect(back.top <= box.top + 1 && back.bottom >= box.bottom - 1)
      #expect(back.left >= box.left - room && back.right <= box.right + room)
      #expect(back.top >= box.top - room && back.bottom <= box.bottom + room)
    }
  }

  @Test func `A box beyond the page ends at its edge`() {
    let geometry = PageGeometry(width: 100, height: 50)
    #expect(
      geometry.original(Box(left: -20, top: 10, right: 130, bottom: 90))
        == Box(left: 0, top: 10, right: 100, bottom: 50))
  }

  @Test func `Clockwise is what a clock does`() {
    var geometry = PageGeometry(width: 200, height: 200)
    geometry.angle = 5
    // What stands right of the middle sinks.
    let found = geometry.onCopy(Box(left: 180, top: 99, right: 182, bottom: 101))
    #expect(found.top > 103)
    #expect(geometry.onCopy(Box(left: 18, top: 99, right: 20, bottom: 101)).bottom < 97)
  }
}
