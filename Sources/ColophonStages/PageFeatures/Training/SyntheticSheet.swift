import ColophonDocument

/// A made page under construction: lines are set as a printer would, words get boxes and confidences.
struct SyntheticSheet {
  enum Place {
    case left(Int)
    case centre(Int)
    /// The right end of the line.
    case right(Int)
  }

  let width: Int
  let height: Int
  private(set) var lines: [Line] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Sets one line and returns where it ends on the right.
  ///
  /// - Parameters:
  ///   - size: height of a capital letter in pixels.
  ///   - top: of the line.
  ///   - confidence: what an engine would say, about which the words vary.
  @discardableResult
  mutating func set(
    _ text: String, size: Int, top: Int, at place: Place, confidence: Double = 0.92,
    random: inout SeededRandom
  ) -> Int {
    let texts = text.split(separator: " ").map(String.init)
    let widths = texts.map { word in
      word.reduce(0.0) { $0 + Self.width(of: $1) } * Double(size)
    }
    let space = Double(size) * 0.45
    let whole = widths.reduce(0, +) + space * Double(max(0, texts.count - 1))
    var x: Double =
      switch place {
      case .left(let left): Double(left)
      case .centre(let middle): Double(middle) - whole / 2
      case .right(let right): Double(right) - whole
      }
    x = max(1, x)
    var words: [Word] = []
    for (text, width) in zip(texts, widths) {
      let descends = text.contains { "gjpqy,;ſ".contains($0) }
      let rise = random.int(-1...1)
      let box = Box(
        left: Int(x), top: max(0, top + rise), right: Int(x + width),
        bottom: max(1, top + rise) + size + (descends ? size / 3 : 0))
      let wobble = (random.share() - 0.5) * 0.12
      words.append(Word(text: text, box: box, confidence: min(0.97, max(0.05, confidence + wobble))))
      x += width + space
    }
    guard let first = words.first else { return Int(x) }
    let box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
    lines.append(Line(box: box, words: words))
    return box.right
  }

  /// The page with each run of lines that stand close together as one region.
  func pageText() -> PageText {
    var regions: [Region] = []
    for line in lines {
      if let last = regions.last, line.box.top - last.box.bottom < 2 * line.box.height,
        line.box.top >= last.box.top
      {
        regions[regions.count - 1].box = last.box.union(line.box)
        regions[regions.count - 1].lines.append(line)
      } else {
        regions.append(Region(kind: .text, box: line.box, lines: [line]))
      }
    }
    return PageText(width: width, height: height, regions: regions)
  }

  /// Width of a character of a book face, as a share of the capitals' height.
  private static func width(of character: Character) -> Double {
    switch character {
    case "i", "l", "j", ".", ",", ";", ":", "'", "I", "ſ": 0.36
    case "m", "w", "M", "W": 1.05
    default: character.isUppercase ? 0.85 : character.isNumber ? 0.65 : 0.62
    }
  }
}
