import ColophonDocument
import Testing

@Suite("Offsets into a page's text lead to words and boxes")
struct TextPositionTests {
  let text = PageText(
    width: 100, height: 50,
    regions: [
      Region(
        kind: .text, box: Box(left: 0, top: 0, right: 100, bottom: 50),
        lines: [
          Line(
            box: Box(left: 0, top: 0, right: 100, bottom: 10),
            words: [
              Word(text: "Köln", box: Box(left: 0, top: 0, right: 40, bottom: 10), confidence: 0.9),
              Word(text: "und", box: Box(left: 50, top: 0, right: 80, bottom: 10), confidence: 0.8),
            ]),
          Line(
            box: Box(left: 0, top: 20, right: 100, bottom: 30),
            words: [Word(text: "Bonn", box: Box(left: 0, top: 20, right: 40, bottom: 30), confidence: nil)]),
        ])
    ])

  @Test("every place covers its word in the plain text")
  func placesCoverWords() {
    let scalars = Array(text.plain.unicodeScalars)
    let position = TextPosition(text)
    let words = position.places.map { place in
      String(String.UnicodeScalarView(scalars[place.range]))
    }
    #expect(words == ["Köln", "und", "Bonn"])
    #expect(position.lineRanges == [0..<8, 9..<13])
  }

  @Test("a range over a line end has one box a line")
  func boxesAcrossLines() {
    let boxes = TextPosition(text).boxes(in: 5..<13)
    #expect(
      boxes == [
        Box(left: 50, top: 0, right: 80, bottom: 10), Box(left: 0, top: 20, right: 40, bottom: 30),
      ])
  }

  @Test("a range between words touches none")
  func spaceTouchesNothing() {
    #expect(TextPosition(text).places(in: 4..<5).isEmpty)
    #expect(TextPosition(text).boxes(in: 8..<9).isEmpty)
  }
}
