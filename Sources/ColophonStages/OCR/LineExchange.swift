import ColophonDocument

/// Takes single lines of a page from its other readings where these promise to be better.
///
/// Lines are the same when their boxes overlap by most of both. A line is exchanged when the other one is expected to
/// have clearly fewer errors and holds about as many characters: a piece of a line is no better line.
struct LineExchange {
  /// Both must have so much of the larger height and width in common.
  private static let leastHeight = 0.5
  private static let leastWidth = 0.85
  /// Expected errors must fall by at least this part of the line.
  private static let leastFall = 0.05
  private static let lengths = 0.75...1.34

  private(set) var reading: Reading
  /// Lines that were exchanged.
  private(set) var count = 0

  init(into reading: Reading) { self.reading = reading }

  /// - Parameter estimates: expected error rates of the lines.
  mutating func offer(_ lines: [Line], estimates: [Double]) {
    var number = 0
    for region in reading.text.regions.indices {
      for index in reading.text.regions[region].lines.indices {
        defer { number += 1 }
        let own = reading.text.regions[region].lines[index]
        var best = reading.estimate.lines[number] - Self.leastFall
        for (line, estimate) in zip(lines, estimates) where estimate <= best && Self.isSame(own, line) {
          best = estimate
          var taken = line
          taken.startsParagraph = own.startsParagraph
          reading.text.regions[region].lines[index] = taken
          reading.estimate.lines[number] = estimate
          count += 1
        }
      }
    }
  }

  private static func isSame(_ own: Line, _ other: Line) -> Bool {
    let height = min(own.box.bottom, other.box.bottom) - max(own.box.top, other.box.top)
    let width = min(own.box.right, other.box.right) - max(own.box.left, other.box.left)
    guard Double(height) >= leastHeight * Double(max(own.box.height, other.box.height)),
      Double(width) >= leastWidth * Double(max(own.box.width, other.box.width))
    else { return false }
    let characters = Double(Reading.characters(in: own))
    return characters > 0 && lengths.contains(Double(Reading.characters(in: other)) / characters)
  }
}
