import ColophonDocument

/// What an item's line tells of its pages as a whole, gathered page by page.
struct PageTally {
  private(set) var all = 0
  private(set) var quarantined = 0
  /// Nil while no page says how well it was read.
  private(set) var quality: Quality?

  /// How well the pages of an item were read.
  struct Quality {
    private var characters = 0
    private var wrong = 0.0
    private var bands: [ReadingAccount.Band: Int] = [:]

    /// Expected share of wrong characters in the item's text, from 0 to 1; nil where it has none.
    var expectedErrors: Double? { characters > 0 ? wrong / Double(characters) : nil }

    func pages(_ band: ReadingAccount.Band) -> Int { bands[band] ?? 0 }

    fileprivate mutating func count(_ account: ReadingAccount, of text: PageText) {
      let length = text.plain.unicodeScalars.count
      characters += length
      wrong += Double(length) * account.expectedErrors
      bands[account.band, default: 0] += 1
    }
  }

  mutating func count(_ page: Page) {
    all += 1
    if page.failure != nil { quarantined += 1 }
    guard let text = page.text, let account = text.account else { return }
    quality = quality ?? Quality()
    quality?.count(account, of: text)
  }
}
