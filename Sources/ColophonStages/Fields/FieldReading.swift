import ColophonDocument

/// Gathers the fields of an item's pages.
///
/// For each field the page that is surest speaks alone, with equal confidence the earliest: a half title
/// repeats the title, and a second card is another work.
struct FieldReading: Sendable {
  /// The types of page that have a reader.
  static let readable: [DocumentType] = [.titlePage, .indexCard, .typescript, .textPage]

  private let cards: CardModel
  private var best: [Field.Name: [Field]] = [:]

  init(cards: CardModel) { self.cards = cards }

  mutating func add(_ type: DocumentType, _ page: FieldPage) {
    let found: [Field] =
      switch type {
      case .titlePage: TitlePageReader(page: page).read()
      case .indexCard: LearnedCardReader(page: page, model: cards).read()
      case .typescript: LetterReader(page: page).read()
      case .textPage where page.number == 1: MastheadReader(page: page).read()
      default: []
      }
    for (name, fields) in Dictionary(grouping: found, by: \.name) {
      let known = best[name]?.compactMap(\.confidence).max()
      if known == nil || (fields.compactMap(\.confidence).max() ?? 0) > (known ?? 0) { best[name] = fields }
    }
  }

  /// In the order of the names' declaration; equal values once.
  var fields: [Field] {
    Field.Name.allCases.flatMap { name in
      var seen: Set<String> = []
      return (best[name] ?? []).filter { seen.insert($0.value).inserted }
    }
  }
}
