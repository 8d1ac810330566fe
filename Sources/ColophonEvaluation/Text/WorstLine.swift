import ColophonDocument

/// A line of the truth that was read badly or not at all.
struct WorstLine {
  var expected: String
  /// The pieces of the reading that were found to be the line's; empty when there are none.
  var found: String
  /// Without any such piece: what was read between the lines before and after, and is no other line's. It may be
  /// the line, misread beyond recognition.
  var instead: String?
  /// The truth's box, or that of what was read.
  var box: Box?
  var errors: EditCount
}

extension WorstLine {
  /// The lines with the most wrong characters, the worst first.
  static func worst(
    _ number: Int, _ matching: LineMatching, _ truth: [PlacedLine], _ found: [PlacedLine],
    reading: (_ line: Int, _ range: Range<Int>) -> String
  ) -> [WorstLine] {
    let neighbours = Neighbours(
      partners: matching.lines.map { $0.partners.map(\.line) }, foundCount: found.count)
    let worst = matching.lines.indices.filter { matching.lines[$0].errors > 0 }
      .sorted { (-matching.lines[$0].errors, $0) < (-matching.lines[$1].errors, $1) }
    return worst.prefix(number).map { index in
      let line = matching.lines[index]
      let instead = line.partners.isEmpty ? neighbours.free(around: index) : []
      let boxes = (line.partners.map(\.line) + instead).compactMap { found[$0].box }
      return WorstLine(
        expected: truth[index].text,
        found: line.partners.map { reading($0.line, $0.range) }.joined(separator: " "),
        instead: instead.isEmpty ? nil : instead.map { found[$0].text }.joined(separator: " "),
        box: truth[index].box ?? boxes.dropFirst().reduce(boxes.first) { $0?.union($1) },
        errors: EditCount(errors: line.errors, length: line.length))
    }
  }
}
