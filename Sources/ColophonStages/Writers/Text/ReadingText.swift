import ColophonDocument

extension PageText {
  /// The text as one would type it for searching: divided words joined, the long s written as s, the lines of a
  /// paragraph joined by a space, paragraphs and regions parted by a line feed.
  var readingText: String {
    var result = ""
    for region in regions {
      var last: String?
      for line in region.lines where !line.words.isEmpty {
        if last == nil || line.startsParagraph {
          if !result.isEmpty { result += "\n" }
        } else {
          switch LineEnd(after: last ?? "", before: line.words[0].text) {
          case .space: result += " "
          case .dividedWord: result.removeLast()
          case .hyphen: break
          }
        }
        result += line.text.replacing("ſ", with: "s")
        last = line.words.last?.text
      }
    }
    return result
  }
}
