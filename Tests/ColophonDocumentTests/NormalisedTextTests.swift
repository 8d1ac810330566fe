import ColophonDocument
import Testing

@Suite("The normalised text leads back to the printed one")
struct NormalisedTextTests {
  private static func word(
    _ text: String, _ part: Division.Part? = nil, of whole: String = "", keeps: Bool = false
  )
    -> Word
  {
    Word(
      text: text, box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: nil,
      division: part.map { Division(part: $0, whole: whole, keepsHyphen: keeps) })
  }

  private static func page(_ lines: [[Word]]) -> PageText {
    let box = Box(left: 0, top: 0, right: 1, bottom: 1)
    return PageText(
      width: 1, height: 1,
      regions: [Region(kind: .text, box: box, lines: lines.map { Line(box: box, words: $0) })])
  }

  private let text = page([
    [word("ein"), word("Waſ-", .first, of: "Waſſer")],
    [word("ſer", .second, of: "Waſſer"), word("in"), word("Nord-", .first, of: "Nord-Köln", keeps: true)],
    [word("Köln", .second, of: "Nord-Köln", keeps: true)],
    [],
    [word("und-")], [word("so")],
  ])

  @Test("a divided word is whole and stands where it began")
  func joins() {
    #expect(NormalisedText(text).text == "ein Wasser in Nord-Köln \n\nund-\nso")
    #expect(NormalisedText(text).lines == ["ein Wasser", "in Nord-Köln", "", "", "und-", "so"])
  }

  @Test("each word leads to what was printed for it")
  func leadsBack() {
    let normalised = NormalisedText(text)
    let printed = Array(text.plain.unicodeScalars)
    func source(_ word: String) -> String? {
      let scalars = Array(word.unicodeScalars)
      let start = normalised.scalars.indices.first { normalised.scalars[$0...].starts(with: scalars) }
      return start.map {
        String(String.UnicodeScalarView(printed[normalised.printed($0..<($0 + scalars.count))]))
      }
    }
    #expect(source("ein") == "ein")
    #expect(source("Wasser") == "Waſ-\nſer")
    #expect(source("Nord-Köln") == "Nord-\nKöln")
    #expect(source("und-") == "und-")
    #expect(source("so") == "so")
    #expect(normalised.printed(0..<0).isEmpty)
    #expect(normalised.printed(900..<901).isEmpty)
  }

  @Test("without divided words and old letters it is the plain text, scalar by scalar")
  func isPlain() {
    let text = Self.page([[Self.word("a"), Self.word("bc")], [], [Self.word("d-")], [Self.word("e")], []])
    let normalised = NormalisedText(text)
    #expect(normalised.text == text.plain)
    for index in normalised.scalars.indices {
      #expect(normalised.printed(index..<(index + 1)) == index..<(index + 1))
    }
  }
}
