import ColophonDocument
import ColophonPipeline
import ColophonStages
import Foundation
import Logging

/// A small document that a person can read, and the pieces to build others from.
enum WriterSample {
  static let services = Services(
    logger: Logger(label: "test"), models: URL(fileURLWithPath: "/"), environment: [:], today: "2026-08-01",
    version: "1.2.3")

  static let german = ModelReference(
    name: "deu", version: "4.1.0", digest: String(repeating: "ab", count: 32), licence: "Apache-2.0")
  static let latin = ModelReference(
    name: "Latin", version: "tessdata_fast", digest: String(repeating: "cd", count: 32), licence: "Apache-2.0"
  )

  static let ocr = Origin(stage: "ocr", version: 1, models: [german])
  static let tagger = Origin(stage: "tag_entities", version: 2, models: [])
  static let language = Origin(stage: "detect_language", version: 1, models: [])
  static let extractor = Origin(stage: "extract_metadata", version: 1, models: [])
  static let classifier = Origin(stage: "classify", version: 1, models: [])

  /// A line whose words are 10 pixels a character wide and 20 high; `¶` at the start begins a paragraph.
  static func line(_ text: String, top: Int = 0, confidence: Double? = 0.9) -> Line {
    let content = text.hasPrefix("¶") ? String(text.dropFirst()) : text
    var left = 0
    var words: [Word] = []
    for word in content.split(separator: " ") {
      let right = left + word.count * 10
      words.append(
        Word(
          text: String(word), box: Box(left: left, top: top, right: right, bottom: top + 20),
          confidence: confidence))
      left = right + 10
    }
    return Line(
      box: Box(left: 0, top: top, right: max(left - 10, 0), bottom: top + 20), words: words,
      startsParagraph: text.hasPrefix("¶"))
  }

  static func region(_ kind: Region.Kind = .text, top: Int = 0, lines: [String]) -> Region {
    Region(
      kind: kind, box: Box(left: 0, top: top, right: 600, bottom: top + lines.count * 30),
      lines: lines.enumerated().map { line($1, top: top + $0 * 30) })
  }

  static func page(_ number: Int, _ regions: [Region], entities: [Entity]? = nil) -> Page {
    var page = Page(number: number, image: PageImage(path: "letters/a/\(number).png"))
    page.imageDigest = String(repeating: "0\(number % 10)", count: 32)
    page.text = DividedWords.marked(PageText(width: 600, height: 800, regions: regions))
    page.origins[.text] = ocr
    if let entities {
      page.entities = entities
      page.origins[.entities] = tagger
    }
    return page
  }

  static func failed(_ number: Int) -> Page {
    var page = Page(number: number, image: PageImage(path: "letters/a/\(number).png"))
    page.failure = Failure(
      .unreadableImage, stage: "ocr", "expected an image, found an empty file: scan the page again")
    return page
  }

  /// A page whose text is withheld, as most of it is expected to be wrong.
  static func withheld(_ number: Int) -> Page {
    var page = page(number, [region(lines: [])])
    page.text?.account = account(expectedErrors: 0.62, .unreadable)
    page.failure = Failure(.unreadableText, stage: "ocr", "expected text that can be used: look at the page")
    return page
  }

  static func account(expectedErrors: Double, _ band: ReadingAccount.Band) -> ReadingAccount {
    ReadingAccount(
      profile: "balanced", letterHeight: 20, skew: nil, steps: ["evened"],
      readings: [.init(models: ["deu"], copy: "grey 15 px", expectedErrors: expectedErrors, gain: 100)],
      kept: 0, exchangedLines: 0, missedLines: 0, noiseLines: 0, longSWords: 0, timeSpent: false,
      inkWithoutText: nil,
      expectedErrors: expectedErrors, band: band)
  }

