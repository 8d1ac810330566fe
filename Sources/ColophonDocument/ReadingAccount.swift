/// How the text of a page came about: which readings there were, and why this one was kept.
package struct ReadingAccount: Codable, Hashable, Sendable {
  /// One reading of the page.
  package struct Reading: Codable, Hashable, Sendable {
    /// The engine's models, the leading one first.
    package var models: [String]
    /// What the engine was given, such as `grey 15 px`: the kind of copy and the height of its small letters.
    package var copy: String
    /// Expected share of wrong characters, from 0 to 1.
    package var expectedErrors: Double
    /// Characters that are expected to be right less those expected to be wrong.
    package var gain: Double

    enum CodingKeys: String, CodingKey {
      case models, copy, gain
      case expectedErrors = "expected_errors"
    }

    package init(models: [String], copy: String, expectedErrors: Double, gain: Double) {
      self.models = models
      self.copy = copy
      self.expectedErrors = expectedErrors
      self.gain = gain
    }
  }

  /// How far a text can be used, for people and for the choice of what to read again.
  package enum Band: String, Codable, CaseIterable, Sendable {
    case good, fair, doubtful, unreadable
  }

  package var profile: String
  /// x-height on the page in pixels; nil where it could not be measured.
  package var letterHeight: Int?
  /// Degrees by which the page was rotated clockwise; nil where it was straight.
  package var skew: Double?
  /// What was done to the image, in order.
  package var steps: [String]
  /// In the order in which they were made.
  package var readings: [Reading]
  /// Ways of reading that were tried on a few lines and did no better there than the reading at hand: expected errors
  /// and gain are those of these lines. Nil where there were none.
  package var passedOver: [Reading]?
  /// Index of the reading that was kept.
  package var kept: Int
  /// Lines that come from another reading or were read by themselves with other models.
  package var exchangedLines: Int
  /// Lines that the reading had passed over and that were read by themselves.
  package var missedLines: Int
  /// Lines that are no text and were withheld; their places are regions of noise.
  package var noiseLines: Int
  /// Words in which an f was a misread long s, by the word lists.
  package var longSWords: Int
  /// Whether readings were left out because the time for them was spent.
  package var timeSpent: Bool
  /// The part of the ink that looks like writing and lies in no word, from 0 to 1; nil where the page has no such
  /// ink to speak of.
  package var inkWithoutText: Double?
  /// Expected share of the page's characters that are wrong or missing, from 0 to 1.
  package var expectedErrors: Double
  package var band: Band
  /// The accounts of the pages of a double page that was parted, from left to right. The figures beside them are then
  /// of all pages together, and readings are told of the single pages only.
  package var pages: [ReadingAccount]?

  enum CodingKeys: String, CodingKey {
    case profile, skew, steps, readings, kept, band, pages
    case passedOver = "passed_over"
    case letterHeight = "letter_height_px"
    case exchangedLines = "exchanged_lines"
    case missedLines = "missed_lines"
    case noiseLines = "noise_lines"
    case longSWords = "long_s_words"
    case timeSpent = "time_spent"
    case inkWithoutText = "ink_without_text"
    case expectedErrors = "expected_errors"
  }

  package init(
    profile: String, letterHeight: Int?, skew: Double?, steps: [String], readings: [Reading],
    passedOver: [Reading]? = nil, kept: Int, exchangedLines: Int, missedLines: Int, noiseLines: Int = 0,
    longSWords: Int, timeSpent: Bool,
    inkWithoutText: Double? = nil, expectedErrors: Double, band: Band, pages: [ReadingAccount]? = nil
  ) {
    self.profile = profile
    self.letterHeight = letterHeight
    self.skew = skew
    self.steps = steps
    self.readings = readings
    self.passedOver = passedOver
    self.kept = kept
    self.exchangedLines = exchangedLines
    self.missedLines = missedLines
    self.noiseLines = noiseLines
    self.longSWords = longSWords
    self.timeSpent = timeSpent
    self.inkWithoutText = inkWithoutText
    self.expectedErrors = expectedErrors
    self.band = band
    self.pages = pages
  }
}
