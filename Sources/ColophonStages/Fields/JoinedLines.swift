import ColophonDocument

/// Lines of a page as one running text that remembers which line each character stands on.
///
/// A word divided at a line's end is put together, without its hyphen unless that belongs to the word.
struct JoinedLines: Sendable {
  let text: String
  /// For each character of the text an index into `PageText.lines`.
  private let lineOfCharacter: [Int]

  init(_ lines: some Sequence<ReadableLine>) {
    var text = ""
    var origin: [Int] = []
    var before: ReadableLine?
    for line in lines {
      let printed = line.printed
      if let before, let division = before.division, line.beginsInWord, line.index == before.index + 1 {
        if !division.keepsHyphen, !text.isEmpty {
          text.removeLast()
          origin.removeLast()
        }
      } else if !text.isEmpty {
        text.append(" ")
        origin.append(origin.last ?? line.index)
      }
      text.append(printed)
      // Counted afterwards: a character may have grown together with the one before.
      origin += Array(repeating: line.index, count: max(0, text.count - origin.count))
      before = line
    }
    self.text = text
    lineOfCharacter = origin
  }

  /// Where the first line ends, or the word that was divided at its end.
  var firstLineEnd: String.Index {
    let count = lineOfCharacter.prefix { $0 == lineOfCharacter.first }.count
    return text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex) ?? text.endIndex
  }

  /// The lines that a part of the text touches, in order.
  func lines(of range: Range<String.Index>) -> [Int] {
    let start = text.distance(from: text.startIndex, to: range.lowerBound)
    let end = text.distance(from: text.startIndex, to: range.upperBound)
    var lines: [Int] = []
    for line in lineOfCharacter[min(start, lineOfCharacter.count)..<min(end, lineOfCharacter.count)]
    where lines.last != line {
      lines.append(line)
    }
    return lines
  }
}
