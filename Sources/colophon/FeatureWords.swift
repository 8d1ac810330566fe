/// What the features of class models are called when a person is told why a class was given.
enum FeatureWords {
  /// A feature's name in words; a name that is not known here stays as the model's file has it.
  static func words(_ feature: String) -> String {
    if feature.hasPrefix("word:") { return word(feature.dropFirst(5)) }
    if feature.hasPrefix("gram:") { return letters(feature.dropFirst(5)) }
    if let square = square(feature) { return square }
    return named[feature] ?? feature
  }

  private static func word(_ name: Substring) -> String {
    guard let mark = name.firstIndex(of: "=") else {
      return name.contains(" ") ? "the words '\(name)'" : "the word '\(name)'"
    }
    return "the word '\(name[name.index(after: mark)...])' in the \(name[..<mark])"
  }

  /// Runs of letters have `_` for the edge of a word.
  private static func letters(_ run: Substring) -> String {
    let letters = run.filter { $0 != "_" }
    return switch (run.first == "_", run.last == "_") {
    case (true, true): "the whole word '\(letters)'"
    case (true, false): "words that begin with '\(letters)'"
    case (false, true): "words that end in '\(letters)'"
    case (false, false): "the letters '\(letters)' in words"
    }
  }

  /// `picture.dark_1_6` is the square at the upper right of six by six.
  private static func square(_ feature: String) -> String? {
    let parts = feature.split(separator: "_")
    guard parts.count == 3, parts[0] == "picture.dark", let row = Int(parts[1]), let column = Int(parts[2])
    else { return nil }
    func third(_ place: Int, _ names: [String]) -> String { names[min(2, (place - 1) / 2)] }
    let height = third(row, ["top", "middle", "foot"])
    let side = third(column, ["left", "middle", "right"])
    return "how dark the page is at the \(height) \(side)"
  }

  /// The features of fixed name but for the squares of a picture.
  static let named: [String: String] = [
    "sheet.log_aspect": "the shape of the sheet",
    "sheet.landscape": "whether the sheet is wider than high",
    "sheet.columns": "the number of text blocks",
    "sheet.many_regions": "whether there are many text blocks",
    "sheet.ink_free": "how much of the sheet is free of text",
    "sheet.top_margin": "the space above the text",
    "sheet.foot_margin": "the space below the text",
    "sheet.largest_gap": "the largest gap between lines",
    "sheet.characters_across": "how many characters fit across the sheet",
    "words.0": "whether there are no words",
    "words.1_5": "whether there are 1 to 5 words",
    "words.6_20": "whether there are 6 to 20 words",
    "words.21_60": "whether there are 21 to 60 words",
    "words.61_150": "whether there are 61 to 150 words",
    "words.151_up": "whether there are more than 150 words",
    "lines.log_count": "the number of lines",
    "lines.words_each": "the words in a line",
    "lines.height_spread": "how much the type differs in size",
    "lines.tallest": "the size of the largest type",
    "lines.width": "the length of the lines",
    "lines.width_spread": "how much the lines differ in length",
    "lines.spacing": "the distance of the lines",
    "lines.spacing_spread": "how much the distance of the lines differs",
    "edges.centred": "how many lines are centred",
    "edges.left_aligned": "how many lines begin at the left edge",
    "edges.right_aligned": "how many lines end at the right edge",
    "edges.side_by_side": "how many lines stand side by side",
    "edges.wide_gaps": "how many lines have wide gaps in them",
    "edges.pitch_spread": "how much the characters differ in width",
    "edges.even_pitch": "whether all characters are equally wide, as on a typewriter",
    "letters.capitals": "the share of capitals",
    "letters.digits": "the share of figures",
    "letters.marks": "the share of punctuation marks",
    "letters.word_length": "the length of the words",
    "letters.capital_words": "how many words have a capital",
    "letters.number_words": "how many words are numbers",
    "letters.lines_capital_first": "how many lines begin with a capital",
    "letters.lines_number_first": "how many lines begin with a number",
    "letters.lines_number_last": "how many lines end with a number",
    "letters.lines_hyphen_last": "how many lines end with a hyphen",
    "letters.lines_stop_last": "how many lines end with a punctuation mark",
    "quality.specks": "how many specks were taken for words",
    "quality.confidence": "how sure the text recognition was",
    "cue.year": "whether there is a year",
    "cue.year_at_foot": "whether there is a year at the foot",
    "cue.roman_year": "whether there is a year in Roman numerals",
    "cue.imprint_word": "whether there is a word of imprints",
    "cue.imprint_at_foot_of_few_lines": "whether few lines end with an imprint",
    "cue.author_word_alone": "whether 'by' or the like has a line of its own",
    "cue.heading_name": "whether it begins with a name as headings of cards do",
    "cue.see": "whether it refers to another heading",
    "cue.format": "whether there is a book's format, such as 8°",
    "cue.extent": "whether there is a number of pages or volumes",
    "cue.thesis": "whether there is a word of theses",
    "cue.location": "whether there is a word for where the copy is kept",
    "cue.list_heading": "whether there is a heading of lists",
    "cue.salutation": "whether there is a letter's salutation",
    "cue.closing": "whether there is a letter's closing",
    "cue.dashed_page_number": "whether there is a page number between dashes",
    "cue.leaders": "how many lines have dots that lead to a number",
    "picture.log_aspect": "the shape of the picture",
    "picture.warmth": "how yellow or red the picture is",
    "picture.colourfulness": "how strong the colours are",
    "picture.paper": "how light the paper is",
    "picture.ink": "how dark the ink is",
    "picture.contrast": "the contrast of light and dark",
    "picture.dark_share": "how much of the page is dark",
    "picture.strokes_across": "how often it is light and dark from left to right",
    "picture.strokes_down": "how often it is light and dark from top to bottom",
    "picture.row_spread": "how much rows differ in brightness",
    "picture.column_spread": "how much columns differ in brightness",
  ]
}
