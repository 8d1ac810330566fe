import ColophonDocument

/// A few lines of a page that are identified together.
struct TextWindow: Hashable {
  var text: String
  var letters: Int
  /// Indices of its lines among the lines of the page.
  var lines: [Int] = []
}

/// Cuts a page into windows of at least 60 letters, about one or two lines of a book, so that a page in two
/// languages shows both. A window ends early where a region ends.
///
/// It reads the normalised text, with modern letters and whole words, because the language model was trained on
/// modern texts.
func textWindows(of text: PageText) -> [TextWindow] {
  var windows: [TextWindow] = []
  var current = TextWindow(text: "", letters: 0)
  func close() {
    guard current.letters > 0 else { return }
    // A scrap at the end of a region says too little by itself.
    if current.letters < 20, var last = windows.popLast() {
      last.text += "\n" + current.text
      last.letters += current.letters
      last.lines += current.lines
      windows.append(last)
    } else {
      windows.append(current)
    }
    current = TextWindow(text: "", letters: 0)
  }
  var lines = NormalisedText(text).lines[...]
  var index = 0
  for region in text.regions {
    for line in lines.prefix(region.lines.count) {
      current.text += current.text.isEmpty ? line : "\n" + line
      current.letters += letterCount(line)
      current.lines.append(index)
      index += 1
      if current.letters >= 60 { close() }
    }
    if current.letters >= 30 { close() }
    lines = lines.dropFirst(region.lines.count)
  }
  close()
  return windows
}

/// Number of letters, counting scalars.
func letterCount(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic ? 1 : 0) }
}
