import ColophonDocument

/// The geometry of the readable lines of a page, in shares of the page's sides or of a line's height.
struct PageMeasure: Sendable {
  let lines: [ReadableLine]
  let words: [Word]
  /// Of the image, at least 1.
  let width: Double
  let height: Double
  /// Around all lines; nil on a page without any.
  let block: Box?
  private let lineHeight: Double

  init(_ text: PageText, _ lines: [ReadableLine]) {
    self.lines = lines
    words = lines.flatMap(\.words)
    width = Double(max(1, text.width))
    height = Double(max(1, text.height))
    block = lines.first.map { first in lines.reduce(first.box) { $0.union($1.box) } }
    lineHeight = max(1, median(lines.map(\.height)))
  }

  /// Share of the sheet outside the boxes of the words.
  var inkFree: Double {
    let ink = words.reduce(0.0) { $0 + Double(max(0, $1.box.width)) * Double(max(0, $1.box.height)) }
    return max(0, 1 - ink / (width * height))
  }

  /// Share of the height above the first line.
  var topMargin: Double { block.map { Double($0.top) / height } ?? 1 }

  /// Share of the height below the last line.
  var footMargin: Double { block.map { max(0, 1 - Double($0.bottom) / height) } ?? 1 }

  /// How many characters of the usual width fit across the sheet: a card holds few, a page many.
  var charactersAcross: Double {
    let widths = words.filter { $0.text.count > 2 }.map { Double($0.box.width) / Double($0.text.count) }
    return widths.isEmpty ? 0 : width / max(1, median(widths))
  }

  /// The largest space between two lines that follow each other downwards, as a share of the height.
  var largestGap: Double {
    var largest = 0.0
    var bottom: Double?
    for line in lines.sorted(by: { ($0.box.top, $0.index) < ($1.box.top, $1.index) }) {
      if let bottom { largest = max(largest, Double(line.box.top) - bottom) }
      bottom = max(bottom ?? 0, Double(line.box.bottom))
    }
    return largest / height
  }

  /// From the top of a line to the top of the next, in pixels.
  var spacing: Double { median(spacings) }

  /// Spread of the spacings against their median, at most 2.
  var spacingSpread: Double {
    let spacings = self.spacings
    return min(2, deviation(spacings) / max(1, median(spacings)))
  }

  private var spacings: [Double] {
    zip(lines, lines.dropFirst()).map { Double($1.box.top - $0.box.top) }.filter { $0 > lineHeight / 2 }
  }

  /// Share of the lines whose middle is the middle of the text and which leave room on both sides.
  var centredShare: Double {
    guard let block, lines.count > 1 else { return 0 }
    let middle = median(lines.map(\.centre))
    return share { line in
      abs(line.centre - middle) < max(0.02 * width, lineHeight / 2)
        && Double(line.box.left - block.left) > lineHeight
        && Double(block.right - line.box.right) > lineHeight
    }
  }

  /// Share of the lines that begin where most lines begin.
  var leftAlignedShare: Double { largestCluster(lines.map { Double($0.box.left) }) }

  /// Share of the lines that end where most lines end.
  var rightAlignedShare: Double { largestCluster(lines.map { Double($0.box.right) }) }

  private func largestCluster(_ edges: [Double]) -> Double {
    guard edges.count > 1 else { return 0 }
    let most = edges.map { edge in edges.count { abs($0 - edge) <= lineHeight / 2 } }.max() ?? 0
    return Double(most) / Double(edges.count)
  }

  /// Share of the lines that have another line at the same height, as in columns and tables.
  var sideBySideShare: Double {
    let order = lines.indices.sorted { (lines[$0].box.top, $0) < (lines[$1].box.top, $1) }
    var paired = Set<Int>()
    for (position, first) in order.enumerated() {
      for second in order[(position + 1)...] {
        let upper = lines[first].box
        let lower = lines[second].box
        if Double(lower.top) > Double(upper.top) + lineHeight { break }
        let overlap = min(upper.bottom, lower.bottom) - max(upper.top, lower.top)
        let apart = upper.right <= lower.left || lower.right <= upper.left
        if apart, overlap * 2 > min(upper.height, lower.height) {
          paired.insert(first)
          paired.insert(second)
        }
      }
    }
    return lines.isEmpty ? 0 : Double(paired.count) / Double(lines.count)
  }

  /// Share of the lines with a hole of more than three line heights between two words.
  var wideGapShare: Double {
    share { line in
      zip(line.words, line.words.dropFirst()).contains {
        Double($1.box.left - $0.box.right) > 3 * lineHeight
      }
    }
  }

  /// How much the width of a character differs from word to word, against its median, at most 1.
  ///
  /// On a typewriter every character and every space is equally wide, so the way from the beginning of a word
  /// to the beginning of the next is a whole number of equal steps. The median absolute deviation is taken,
  /// so that words the engine cut wrongly do not matter.
  var pitchSpread: Double {
    let pitches = lines.flatMap { line in
      zip(line.words, line.words.dropFirst()).compactMap { word, next -> Double? in
        let count = word.text.unicodeScalars.count
        let step = Double(next.box.left - word.box.left) / Double(count + 1)
        return count >= 3 && step > 0 && step < 2 * lineHeight ? step : nil
      }
    }
    guard pitches.count > 3 else { return 1 }
    let middle = median(pitches)
    return min(1, median(pitches.map { abs($0 - middle) }) / max(0.1, middle))
  }

  private func share(_ holds: (ReadableLine) -> Bool) -> Double {
    lines.isEmpty ? 0 : Double(lines.count(where: holds)) / Double(lines.count)
  }
}
