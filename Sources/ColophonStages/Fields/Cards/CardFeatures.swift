import ColophonDocument
import Foundation

/// What the models of index cards see: names of what a row or a token looks like, where it stands, which words stand
/// by it.
struct CardFeatures {
  let sheet: CardSheet
  /// Rows of the entry: all, or those below the `s.` of a see-card.
  let rows: Range<Int>
  let hints: CardHints
  private let words: [TokenForm]

  init(_ sheet: CardSheet, rows: Range<Int>) {
    self.sheet = sheet
    self.rows = rows
    hints = CardHints(sheet)
    words = sheet.tokens.map { TokenForm($0, sheet.page.lists) }
  }

  /// The tokens of the entry.
  var tokens: Range<Int> {
    guard let first = rows.first, let last = rows.last else { return 0..<0 }
    return sheet.rows[first].tokens.lowerBound..<sheet.rows[last].tokens.upperBound
  }

  // MARK: - Rows

  /// For each row of the entry the names of what is seen of it.
  var ofRows: [[String]] { rows.map(row) }

  private func row(_ index: Int) -> [String] {
    let row = sheet.rows[index]
    var names = ["bias", "at=\(min(index - rows.lowerBound, 4))", "left=\(rows.upperBound - index - 1 < 2)"]
    names.append("gap=\(bucket(row.gap, [0.3, 0.8, 2]))")
    names.append("indent=\(bucket(Double(row.box.left - sheet.left) / sheet.usualHeight, [0.5, 1.5, 3, 8]))")
    names.append("short=\(bucket(Double(row.box.width) / Double(sheet.right - sheet.left), [0.3, 0.6, 0.9]))")
    names.append("small=\(bucket(row.height / sheet.usualHeight, [0.8, 0.92, 1.15]))")
    names.append("low=\(bucket(Double(row.box.top) / Double(sheet.page.height), [0.25, 0.4, 0.6]))")
    let forms = words[row.tokens]
    for (place, form) in forms.enumerated() {
      names += [form.word, "s:" + form.shape] + form.kinds.map { "k:" + $0 }
      if place < 2 { names += ["first\(place):" + form.word, "first\(place)s:" + form.shape] }
    }
    if let last = forms.last { names += ["last:" + last.word, "lasts:" + last.shape] }
    let text = sheet.text(row)
    names.append("digits=\(bucket(share(text, \.isNumber), [0.05, 0.15, 0.3]))")
    names.append("capitals=\(bucket(share(text, \.isUppercase), [0.05, 0.12, 0.25]))")
    names.append("marks=\(bucket(share(text) { $0.isPunctuation }, [0.04, 0.1, 0.2]))")
    for name in Set(hints.fields[row.tokens].compactMap { $0?.rawValue }).sorted() {
      names.append("rule=" + name)
    }
    if index > rows.lowerBound {
      let before = words[sheet.rows[index - 1].tokens]
      names += Set(before.flatMap(\.kinds)).sorted().map { "before:" + $0 }
      if let last = before.last { names.append("beforelast:" + last.shape) }
    }
    return names
  }

  // MARK: - Tokens

  /// For each token of the entry the names of what is seen of it.
  ///
  /// - Parameter labels: for each row of the entry its label's name.
  func ofTokens(rowLabels labels: [String]) -> [[String]] {
    tokens.map { token($0, labels[sheet.tokens[$0].row - rows.lowerBound]) }
  }

  private func token(_ index: Int, _ rowLabel: String) -> [String] {
    let token = sheet.tokens[index]
    let row = sheet.rows[token.row]
    let form = words[index]
    let place = index - row.tokens.lowerBound
    let fromEnd = row.tokens.upperBound - index - 1
    let at = token.row - rows.lowerBound
    var names = ["bias", "row=" + rowLabel, "w:" + form.word, "s:" + form.shape]
    names += form.kinds.map { "k:" + $0 }
    names += ["rule=" + (hints.fields[index]?.rawValue ?? "none")]
    names += ["start:" + form.prefix, "end:" + form.suffix, "mark:" + form.mark]
    names += ["at=\(min(at, 3))/\(min(place, 3))", "fromend=\(min(fromEnd, 3))/" + rowLabel]
    names += ["row+s:" + rowLabel + form.shape, "row+mark:" + rowLabel + form.mark]
    if token.isGlued { names.append("glued") }
    names.append(
      "x=\(bucket(Double(token.box.left - sheet.left) / Double(sheet.right - sheet.left), [0.05, 0.4, 0.75]))"
    )
    names.append("size=\(bucket(Double(token.box.height) / sheet.usualHeight, [0.75, 1.3]))")
    for offset in [-2, -1, 1, 2] {
      let other = index + offset
      guard tokens.contains(other) else {
        names.append("\(offset)none")
        continue
      }
      let neighbour = words[other]
      names += ["\(offset)w:" + neighbour.word, "\(offset)s:" + neighbour.shape]
      names += neighbour.kinds.map { "\(offset)k:" + $0 }
      if abs(offset) == 1 {
        names += ["\(offset)mark:" + neighbour.mark, "\(offset)s+s:" + neighbour.shape + "/" + form.shape]
        names.append("\(offset)rule=" + (hints.fields[other]?.rawValue ?? "none"))
      }
    }
    names += passed(before: index)
    return names
  }

  /// What stands before a token in the entry: whether there was a year, an extent, a dash, a colon, a heading.
  private func passed(before index: Int) -> [String] {
    var names: [String] = []
    let before = words[tokens.lowerBound..<index]
    let dashes = before.count { $0.kinds.contains("dash") }
    names.append("dashes=\(min(dashes, 3))")
    names.append("years=\(min(before.count { $0.kinds.contains("year") }, 2))")
    names.append("extents=\(min(before.count { $0.kinds.contains("extent") }, 1))")
    names.append("formats=\(min(before.count { $0.kinds.contains("format") }, 1))")
    if let dash = before.lastIndex(where: { $0.kinds.contains("dash") }) {
      names.append("fromdash=\(min(index - dash, 4))")
    }
    if let year = before.lastIndex(where: { $0.kinds.contains("year") }) {
      names.append("fromyear=\(min(index - year, 5))")
    }
    let opened = before.reduce(0) { $0 + $1.opening }
    names.append("bracket=\(opened > 0)")
    return names
  }

  // MARK: - Numbers as names

  private func bucket(_ value: Double, _ limits: [Double]) -> Int {
    limits.firstIndex { value < $0 } ?? limits.count
  }

  private func share(_ text: String, _ isCounted: (Character) -> Bool) -> Double {
    Double(text.count(where: isCounted)) / Double(max(1, text.count))
  }
}
