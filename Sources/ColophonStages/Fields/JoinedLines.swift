import ColophonDocument

/// Lines of a page as one running text that remembers which line each character stands on.
///
/// A word divided at a line's end is put together: the hyphen goes when the next line begins with a small
/// letter, and stays, without a space, when it begins with a capital (`Univ.-` `Dr.`).
struct JoinedLines: Sendable {
  let text: String
  /// For each character of the text an index into `PageText.lines`.
  private let lineOfCharacter: [Int]

  init(_ lines: some Sequence<ReadableLine>) {
    var text = ""
    var origin: [Int] = []
    for line in lines {
      let printed = line.printed
      if let last = text.last, "-¬⸗".contains(last), text.dropLast().last?.isLetter == true,
        let first = printed.first, first.isLetter
      {
        if first.isLowercase {
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
