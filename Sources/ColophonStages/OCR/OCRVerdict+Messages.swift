import ColophonDocument
import ColophonNative

/// The failures of a verdict: what was expected, what was found, what to do next.
extension OCRVerdict {
  static func inventedText(words: Int, confidence: Double, _ ink: PageInk) -> Failure {
    let basis = ink.isNoise ? "the page is mostly noise" : "only \(ink.boxesWithInk) of them stand on ink"
    return Failure(
      .inventedText,
      """
      expected words where there is ink, found \(words) read with a confidence of \(percent(confidence)), and \(basis): \
      print may show through from the other side, or the writing is very faint; look at the page, \
      scan it again, or accept it with 'colophon quarantine release ITEM/PAGE'
      """)
  }

  static func missingText(lines: Int) -> Failure {
    Failure(
      .noTextExpectedText,
      """
      expected text, found none, although \(lines) \(lines == 1 ? "piece looks like a line" : "pieces look like lines") \
      of it: look at the page; handwriting and scripts that no model knows are out of reach, for others name a \
      model in 'models'; accept it with 'colophon quarantine release ITEM/PAGE'
      """)
  }

  static func unreadableText(_ account: ReadingAccount) -> Failure {
    let unread =
      account.inkWithoutText.map { "; \(percent($0)) of what looks like writing has no text" } ?? ""
    let tried = account.readings.map { "\($0.models.joined(separator: "+")) on \($0.copy)" }
    return Failure(
      .unreadableText,
      """
      expected text that can be used, found one of which \(percent(account.expectedErrors)) is expected to be wrong or \
      missing\(unread); tried \(tried.joined(separator: ", ")): look at the page; handwriting is out of reach, for print \
      name other models in 'models' or scan it again; write 'unreadable: keep' to have the text all the same, or \
      accept the page without text with 'colophon quarantine release ITEM/PAGE'
      """)
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
