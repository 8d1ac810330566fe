import ColophonDocument
import ColophonNative

/// Holds what was read of a page against the ink on it, and decides whether it is a text.
///
/// An engine makes text of print that shows through thin paper, nothing of a letter written by hand, and of another
/// one a few lines of noise. All look like success. So a page with no text, or with text that the engine itself
/// doubts, is looked at once more; and of every page is measured how much of what looks like writing was read.
struct OCRVerdict {
  /// What is kept of the text: nothing on a page without ink, the bare layout where the text is withheld.
  private(set) var text: PageText
  /// Why the page rightly has no text; nil for a page with text.
  private(set) var skipped: Reason?
  /// Why the page has no text although it should have one; nil for all others.
  private(set) var failure: Failure?

  /// What becomes of a text of the band `unreadable`.
  enum Unreadable: String, CaseIterable, Sendable {
    case quarantine, keep
  }

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
  /// A text with fewer letters and figures, such as a page number, is too short to tell words from noise by; then the
  /// engine's confidence counts.
  private static let fewestJudged = 10
  /// Writing without text counts from here on: less may be stamps, signatures, ornaments and what lies beside the
  /// page. Measured on 76 pages: 0.53 and more on letters written by hand, at most 0.31 on all others.
  private static let leastUnread = 0.4

  /// - Parameters:
  ///   - bitmap: upright.
  ///   - copy: of the same, straight and small.
  ///   - quality: tells the band of an expected error rate.
  ///   - unreadable: what becomes of a text of the last band.
  init(
    on text: PageText, of bitmap: borrowing Bitmap, _ copy: PageCopies.Held, quality: ReadingQuality,
    unreadable: Unreadable
  ) throws(ImageError) {
    self.text = text
    let all = Self.words(of: text)
    if all.isEmpty || (text.confidence ?? 0) < Self.believed {
      try look(at: bitmap, for: all)
      guard failure == nil, skipped == nil else { return }
    }
    withholdNoise(quality)
    let words = Self.words(of: self.text)
    guard !words.isEmpty else {
      try look(at: bitmap, for: [])
      return
    }
    let letters = words.map(\.text).joined().count(where: Self.isLetterOrFigure)
    if letters < Self.fewestJudged, let confidence = self.text.confidence {
      self.text.account?.expect(errors: 1 - confidence, quality)
    }
    let boxes = self.text.lines.flatMap(\.words).map { copy.copy.geometry.onCopy($0.box) }
    let unread = try WritingCoverage(of: copy.small, words: boxes).unread
    self.text.account?.inkWithoutText = unread.map(rounded)
    if let unread, unread >= Self.leastUnread, let errors = self.text.account?.expectedErrors {
      // Of what was read a share is wrong, of the rest all.
      self.text.account?.expect(errors: 1 - (1 - errors) * (1 - unread), quality)
    }
    if unreadable == .quarantine, let account = self.text.account, account.band == .unreadable {
      fail(Self.unreadableText(account))
    }
  }

  /// Takes lines of noise out of the text. What is expected of the rest is told anew, with the same doubt for lines that
  /// were passed over; the noise's ink has no text then.
  private mutating func withholdNoise(_ quality: ReadingQuality) {
    let read = text.lines
    let noise = NoiseLines.withhold(from: &text)
    guard noise > 0 else { return }
    text.account?.noiseLines = noise
    let before = quality.estimate(read).errorRate
    let doubt = max(0, (text.account?.expectedErrors ?? before) - before)
    let errors = quality.estimate(text.lines).errorRate
    text.account?.expect(errors: min(1, errors + doubt), quality)
  }

  /// Tells a page without text, and one whose text stands on no ink, from a page with text.
  private mutating func look(at bitmap: borrowing Bitmap, for words: [Word]) throws(ImageError) {
    let ink = try PageInk(of: bitmap, under: words.map(\.box))
    if !words.isEmpty {
      guard Double(ink.boxesWithInk) < Self.leastOnInk * Double(words.count) else { return }
      let letters = words.map(\.text).joined().count(where: Self.isLetterOrFigure)
      guard letters < Self.fewestInvented else {
        return fail(Self.inventedText(words: words.count, confidence: text.confidence ?? 0, ink))
      }
    }
    guard ink.lines == 0 else { return fail(Self.missingText(lines: ink.lines)) }
    text.regions.removeAll { !$0.lines.isEmpty }
    // Of a text that is rightly empty nothing is wrong.
    text.account?.expectedErrors = 0
    text.account?.band = .good
    skipped = ink.share < Self.blankShare && ink.shade < Self.blankShade ? .blankPage : .noText
  }

  /// Withholds the text; where it was found, and how, stays.
  private mutating func fail(_ failure: Failure) {
    self.failure = failure
    for region in text.regions.indices { text.regions[region].lines = [] }
  }

  private static func words(of text: PageText) -> [Word] {
    text.lines.flatMap(\.words).filter { $0.text.contains(where: isLetterOrFigure) }
  }

  private static func isLetterOrFigure(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}

extension ReadingAccount {
  fileprivate mutating func expect(errors: Double, _ quality: ReadingQuality) {
    expectedErrors = rounded(errors)
    band = quality.band(of: errors)
  }
}
