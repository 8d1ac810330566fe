/// Finds, for an offset into `PageText.plain`, the line and the word that stand there.
///
/// Offsets count Unicode scalars. Built once for a page, then asked often.
package struct TextPosition: Sendable {
  package struct Place: Hashable, Sendable {
    /// Index into `PageText.lines`.
    package var line: Int
    /// Index into the line's words.
    package var word: Int
    /// Offsets of the word in the plain text, end exclusive.
    package var range: Range<Int>
    package var box: Box
  }

  /// Every word in reading order.
  package let places: [Place]
  /// For each line its range in the plain text, end exclusive, without the line feed.
  package let lineRanges: [Range<Int>]

  package init(_ text: PageText) {
    var places: [Place] = []
    var lineRanges: [Range<Int>] = []
    var offset = 0
    for (lineIndex, line) in text.lines.enumerated() {
      let lineStart = offset
      for (wordIndex, word) in line.words.enumerated() {
        if wordIndex > 0 { offset += 1 }
        let length = word.text.unicodeScalars.count
        places.append(
          Place(line: lineIndex, word: wordIndex, range: offset..<(offset + length), box: word.box))
        offset += length
      }
      lineRanges.append(lineStart..<offset)
      offset += 1
    }
    self.places = places
    self.lineRanges = lineRanges
  }

  /// The words that share at least one scalar with the range.
  package func places(in range: Range<Int>) -> ArraySlice<Place> {
    let first = firstPlace { $0.range.upperBound > range.lowerBound }
    let end = firstPlace { $0.range.lowerBound >= range.upperBound }
    return places[first..<max(first, end)]
  }

  /// One box for each line that the range touches, around the touched words.
  package func boxes(in range: Range<Int>) -> [Box] {
    var boxes: [Box] = []
    var currentLine: Int?
    for place in places(in: range) {
      if currentLine == place.line, let last = boxes.popLast() {
        boxes.append(last.union(place.box))
      } else {
        boxes.append(place.box)
        currentLine = place.line
      }
    }
    return boxes
  }

  /// Binary search for the first place that satisfies a condition which, once true, stays true.
  private func firstPlace(where condition: (Place) -> Bool) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if condition(places[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
