import ColophonDocument

extension ClassInput {
  /// What models of titles are told of an item: its title as the catalogue has it, else as it was read off the
  /// pages, else the words of the first page that has some; and the rest of its description in parts.
  init(_ document: Document, pages: any PageSource) throws {
    self.init()
    let source = document.item.source.entries
    let fields = document.fields ?? []
    func values(_ name: Field.Name) -> [String] {
      let known = source.filter { $0.key == name.rawValue }.map(\.value)
      return known.isEmpty ? fields.filter { $0.name == name }.map(\.value) : known
    }
    let titles = values(.title)
    if titles.isEmpty {
      if let words = try Self.firstWords(pages) { add(text: words) }
    } else {
      for title in titles { add(text: title) }
    }
    for name in [Field.Name.publisher, .place] {
      for value in values(name) { add(text: value, part: name.rawValue) }
    }
  }

  /// Pages from the first that may hold a title.
  private static let pagesWithTitle = 6
  /// Characters of a page that are taken for its title.
  private static let titleLength = 300

  /// The beginning of the title page, or of the first page with words where none is found.
  private static func firstWords(_ pages: any PageSource) throws -> String? {
    var first: String?
    for index in 0..<min(pages.count, pagesWithTitle) {
      let page = try pages.page(at: index)
      guard let text = page.text?.plain, !text.isEmpty else { continue }
      if page.documentType?.candidates.first?.label == DocumentType.titlePage.rawValue {
        return String(text.prefix(titleLength))
      }
      first = first ?? String(text.prefix(titleLength))
    }
    return first
  }
}
