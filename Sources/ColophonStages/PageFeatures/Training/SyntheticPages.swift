import ColophonDocument
import Foundation

/// Made pages of the types of which collections hold few: title pages, lists, covers, blanks.
///
/// Only layouts and words are made, no images. A test never counts them as proof of quality.
package enum SyntheticPages {
  /// How many of each type; in all 170.
  private static let counts: [(type: DocumentType, count: Int)] = [
    (.titlePage, 50), (.tableOrList, 40), (.cover, 40), (.blank, 40),
  ]

  /// The same pages for the same seed, each a group of its own.
  package static func make(seed: UInt64) -> [TrainingPage] {
    var random = SeededRandom(seed: seed)
    return counts.flatMap { type, count in
      (1...count).map { number in
        let name = "synthetic/\(type.rawValue)/\(number)"
        return TrainingPage(name: name, text: page(type, &random), type: type, group: name)
      }
    }
  }

  private static func page(_ type: DocumentType, _ random: inout SeededRandom) -> PageText {
    let width = random.int(700...2600)
    let height = Int(Double(width) * (1.25 + random.share() * 0.5))
    var sheet = SyntheticSheet(width: width, height: height)
    let words = random.pick(SyntheticWords.languages)
    switch type {
    case .titlePage: setTitlePage(on: &sheet, words, &random)
    case .tableOrList: setList(on: &sheet, words, &random)
    case .cover: setCover(on: &sheet, words, &random)
    default: setSpecks(random.pick([0, 0, 1, 2, 3, 5, 8]), on: &sheet, &random)
    }
    return sheet.pageText()
  }

  // MARK: - Title pages

  /// Centred lines of several sizes; author above the title or below it after a word such as `von`; a motto
  /// at times; at the foot place, publisher and year.
  private static func setTitlePage(
    on sheet: inout SyntheticSheet, _ words: SyntheticWords, _ random: inout SeededRandom
  ) {
    let middle = sheet.width / 2 + random.int(-sheet.width / 40...sheet.width / 40)
    let body = max(9, sheet.width / random.int(38...60))
    let large = body * random.int(14...28) / 10
    var y = sheet.height * random.int(6...16) / 100
    func set(_ text: String, _ size: Int, _ random: inout SeededRandom) {
      sheet.set(text, size: size, top: y, at: .centre(middle), confidence: 0.88, random: &random)
      y += size * random.int(16...24) / 10
    }
    let authorFirst = random.chance(0.3)
    let capitals = random.chance(0.4)
    if authorFirst { set(words.person(random: &random), body * 12 / 10, &random) }
    for line in 0..<random.int(1...4) {
      let phrase = words.phrase(random.int(1...3), random: &random).joined(separator: " ")
      set(capitals ? phrase.uppercased() : phrase.capitalized, line == 1 ? large : large * 8 / 10, &random)
    }
    for _ in 0..<random.pick([0, 0, 1, 2, 3, 6, 10, 14]) {
      set(words.phrase(random.int(3...7), random: &random).joined(separator: " "), body, &random)
    }
    y += body * 2
    if !authorFirst, random.chance(0.8) {
      set(words.by, body, &random)
      set(words.person(random: &random) + ".", body * 12 / 10, &random)
    }
    if random.chance(0.5) { set(random.pick(words.parts), body, &random) }
    y = max(y + body * 2, sheet.height * random.int(72...84) / 100)
    let year =
      random.chance(0.2)
      ? "MDCC\(random.pick(["XX", "LXI", "XCIV", "XLVIII"]))" : "\(random.int(1520...1935))"
    let firm = random.pick(words.surnames)
    let imprint =
      random.chance(0.25)
      ? "\(random.pick(words.givenNames)) \(firm)"
      : random.pick(words.imprints).replacing("%", with: firm)
    if random.chance(0.4) {
      set("\(random.pick(words.places)), \(year).", body, &random)
      set(imprint + ".", body, &random)
    } else {
      let stop = capitals ? "" : "."
      let place = random.pick(words.places)
      set((capitals ? place.uppercased() : place) + stop, body * 11 / 10, &random)
      set((capitals ? imprint.uppercased() : imprint) + stop, body, &random)
      set(year + stop, body, &random)
    }
    if random.chance(0.4) { setSpecks(random.int(1...3), on: &sheet, &random) }
  }

  // MARK: - Lists

  /// Entries with a number at the end, with or without leaders, in one column or two; or a table of several
  /// columns of short words and numbers.
  private static func setList(
    on sheet: inout SyntheticSheet, _ words: SyntheticWords, _ random: inout SeededRandom
  ) {
    let size = max(8, sheet.width / random.int(55...90))
    let columns = random.pick([1, 1, 2, 2, 3, 4])
    let margin = sheet.width / 12
    let top = sheet.height * random.int(8...14) / 100
    let bottom = sheet.height * random.int(60...92) / 100
    if random.chance(0.8) {
      let heading = random.pick(words.listHeadings)
      sheet.set(
        random.chance(0.4) ? heading.uppercased() : heading, size: size * 15 / 10, top: top - size * 3,
        at: .centre(sheet.width / 2), random: &random)
    }
    let columnWidth = (sheet.width - 2 * margin) / columns
    let isTable = columns > 2
    for column in 0..<columns {
      let left = margin + column * columnWidth
      var y = top
      while y < bottom {
        if isTable {
          let cell =
            column == 0 ? random.pick(words.nouns).capitalized : "\(random.int(1...9999))"
          sheet.set(cell, size: size, top: y, at: .left(left), random: &random)
        } else {
          setEntry(from: left, to: left + columnWidth - size * 2, y, size, on: &sheet, words, &random)
        }
        y += size * (isTable ? 19 : 18) / 10
      }
    }
  }

  private static func setEntry(
    from left: Int, to right: Int, _ y: Int, _ size: Int, on sheet: inout SyntheticSheet,
    _ words: SyntheticWords, _ random: inout SeededRandom
  ) {
    var entry = random.chance(0.3) ? "\(random.int(1...400)). " : ""
    entry +=
      random.chance(0.4)
      ? "\(random.pick(words.surnames)), \(random.pick(words.givenNames))"
      : words.phrase(random.int(1...4), random: &random).joined(separator: " ").capitalized
    if random.chance(0.4) { entry += " ......" }
    if random.chance(0.5) {
      // Numbers that follow the text as in an index.
      entry += " \(random.int(1...480))" + (random.chance(0.4) ? ", \(random.int(1...480))" : "")
      sheet.set(entry, size: size, top: y, at: .left(left), random: &random)
    } else {
      // Numbers under each other at the right, read as words of the same line or as lines of their own.
      sheet.set(entry, size: size, top: y, at: .left(left), random: &random)
      sheet.set("\(random.int(1...480))", size: size, top: y, at: .right(right), random: &random)
    }
  }

  // MARK: - Covers and blanks

  /// A label or stamped title of a few words in one place, or nothing legible; specks of the binding.
  private static func setCover(
    on sheet: inout SyntheticSheet, _ words: SyntheticWords, _ random: inout SeededRandom
  ) {
    let size = max(12, sheet.width / random.int(18...40))
    var y = sheet.height * random.int(15...45) / 100
    for _ in 0..<random.pick([1, 1, 2, 3]) {
      let text = words.phrase(random.int(1...2), random: &random).joined(separator: " ")
      sheet.set(
        random.chance(0.6) ? text.uppercased() : text.capitalized, size: size, top: y,
        at: .centre(sheet.width / 2), confidence: 0.7, random: &random)
      y += size * 2
    }
    if random.chance(0.3) {
      sheet.set(
        "\(random.int(1...9999))", size: size, top: y + size, at: .centre(sheet.width / 2), confidence: 0.7,
        random: &random)
    }
    setSpecks(random.pick([0, 1, 3, 6, 10, 20]), on: &sheet, &random)
  }

  /// What an engine reads into stains and shadows: one or two characters here and there, hardly sure.
  private static func setSpecks(
    _ count: Int, on sheet: inout SyntheticSheet, _ random: inout SeededRandom
  ) {
    for _ in 0..<count {
      let text = random.pick(["|", "-", ".", "i", "'", "l", "—", ":", "~", "1", "a", "°", "E", "‘", "j", "_"])
      sheet.set(
        text, size: random.int(4...max(5, sheet.height / 30)), top: random.int(0...(sheet.height * 9 / 10)),
        at: .left(random.int(0...(sheet.width * 9 / 10))), confidence: random.share() * 0.5,
        random: &random)
    }
  }
}
