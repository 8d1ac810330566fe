import ColophonDocument

/// A page of 1000 by 1500 pixels made of lines. Letters are half as wide as high, spaces as wide as a letter.
struct MadePage {
  static let width = 1000
  static let height = 1500
  /// Distance of lines in pixels, for letters 20 pixels high.
  static let pitch = 30

  private(set) var regions: [Region] = []

  /// A line at a place; several spaces make a gap as wide as they.
  static func line(_ text: String, left: Int = 200, top: Int, size: Int = 20, paragraph: Bool = false) -> Line
  {
    var words: [Word] = []
    var x = left
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !part.isEmpty {
        let right = x + part.count * size / 2
        words.append(
          Word(
            text: String(part), box: Box(left: x, top: top, right: right, bottom: top + size), confidence: 0.9
          ))
        x = right
      }
      x += size / 2
    }
    return Line(
      box: Box(left: left, top: top, right: words.last?.box.right ?? left, bottom: top + size), words: words,
      startsParagraph: paragraph)
  }

  /// Two lines run together, with a mark between them or nothing.
  static func joined(_ left: Line, _ right: Line, by mark: String? = nil) -> Line {
    let middle = (left.box.right + right.box.left) / 2
    let box = Box(left: middle - 1, top: left.box.top, right: middle + 1, bottom: left.box.bottom)
    let between = mark.map { [Word(text: $0, box: box, confidence: 0.2)] } ?? []
    return Line(box: left.box.union(right.box), words: left.words + between + right.words)
  }

  mutating func add(_ lines: Line..., kind: Region.Kind = .text) { add(lines, kind: kind) }

  mutating func add(_ lines: [Line], kind: Region.Kind = .text) {
    let boxes = lines.map(\.box)
    let box = boxes.dropFirst().reduce(boxes.first ?? Box(left: 0, top: 0, right: 1, bottom: 1)) {
      $0.union($1)
    }
    regions.append(Region(kind: kind, box: box, lines: lines))
  }

  mutating func addRule(left: Int, top: Int, right: Int) {
    regions.append(
      Region(kind: .separator, box: Box(left: left, top: top, right: right, bottom: top + 4), lines: []))
  }

  /// Lines of running text, 600 pixels wide, each with its own first word: `a1`, `a2` and so on.
  static func text(
    _ name: String, count: Int, left: Int = 200, top: Int, letters: Int = 60, size: Int = 20,
    pitch: Int = pitch
  ) -> [Line] {
    (1...count).map { number in
      let first = "\(name)\(number)"
      var text = first
      while text.count + 6 <= letters { text += " words" }
      text += String(repeating: "x", count: max(letters - text.count, 0))
      return line(text, left: left, top: top + (number - 1) * pitch, size: size)
    }
  }

  var text: PageText { PageText(width: Self.width, height: Self.height, regions: regions) }

  /// A page of a book with twenty lines from 200 to 800 pixels and from 200 downwards.
  static var book: MadePage {
    var page = MadePage()
    page.add(text("a", count: 20, top: 200))
    return page
  }
}

extension PageText {
  /// The first word of each line, in order.
  var firstWords: [String] { lines.compactMap { $0.words.first?.text } }

  /// The text of what plays a role, region by region.
  func texts(of role: Region.Role) -> [String] {
    regions.filter { $0.role == role }.map { $0.lines.map(\.text).joined(separator: "\n") }
  }

  /// How often each role is there.
  var roles: [Region.Role: Int] {
    regions.reduce(into: [:]) { counts, region in
      if let role = region.role { counts[role, default: 0] += 1 }
    }
  }
}
