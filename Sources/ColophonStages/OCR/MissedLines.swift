import ColophonDocument
import ColophonNative

/// Finds lines of print that a reading passed over, and puts them into the text.
///
/// Layout analysis sometimes takes lines for something else and drops them, and the rest of the page reads as well as
/// ever. So what looks like a line of text is held against the words that were read.
struct MissedLines {
  /// A line with less of its length under words was passed over.
  private static let leastCovered = 0.3
  /// Words count for a line when they have so much of the smaller height in common.
  private static let leastInCommon = 0.5
  /// The first ones are a trial: when no text comes of them, the rest is no print either.
  private static let tried = 3
  private static let most = 40
  /// Lines of which more is expected to be wrong are no gain.
  private static let mostErrors = 0.2
  /// Below what is unreadable.
  private static let mostDoubted = 0.45
  /// Shorter ones may be anything, in characters.
  private static let shortest = 6

  let read: (_ line: Box) throws -> [Word]
  let judge: (_ lines: [Line]) -> [Double]

  /// Lines that are worth having, each with its box on the page.
  ///
  /// - Parameters:
  ///   - pieces: what looks like a line, in pixels of the copy.
  ///   - words: boxes of the words that were read, in pixels of the copy.
  func lines(among pieces: [Box], words: [Box]) throws -> [Line] {
    let missed = TextLineFinder.joined(pieces.filter { covered($0, by: words) < Self.leastCovered })
      .sorted { $0.width > $1.width }.prefix(Self.most)
    var found: [Line] = []
    for (index, box) in missed.enumerated() {
      guard index < Self.tried || !found.isEmpty else { break }
      let words = try read(box)
      guard let first = words.first else { continue }
      let line = Line(box: words.dropFirst().reduce(first.box) { $0.union($1.box) }, words: words)
      if Reading.characters(in: line) >= Self.shortest { found.append(line) }
    }
    return zip(found, judge(found)).filter { $0.1 <= Self.mostErrors }.map(\.0)
  }

  /// What is to be expected of a page to which lines were added: layout analysis that passes over lines has put others
  /// out of their order too, or has them in pieces. So for each of their characters one is expected to be wrong. On 8
  /// of 71 pages there were such lines; half as much doubt was too little on five of these. This alone makes no page
  /// unreadable: the lines that were put in can be read.
  static func doubted(_ errorRate: Double, missed: [Line], in lines: [Line]) -> Double {
    func characters(_ lines: [Line]) -> Double { Double(lines.reduce(0) { $0 + Reading.characters(in: $1) }) }
    let doubted = 1 - (1 - errorRate) * (1 - characters(missed) / max(1, characters(lines)))
    return max(errorRate, min(doubted, mostDoubted))
  }

  /// Puts a line below the lowest line above it in its column, or else before everything.
  static func insert(_ line: Line, into text: inout PageText) {
    var place: (region: Int, line: Int, top: Int)?
    for (region, block) in text.regions.enumerated() {
      for (index, other) in block.lines.enumerated() where other.box.top < line.box.top {
        let common = min(other.box.right, line.box.right) - max(other.box.left, line.box.left)
        guard 2 * common >= min(other.box.width, line.box.width) else { continue }
        if other.box.top >= place?.top ?? Int.min { place = (region, index + 1, other.box.top) }
      }
    }
    if let place {
      text.regions[place.region].lines.insert(line, at: place.line)
      text.regions[place.region].box = text.regions[place.region].box.union(line.box)
    } else {
      text.regions.insert(Region(kind: .text, box: line.box, lines: [line]), at: 0)
    }
  }

  private func covered(_ piece: Box, by words: [Box]) -> Double {
    let under = words.filter { Self.areLevel($0, piece) }
    let length = under.reduce(0) { $0 + max(0, min($1.right, piece.right) - max($1.left, piece.left)) }
    return Double(length) / Double(max(piece.width, 1))
  }

  private static func areLevel(_ one: Box, _ other: Box) -> Bool {
    let common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return Double(common) >= leastInCommon * Double(min(one.height, other.height))
  }
}
