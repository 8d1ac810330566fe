import ColophonDocument

/// A page as a plain list of lines, so that lines can be parted, marked and moved across regions.
struct LayoutPage {
  let width: Int
  let height: Int
  var printedNumber: String?
  let account: ReadingAccount?
  /// In reading order.
  var lines: [LayoutLine]
  /// The regions as the engine cut them, without lines.
  private(set) var regions: [Region]
  /// Regions whose lines are all in others now.
  private var emptied: Set<Int> = []

  init(_ text: PageText) {
    width = text.width
    height = text.height
    printedNumber = text.printedNumber
    account = text.account
    regions = text.regions.map { Region(kind: $0.kind, role: $0.role, box: $0.box, lines: []) }
    lines = text.regions.enumerated().flatMap { index, region in
      region.lines.map { LayoutLine($0, region: index, kind: region.kind, role: region.role) }
    }
  }

  /// The lines back in regions: neighbours that come from one region and play one role stay together. A region that
  /// is as the engine cut it keeps its box, others get the box around their lines. Pictures and rules stay before
  /// the lines that they stood before.
  var text: PageText {
    var result: [Region] = []
    var next = 0
    func addEmpty(before region: Int) {
      while next < region {
        if linesOfRegion[next] == 0, !emptied.contains(next) { result.append(regions[next]) }
        next += 1
      }
    }
    let linesOfRegion = lines.reduce(into: [Int](repeating: 0, count: regions.count)) { $0[$1.region] += 1 }
    var start = 0
    while start < lines.count {
      let first = lines[start]
      var end = start + 1
      while end < lines.count, lines[end].belongsTogether(with: first) { end += 1 }
      addEmpty(before: first.region)
      let run = lines[start..<end].map(\.line)
      let isWhole = first.role == regions[first.region].role && run.count == linesOfRegion[first.region]
      result.append(
        Region(
          kind: first.kind, role: first.role,
          box: isWhole
            ? regions[first.region].box : run.dropFirst().reduce(first.line.box) { $0.union($1.box) },
          lines: run))
      start = end
    }
    addEmpty(before: regions.count)
    return PageText(
      width: width, height: height, regions: result, printedNumber: printedNumber, account: account)
  }

  /// Indices of the lines that a reader can read and that have no role yet, from top to bottom.
  var mainLines: [Int] {
    lines.indices.filter { lines[$0].role == nil && lines[$0].isReadable && lines[$0].kind != .image }
      .sorted { (lines[$0].middle, lines[$0].ink.left) < (lines[$1].middle, lines[$1].ink.left) }
  }

  /// Median space between words of a line, in pixels; nil where there are hardly any.
  var wordSpace: Double? {
    let spaces = lines.flatMap { line in
      zip(line.words, line.words.dropFirst()).map { Double($1.box.left - $0.box.right) }
    }.filter { $0 > 0 }
    return spaces.count >= 10 ? median(spaces) : nil
  }

  /// Puts other lines in place of all, some of them longer than their regions were.
  mutating func replaceLines(with new: [LayoutLine]) {
    emptied = Set(lines.map(\.region)).subtracting(new.map(\.region))
    lines = new
    for line in new { regions[line.region].box = regions[line.region].box.union(line.line.box) }
  }

  /// Parts a line before some of its words; the parts follow each other in place of the line.
  mutating func part(_ index: Int, before words: [Int]) {
    lines.replaceSubrange(index...index, with: lines[index].parted(before: words))
  }
}

/// A line with what the layout asks of it.
struct LayoutLine {
  private(set) var line: Line
  /// Index of the region that the engine put the line in.
  let region: Int
  let kind: Region.Kind
  var role: Region.Role?
  /// Tells notes apart that stand in one region.
  var note = 0
  /// Around the words that hold a letter or a figure; the line's own box if there are none.
  let ink: Box
  /// Median height of these words in pixels, at least 1.
  let height: Double
  let isReadable: Bool

  init(_ line: Line, region: Int, kind: Region.Kind, role: Region.Role?) {
    self.line = line
    self.region = region
    self.kind = kind
    self.role = role
    let words = line.words.filter(\.isReadable)
    isReadable = !words.isEmpty
    ink = words.dropFirst().reduce(words.first?.box ?? line.box) { $0.union($1.box) }
    height = max(1, median(words.map { Double($0.box.height) }))
  }

  var words: [Word] { line.words }
  /// Height of the middle of the line on the page.
  var middle: Double { Double(ink.top + ink.bottom) / 2 }
  var letters: Int { letterCount(line.text) }

  func belongsTogether(with other: LayoutLine) -> Bool {
    region == other.region && role == other.role && note == other.note
  }

  /// Whether the two stand side by side.
  func isBeside(_ other: LayoutLine) -> Bool {
    abs(middle - other.middle) < 0.6 * max(height, other.height)
  }

  func parted(before cuts: [Int]) -> [LayoutLine] {
    var parts: [LayoutLine] = []
    var start = 0
    for end in cuts.filter({ $0 > 0 && $0 < words.count }) + [words.count] where end > start {
      let piece = Array(words[start..<end])
      let box = piece.dropFirst().reduce(piece[0].box) { $0.union($1.box) }
      var part = Line(box: box, words: piece, startsParagraph: start == 0 && line.startsParagraph)
      part.expectedErrors = line.expectedErrors
      parts.append(LayoutLine(part, region: region, kind: kind, role: role))
      start = end
    }
    return parts
  }
}

extension Word {
  /// Whether there is a letter or a figure in it.
  var isReadable: Bool { text.contains { $0.isLetter || $0.isNumber } }
}
