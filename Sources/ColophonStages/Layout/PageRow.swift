import ColophonDocument

/// What stands side by side at one height of a page, cut into pieces where the gaps are wide.
struct PageRow {
  /// A run of words without a wide gap.
  struct Piece {
    /// Index into the page's lines.
    var line: Int
    var words: Range<Int>
    var text: String
    var box: Box

    var number: PrintedNumber? { PrintedNumber(text) }
    var letters: Int { letterCount(text) }
    var isReadable: Bool { text.contains { $0.isLetter || $0.isNumber } }

    func isSame(as other: Piece) -> Bool { line == other.line && words == other.words }

    /// A head in capitals and the number that stands close by it; the piece itself if it is anything else.
    func partedAtNumber(in lines: [LayoutLine]) -> [Piece] {
      let capitals = text.count(where: \.isUppercase)
      guard words.count > 1, 10 * capitals >= 7 * letters, letters >= 3 else { return [self] }
      let all = lines[line].words
      func piece(_ range: Range<Int>) -> Piece {
        let part = all[range]
        return Piece(
          line: line, words: range, text: part.map(\.text).joined(separator: " "),
          box: part.dropFirst().reduce(all[range.lowerBound].box) { $0.union($1.box) })
      }
      for cut in [words.lowerBound + 1, words.upperBound - 1] {
        let parts = [piece(words.lowerBound..<cut), piece(cut..<words.upperBound)]
        if parts.contains(where: { $0.words.count == 1 && $0.number?.isRoman == false }) { return parts }
      }
      return [self]
    }
  }

  /// From left to right.
  let pieces: [Piece]
  /// Indices into the page's lines.
  let lines: [Int]

  /// - Parameter first: index of a line; those beside it belong to the row too
  /// - Parameter gap: width in pixels from which on a gap divides
  init(at first: Int, of main: [Int], in page: LayoutPage, gap: Double) {
    lines = main.filter { $0 == first || page.lines[$0].isBeside(page.lines[first]) }
    pieces = lines.flatMap { index -> [Piece] in
      let words = page.lines[index].words
      var found: [Piece] = []
      for (position, word) in words.enumerated() {
        if var piece = found.popLast() {
          // Dashes around a number are part of it, however far off they stand, and take no room.
          if Double(word.box.left - piece.box.right) < gap || !word.isReadable || !piece.isReadable {
            piece.box =
              !word.isReadable ? piece.box : piece.isReadable ? piece.box.union(word.box) : word.box
            piece.words = piece.words.lowerBound..<(position + 1)
            piece.text += " " + word.text
            found.append(piece)
            continue
          }
          found.append(piece)
        }
        found.append(Piece(line: index, words: position..<(position + 1), text: word.text, box: word.box))
      }
      return found
    }
    .sorted { $0.box.left < $1.box.left }
  }

  /// The pieces that hold a letter or a figure.
  var readable: [Piece] { pieces.filter(\.isReadable) }

  /// Gives pieces their roles; a line of which only a part has one is parted.
  func mark(_ roles: [(piece: Piece, role: Region.Role)], in page: inout LayoutPage) {
    for line in lines.sorted(by: >) {
      let marks = roles.filter { $0.piece.line == line }.sorted {
        $0.piece.words.lowerBound < $1.piece.words.lowerBound
      }
      guard !marks.isEmpty else { continue }
      let count = page.lines[line].words.count
      let cuts = Set(marks.flatMap { [$0.piece.words.lowerBound, $0.piece.words.upperBound] })
        .filter { $0 > 0 && $0 < count }.sorted()
      page.part(line, before: cuts)
      for (offset, start) in ([0] + cuts).enumerated() {
        let mark = marks.first { $0.piece.words.contains(start) }
        if let mark { page.lines[line + offset].role = mark.role }
      }
    }
  }
}
