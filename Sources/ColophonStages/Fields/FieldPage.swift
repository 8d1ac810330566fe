import ColophonDocument

/// A page that fields are read from.
struct FieldPage: Sendable {
  /// Number of the page within the item, from 1.
  let number: Int
  let width: Int
  let height: Int
  /// As in `PageText.lines`.
  let lines: [Line]
  /// The lines that hold something to read.
  let readable: [ReadableLine]
  let lists: FieldLists

  init(number: Int, text: PageText, lists: FieldLists) {
    self.number = number
    width = max(1, text.width)
    height = max(1, text.height)
    lines = text.lines
    readable = ReadableLine.all(in: text, minimumConfidence: 0)
    self.lists = lists
  }

  /// The readable lines from top to bottom, for pages of one column: a title page is read by where its lines stand,
  /// whatever order the engine gave its blocks.
  var topDown: [ReadableLine] {
    readable.sorted { a, b in
      (a.box.top + a.box.bottom, a.box.left, a.index) < (b.box.top + b.box.bottom, b.box.left, b.index)
    }
  }

  /// A field with its evidence; nil when nothing is left of the value.
  ///
  /// The confidence is that of the rule times the mean confidence of the lines it was read from.
  func field(
    _ name: Field.Name, _ value: String, normal: String? = nil, rule: FieldRule, lines indices: [Int]
  ) -> Field? {
    let value = PrintedText.modern(value)
    guard value.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let evidence = indices.filter(lines.indices.contains).map {
      Field.Evidence(page: number, line: $0, box: lines[$0].box, text: lines[$0].text)
    }
    let sure = indices.filter(lines.indices.contains).compactMap { lines[$0].confidence }
    let legible = sure.isEmpty ? 1 : sure.reduce(0, +) / Double(sure.count)
    let confidence = ((rule.rawValue * legible) * 100).rounded() / 100
    return Field(name: name, value: value, normal: normal, confidence: confidence, evidence: evidence)
  }
}
