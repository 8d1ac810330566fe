import ColophonDocument
import Foundation

/// What the look and the words of a page say about its type, as numbers with names.
///
/// Computed from the recognised text and its boxes alone; nothing depends on the resolution of the scan. The
/// names and their order are the same for every page, so that a model can hold weights by name.
struct PageFeatures: Sendable {
  struct Feature: Hashable, Sendable {
    var name: String
    /// Finite; shares and flags lie from 0 to 1.
    var value: Double
  }

  /// A typewriter's steps differ less than this: on real typescripts by 2 % at most, in print by 6 % at least.
  private static let typewriterSpread = 0.035

  let all: [Feature]

  init(_ text: PageText) {
    let lines = ReadableLine.all(in: text, minimumConfidence: 0.2)
    let page = PageMeasure(text, lines)
    all =
      Self.sheet(text, page) + Self.lines(page) + Self.edges(page) + Self.letters(page)
      + Self.quality(text, page) + CueWords.features(lines)
  }

  /// The names in order.
  static let names = PageFeatures(PageText(width: 1, height: 1, regions: [])).all.map(\.name)

  /// The values under the names a model asks for; a name unknown here is not a number.
  func values(for names: [String]) -> [Double] {
    let values = Dictionary(all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return names.map { values[$0] ?? .nan }
  }

  // MARK: - Groups of features

  private static func sheet(_ text: PageText, _ page: PageMeasure) -> [Feature] {
    let aspect = Double(max(1, text.width)) / Double(max(1, text.height))
    return [
      Feature(name: "sheet.log_aspect", value: min(2, max(-2, log(aspect)))),
      Feature(name: "sheet.landscape", value: aspect > 1.15 ? 1 : 0),
      Feature(name: "sheet.columns", value: min(4, Double(text.regions.count(where: { !$0.lines.isEmpty })))),
      Feature(name: "sheet.many_regions", value: text.regions.count > 8 ? 1 : 0),
      Feature(name: "sheet.ink_free", value: page.inkFree),
      Feature(name: "sheet.top_margin", value: page.topMargin),
      Feature(name: "sheet.foot_margin", value: page.footMargin),
      Feature(name: "sheet.largest_gap", value: page.largestGap),
      Feature(name: "sheet.characters_across", value: min(2, page.charactersAcross / 100)),
    ]
  }

  private static func lines(_ page: PageMeasure) -> [Feature] {
    let words = page.words.count
    let buckets: [(name: String, range: ClosedRange<Int>)] = [
      ("0", 0...0), ("1_5", 1...5), ("6_20", 6...20), ("21_60", 21...60), ("61_150", 61...150),
      ("151_up", 151...Int.max),
    ]
    let heights = page.lines.map(\.height)
    let widths = page.lines.map { Double($0.box.width) }
    let height = max(1, median(heights))
    return buckets.map {
      Feature(name: "words.\($0.name)", value: $0.range.contains(words) ? 1 : 0)
    } + [
      Feature(name: "lines.log_count", value: log(1 + Double(page.lines.count))),
      Feature(
        name: "lines.words_each",
        value: page.lines.isEmpty ? 0 : Double(words) / Double(page.lines.count) / 10),
      Feature(name: "lines.height_spread", value: min(2, deviation(heights) / height)),
      Feature(name: "lines.tallest", value: min(5, (heights.max() ?? 0) / height)),
      Feature(name: "lines.width", value: median(widths) / page.width),
      Feature(name: "lines.width_spread", value: deviation(widths) / max(1, widths.max() ?? 1)),
      Feature(name: "lines.spacing", value: min(5, page.spacing / height)),
      Feature(name: "lines.spacing_spread", value: page.spacingSpread),
    ]
  }

  private static func edges(_ page: PageMeasure) -> [Feature] {
    [
      Feature(name: "edges.centred", value: page.centredShare),
      Feature(name: "edges.left_aligned", value: page.leftAlignedShare),
      Feature(name: "edges.right_aligned", value: page.rightAlignedShare),
      Feature(name: "edges.side_by_side", value: page.sideBySideShare),
      Feature(name: "edges.wide_gaps", value: page.wideGapShare),
      Feature(name: "edges.pitch_spread", value: page.pitchSpread),
      Feature(
        name: "edges.even_pitch",
        value: page.words.count > 3 && page.pitchSpread < Self.typewriterSpread ? 1 : 0),
    ]
  }

  private static func letters(_ page: PageMeasure) -> [Feature] {
    var letters = 0
    var capitals = 0
    var digits = 0
    var marks = 0
    var total = 0
    for word in page.words {
      for character in word.text {
        total += 1
        if character.isLetter {
          letters += 1
          if character.isUppercase { capitals += 1 }
        } else if character.isNumber {
          digits += 1
        } else {
          marks += 1
        }
      }
    }
    func share(_ count: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(count) / Double(whole) }
    func lineShare(_ holds: (ReadableLine) -> Bool) -> Double {
      share(page.lines.count(where: holds), of: page.lines.count)
    }
    return [
      Feature(name: "letters.capitals", value: share(capitals, of: letters)),
      Feature(name: "letters.digits", value: share(digits, of: total)),
      Feature(name: "letters.marks", value: share(marks, of: total)),
      Feature(name: "letters.word_length", value: share(total, of: page.words.count) / 10),
      Feature(
        name: "letters.capital_words",
        value: share(page.words.count { $0.text.first?.isUppercase == true }, of: page.words.count)),
      Feature(
        name: "letters.number_words",
        value: share(page.words.count { $0.text.first?.isNumber == true }, of: page.words.count)),
      Feature(
        name: "letters.lines_capital_first",
        value: lineShare { $0.words[0].text.first?.isUppercase == true }),
      Feature(
        name: "letters.lines_number_first", value: lineShare { $0.words[0].text.first?.isNumber == true }),
      Feature(
        name: "letters.lines_number_last",
        value: lineShare {
          $0.words.count > 1 && ($0.words.last?.text.contains(where: \.isNumber) ?? false)
        }),
      Feature(
        name: "letters.lines_hyphen_last",
        value: lineShare { "-=¬⸗".contains($0.words.last?.text.last ?? " ") }),
      Feature(
        name: "letters.lines_stop_last", value: lineShare { ".,;:".contains($0.words.last?.text.last ?? " ") }
      ),
    ]
  }

  private static func quality(_ text: PageText, _ page: PageMeasure) -> [Feature] {
    let all = text.lines.reduce(0) { $0 + $1.words.count }
    let confidences = page.words.compactMap(\.confidence)
    return [
      Feature(
        name: "quality.specks", value: all == 0 ? 0 : 1 - Double(page.words.count) / Double(all)),
      Feature(name: "quality.confidence", value: confidences.isEmpty ? 0.9 : median(confidences)),
    ]
  }
}