  /// The first place in the page's text where the words stand, `\n` for a line end.
  static func entity(
    _ kind: Entity.Kind, _ words: String, in regions: [Region], normal: String? = nil,
    confidence: Double? = 0.8
  ) -> Entity {
    let text = PageText(width: 600, height: 800, regions: regions)
    guard let range = text.plain.range(of: words) else {
      return Entity(
        kind: kind, text: words, start: 0, end: 0, boxes: [], normal: nil, confidence: nil,
        evidence: "not found")
    }
    let start = text.plain[..<range.lowerBound].unicodeScalars.count
    let end = start + text.plain[range].unicodeScalars.count
    return Entity(
      kind: kind, text: words, start: start, end: end, boxes: TextPosition(text).boxes(in: start..<end),
      normal: normal, confidence: confidence, evidence: "list of names")
  }

  /// Three pages of a letter: a paragraph that goes on over a page break, a divided word in a name, a page that
  /// failed.
  static var letter: (document: Document, pages: [Page]) {
    let first = [
      region(.heading, top: 10, lines: ["Köln, den 4. März 1872"]),
      region(top: 60, lines: ["¶Lieber Freund, gestern kam Johann Mer-", "cer aus Bonn & blieb."]),
      Region(kind: .image, box: Box(left: 0, top: 200, right: 600, bottom: 500), lines: []),
      region(top: 520, lines: ["¶Wir fahren bald nach Düssel-"]),
    ]
    let second = [region(top: 20, lines: ["dorf weiter. Vale, amice.", "¶Dein August"])]
    var pageOne = page(
      1, first,
      entities: [
        entity(.place, "Köln", in: first, confidence: 0.97),
        entity(.date, "4. März 1872", in: first, normal: "1872-03-04", confidence: 0.95),
        entity(.person, "Johann Mer-\ncer", in: first, confidence: 0.81234),
        entity(.place, "Bonn", in: first, confidence: nil),
      ])
    pageOne.text?.account = account(expectedErrors: 0.0312, .good)
    pageOne.languages = Languages(main: "de", shares: [.init(language: "de", share: 1, confidence: 0.99)])
    pageOne.origins[.languages] = language
    pageOne.documentType = Classification(
      label: "letter", confidence: 0.9, candidates: [.init(label: "letter", confidence: 0.9)])
    pageOne.origins[.documentType] = classifier
    var pageTwo = page(2, second, entities: [])
    pageTwo.image.label = "1v"
    pageTwo.origins[.text] = Origin(stage: "ocr", version: 1, models: [latin, german])
    pageTwo.languages = Languages(
      main: "de",
      shares: [
        .init(language: "de", share: 0.7, confidence: 0.8),
        .init(language: "la", share: 0.3, confidence: 0.6),
      ])
    pageTwo.origins[.languages] = language

    var document = Document(
      item: Item(
        id: "letters/a", pages: [],
        source: SourceRecord(
          path: "letters/a/metadata.csv",
          entries: [
            .init(key: "title", value: "Brief an einen Freund"), .init(key: "identifier", value: "HA 1/3"),
            .init(key: "rights", value: "Public Domain"),
          ])), date: "2026-08-01")
    document.languages = Languages(
      main: "de",
      shares: [
        .init(language: "de", share: 0.85, confidence: 0.9),
        .init(language: "la", share: 0.15, confidence: 0.6),
      ])
    document.fields = [
      Field(
        name: .date, value: "4. März 1872", normal: "1872-03-04", confidence: 0.9,
        evidence: [
          .init(
            page: 1, line: 0, box: Box(left: 0, top: 10, right: 220, bottom: 30),
            text: "Köln, den 4. März 1872")
        ])
    ]
    document.documentType = Classification(
      label: "letter", confidence: 0.9,
      candidates: [.init(label: "letter", confidence: 0.9), .init(label: "minutes", confidence: 0.06)])
    document.origins = [.languages: language, .fields: extractor, .documentType: classifier]
    return (document, [pageOne, pageTwo, failed(3)])
  }

  /// The options that a pipeline file's text gives; what is wrong with them is in the reader's diagnostics.
  static func reader(_ options: KeyValuePairs<String, String>) -> OptionReader {
    let place = Position(source: "pipeline.yaml", line: 1, column: 1)
    let entries = options.map { key, value in
      Setting.Entry(key: key, keyPosition: place, value: Setting(.scalar(value, isPlain: true), at: place))
    }
    return OptionReader(Setting(.mapping(entries), at: place), folder: URL(fileURLWithPath: "/"))
  }
}
