import CTesseract
import ColophonDocument

/// Builds the regions, lines and words of a page from a walk over Tesseract's result.
struct PageAssembly {
  /// From the pixels that the engine saw to those of the page.
  private let geometry: PageGeometry
  private var regions: [Region] = []
  private var region: Region?
  private var line: Line?
  /// A paragraph may begin with a word of which nothing was left.
  private var paragraphBegins = false

  init(_ geometry: PageGeometry) { self.geometry = geometry }

  mutating func add(_ word: RecognizedWord) {
    if word.begins(RIL_BLOCK) {
      endRegion()
      region = word.box(RIL_BLOCK).map { Region(kind: word.kind, box: geometry.original($0), lines: []) }
    }
    if word.begins(RIL_PARA) { paragraphBegins = true }
    if word.begins(RIL_TEXTLINE) { endLine() }
    guard let text = word.text(), let box = word.box(RIL_WORD) else { return }
    if line == nil {
      let lineBox = word.box(RIL_TEXTLINE) ?? box
      line = Line(box: geometry.original(lineBox), words: [], startsParagraph: paragraphBegins)
      paragraphBegins = false
    }
    let found = Word(text: text, box: geometry.original(box), confidence: word.confidence)
    line?.words.append(found)
  }

  mutating func finish() -> PageText {
    endRegion()
    return PageText(width: geometry.width, height: geometry.height, regions: regions)
  }

  private mutating func endLine() {
    if let line { region?.lines.append(line) }
    line = nil
  }

  /// Keeps regions with lines, and pictures, rules and specks that have none by nature.
  private mutating func endRegion() {
    endLine()
    if let region {
      let holdsText = [.text, .heading, .table].contains(region.kind)
      if !region.lines.isEmpty || !holdsText { regions.append(region) }
    }
    region = nil
    paragraphBegins = false
  }
}
