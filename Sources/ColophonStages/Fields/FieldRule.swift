/// The rules that find fields, each with the share of its answers that were right.
///
/// The shares for cards come from the 120 cards of `cards-basel` read by Tesseract, one in seven of them by
/// hand, where a value counts as right when it is like the record's to 0.92: creator 0.90, title 0.82, year
/// 0.97, place 0.91, publisher 0.88, shelfmark 0.83. The rules were written on the same cards, so the shares
/// are rounded. Those for corner marks, title pages, letters and mastheads are careful guesses, for want of
/// enough pages.
struct FieldRule: Sendable {
  let rawValue: Double

  // Index cards.
  static let cardHeading = FieldRule(rawValue: 0.9)
  static let cardTitle = FieldRule(rawValue: 0.8)
  static let cardTitleWithoutImprint = FieldRule(rawValue: 0.4)
  static let cardPlace = FieldRule(rawValue: 0.9)
  static let cardYear = FieldRule(rawValue: 0.95)
  static let cardPublisher = FieldRule(rawValue: 0.85)
  static let cardShelfmark = FieldRule(rawValue: 0.8)
  static let cardCornerMark = FieldRule(rawValue: 0.6)

  // Title pages.
  static let title = FieldRule(rawValue: 0.7)
  static let subtitle = FieldRule(rawValue: 0.6)
  static let authorAfterCue = FieldRule(rawValue: 0.85)
  static let authorBeforeTitle = FieldRule(rawValue: 0.5)
  static let imprintYear = FieldRule(rawValue: 0.9)
  static let imprintPlaceListed = FieldRule(rawValue: 0.85)
  static let imprintPublisherAfterCue = FieldRule(rawValue: 0.8)
  static let imprintPublisherByPlace = FieldRule(rawValue: 0.6)
  static let bookNumber = FieldRule(rawValue: 0.95)

  // Letters and newspapers.
  static let dateLine = FieldRule(rawValue: 0.8)
  static let dateLinePlace = FieldRule(rawValue: 0.7)
  static let senderAfterClosing = FieldRule(rawValue: 0.6)
  static let masthead = FieldRule(rawValue: 0.7)
  static let mastheadDate = FieldRule(rawValue: 0.8)
}
