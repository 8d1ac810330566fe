import ColophonDocument
import ColophonNative

/// Holds what was read of a page against the ink on it.
///
/// An engine makes text of print that shows through thin paper, and nothing of a letter written by hand. Both look
/// like success. So a page with no text, or with text that the engine itself doubts, is looked at once more. Surely
/// read pages, nine in ten of the real scans measured, cost nothing.
struct OCRVerdict {
  /// What is kept of the text: nothing on a page without ink.
  let text: PageText
  /// Why the page rightly has no text; nil for a page with text.
  let skipped: Reason?

  /// The engine's mean confidence from which on its text is believed. Measured: show-through reads at 0.05 to
  /// 0.55, nearly all print faded to a quarter of its strength at 0.5 and more.
  private static let believed = 0.5
  /// Fewer letters and figures than this, off all ink, are noise; from here on they are an invented text.
  private static let fewestInvented = 10
  /// A text is invented when less than this part of its words stand on ink. Measured: at least 0.8 on real scans,
  /// handwriting and all, and 0 on show-through.
  private static let leastOnInk = 0.2
  /// A page with less ink is blank: room for hairs, stains and punch holes.
  private static let blankShare = 0.005
  /// A page with more dark masses is no blank one.
  private static let blankShade = 0.05

  /// Throws a `Failure` when text and ink contradict each other.
  init(on text: PageText, of bitmap: borrowing Bitmap) throws {
    let words = text.lines.flatMap(\.words).filter { $0.text.contains(where: Self.isLetterOrFigure) }
    guard words.isEmpty || (text.confidence ?? 0) < Self.believed else {
      self.text = text
      skipped = nil
      return
    }
    let ink = try PageInk(of: bitmap, under: words.map(\.box))
    if !words.isEmpty {
      guard Double(ink.boxesWithInk) < Self.leastOnInk * Double(words.count) else {
        self.text = text
        skipped = nil
        return
      }
      let letters = words.map(\.text).joined().count(where: Self.isLetterOrFigure)
      guard letters < Self.fewestInvented else {
        throw Self.inventedText(words: words.count, confidence: text.confidence ?? 0, ink)
      }
    }
    guard ink.lines == 0 else { throw Self.missingText(lines: ink.lines) }
    var cleared = text
    cleared.regions.removeAll { !$0.lines.isEmpty }
    self.text = cleared
    skipped = ink.share < Self.blankShare && ink.shade < Self.blankShade ? .blankPage : .noText
  }

  private static func isLetterOrFigure(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func inventedText(words: Int, confidence: Double, _ ink: PageInk) -> Failure {
    let basis = ink.isNoise ? "the page is mostly noise" : "only \(ink.boxesWithInk) of them stand on ink"
    let percent = Int((confidence * 100).rounded())
    return Failure(
      .inventedText,
      """
      expected words where there is ink, found \(words) read with a confidence of \(percent) %, and \(basis): \
      print may show through from the other side, or the writing is very faint; look at the page, \
      scan it again, or accept it with 'colophon quarantine release ITEM/PAGE'
      """)
  }

  private static func missingText(lines: Int) -> Failure {
    Failure(
      .noTextExpectedText,
      """
      expected text, found none, although \(lines) \(lines == 1 ? "piece looks like a line" : "pieces look like lines") \
      of it: look at the page; handwriting and scripts that no model knows are out of reach, for others name a \
      model in 'models'; accept it with 'colophon quarantine release ITEM/PAGE'
      """)
  }
}
