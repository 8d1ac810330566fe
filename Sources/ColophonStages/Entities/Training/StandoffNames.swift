import Foundation

/// Names beside a text (brat): offsets in Unicode scalars, one file for the text, one for the names.
///
/// Where a set tells proper names from nouns (`PROP_PER`, `NOM_PER`), proper names only are names.
struct StandoffNames {
  private(set) var text: TaggedText
  private(set) var broken: [BrokenLine] = []

  init(text plain: String, annotations: String, blank: TaggedText) {
    text = blank
    var ranges: [Range<Int>] = []
    var word = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    var line = false
    func endsWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    var words: [TaggedText.Word] = []
    for scalar in plain.unicodeScalars {
      if endsWord(scalar) {
        if !word.isEmpty {
          words.append(TaggedText.Word(String(word)))
          ranges.append(start..<offset)
          word = String.UnicodeScalarView()
        }
        line = scalar == "\n"
        if line, !words.isEmpty { words[words.count - 1].endsLine = true }
      } else {
        if word.isEmpty { start = offset }
        word.append(scalar)
      }
      offset += 1
    }
    if !word.isEmpty {
      words.append(TaggedText.Word(String(word)))
      ranges.append(start..<offset)
    }
    text.words = words
    var names: [TaggedText.Name] = []
    for (index, line) in annotations.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.hasPrefix("T") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let parts = columns.count > 1 ? columns[1].split(separator: " ") : []
      guard parts.count >= 3, let first = Int(parts[1]), let end = Int(parts[parts.count - 1]), first < end,
        end <= offset
      else {
        broken.append(
          BrokenLine(
            file: blank.file, line: index + 1,
            what: "expected a number, a label with offsets within the text, and words: '\(line)'"))
        continue
      }
      let label = parts[0].split(separator: "_")
      if label.count == 2, label[0] != "PROP" { continue }
      guard let kind = TaggedText.kind(of: String(label[label.count - 1])),
        let from = ranges.firstIndex(where: { $0.upperBound > first }),
        let to = ranges.lastIndex(where: { $0.lowerBound < end }), from <= to
      else { continue }
      names.append(TaggedText.Name(kind: kind, words: from..<(to + 1)))
    }
    names.sort { ($0.words.lowerBound, -$0.words.count) < ($1.words.lowerBound, -$1.words.count) }
    for name in names {
      if let last = text.names.last, last.words.upperBound > name.words.lowerBound {
        if name.words != last.words { text.nested.append(name) }
      } else {
        text.names.append(name)
      }
    }
  }
}
