import CTesseract
import ColophonDocument

/// Builds the regions, lines and words of a page from a walk over Tesseract's result.
struct PageAssembly {
  private let width: Int
  private let height: Int
  private var regions: [Region] = []
  private var region: Region?
  private var line: Line?
  /// A paragraph may begin with a word of which nothing was left.
  private var paragraphBegins = false

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  mutating func add(_ word: RecognizedWord) {
    if word.begins(RIL_BLOCK) {
      endRegion()
      region = word.box(RIL_BLOCK).map { Region(kind: word.kind, box: clipped($0), lines: []) }
    }
    if word.begins(RIL_PARA) { paragraphBegins = true }
    if word.begins(RIL_TEXTLINE) { endLine() }
    guard let text = word.text(), let box = word.box(RIL_WORD) else { return }
    if line == nil {
      let lineBox = word.box(RIL_TEXTLINE) ?? box
      line = Line(box: clipped(lineBox), words: [], startsParagraph: paragraphBegins)
      paragraphBegins = false
    }
    let found = Word(text: text, box: clipped(box), confidence: word.confidence)
    line?.words.append(found)
  }

  mutating func finish() -> PageText {
    endRegion()
    return PageText(width: width, height: height, regions: regions)
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

  /// Tesseract's boxes may reach a pixel beyond the image.
  private func clipped(_ box: Box) -> Box {
    let left = min(max(box.left, 0), width)
    let top = min(max(box.top, 0), height)
    return Box(
      left: left, top: top, right: min(max(box.right, left), width), bottom: min(max(box.bottom, top), height)
    )
  }
}
