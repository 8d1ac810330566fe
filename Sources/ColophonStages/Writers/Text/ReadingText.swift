import ColophonDocument

extension PageText {
  /// The normalised text as one types it for searching: the lines of a paragraph joined by a space, paragraphs and
  /// regions parted by a line feed.
  var readingText: String {
    let normalised = NormalisedText(self)
    let lines = self.lines
    var result = ""
    var index = 0
    for region in regions {
      var isFirst = true
      for line in region.lines {
        let text = normalised.lines[index]
        // The whole line may stand on the one before, as the second half of a divided word.
        if !text.isEmpty {
          let goesOn = index > 0 && lines[index].words.first?.division?.part == .second
          if !result.isEmpty { result += (isFirst || line.startsParagraph) && !goesOn ? "\n" : " " }
          result += text
          isFirst = false
        }
        index += 1
      }
    }
    return result
  }
}
