import ColophonDocument
import Foundation

/// Pages of our own JSON Lines with their entities, as a run writes them or a person has put them right.
struct TaggedPages {
  private struct Page: Decodable {
    struct Entity: Decodable {
      var type: String
      var start: Int
      var end: Int
    }
    struct Language: Decodable { var language: String }

    var item: String?
    var page: Int?
    var text: String?
    var language: String?
    var languages: [Language]?
    var entities: [Entity]?
  }

  private(set) var texts: [TaggedText] = []
  private(set) var broken: [BrokenLine] = []

  init(_ data: Data, blank: TaggedText) {
    let decoder = JSONDecoder()
    for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) {
      func fail(_ what: String) { broken.append(BrokenLine(file: blank.file, line: index + 1, what: what)) }
      guard let page = try? decoder.decode(Page.self, from: Data(line)) else {
        fail("expected a page as a JSON object with text and entities, as in pages.jsonl")
        continue
      }
      guard let plain = page.text, let entities = page.entities else { continue }
      let length = plain.unicodeScalars.count
      if let wrong = entities.first(where: { $0.start < 0 || $0.start >= $0.end || $0.end > length }) {
        fail("an entity from \(wrong.start) to \(wrong.end) lies outside of the text, which has \(length)")
        continue
      }
      if let wrong = entities.first(where: { TaggedText.kind(of: $0.type) == nil }) {
        fail("'\(wrong.type)' is no kind of entity; expected \(TaggedText.kinds.joined(separator: ", "))")
        continue
      }
      var text = TaggedText(
        set: blank.set, file: blank.file, name: "\(page.item ?? "") \(page.page ?? index + 1)",
        language: page.language ?? page.languages?.first?.language ?? blank.language)
      text.fill(plain, names: entities.map { (TaggedText.kind(of: $0.type) ?? "", $0.start..<$0.end) })
      texts.append(text)
    }
  }
}

extension TaggedText {
  /// Cuts a plain text into words and finds the words of names given as ranges of scalars.
  mutating func fill(_ plain: String, names ranges: [(kind: String, range: Range<Int>)]) {
    let scalars = Array(plain.unicodeScalars)
    let tokens = Tokeniser.printedTokens(of: plain)
    words = tokens.enumerated().map { index, range in
      let end = range.upperBound
      return Word(
        String(String.UnicodeScalarView(scalars[range])),
        isGlued: index + 1 < tokens.count && tokens[index + 1].lowerBound == end,
        endsLine: end < scalars.count && scalars[end] == "\n")
    }
    let all = ranges.compactMap { kind, range -> Name? in
      guard let first = tokens.firstIndex(where: { $0.upperBound > range.lowerBound }),
        let last = tokens.lastIndex(where: { $0.lowerBound < range.upperBound }), first <= last
      else { return nil }
      return Name(kind: kind, words: first..<(last + 1))
    }.sorted { ($0.words.lowerBound, -$0.words.count) < ($1.words.lowerBound, -$1.words.count) }
    for name in all {
      if let last = names.last, last.words.upperBound > name.words.lowerBound {
        nested.append(name)
      } else {
        names.append(name)
      }
    }
  }
}
