import ColophonDocument

/// A few lines of a page that are identified together.
struct TextWindow: Hashable {
  var text: String
  var letters: Int
}

/// Cuts a page into windows of at least 60 letters, about one or two lines of a book, so that a page in two
/// languages shows both. A window ends early where a region ends.
///
/// Long s becomes s, and words divided at a line end are whole, because the language model was trained on modern
/// texts.
func textWindows(of text: PageText) -> [TextWindow] {
  var windows: [TextWindow] = []
  var current = TextWindow(text: "", letters: 0)
  func close() {
    guard current.letters > 0 else { return }
    // A scrap at the end of a region says too little by itself.
    if current.letters < 20, var last = windows.popLast() {
      last.text += "\n" + current.text
      last.letters += current.letters
      windows.append(last)
    } else {
      windows.append(current)
    }
    current = TextWindow(text: "", letters: 0)
  }
  for region in text.regions {
    for line in joinedLines(region.lines) {
      current.text += current.text.isEmpty ? line : "\n" + line
      current.letters += letterCount(line)
      if current.letters >= 60 { close() }
    }
    if current.letters >= 30 { close() }
  }
  close()
  return windows
}

/// Number of letters, counting scalars.
func letterCount(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic ? 1 : 0) }
}

/// The lines of a region with the second half of a divided word moved to the line it began on.
private func joinedLines(_ lines: [Line]) -> [String] {
  var texts = lines.map { foldedLongS($0.text) }
  for index in texts.indices.dropLast() {
    guard let last = texts[index].unicodeScalars.last, lineEndHyphens.contains(last),
      texts[index].unicodeScalars.dropLast().last?.properties.isAlphabetic == true,
      texts[index + 1].unicodeScalars.first?.properties.isLowercase == true
    else { continue }
    let next = texts[index + 1]
    let end = next.firstIndex(of: " ") ?? next.endIndex
    texts[index].unicodeScalars.removeLast()
    texts[index] += next[..<end]
    texts[index + 1] = String(next[end...].drop { $0 == " " })
  }
  return texts
}
