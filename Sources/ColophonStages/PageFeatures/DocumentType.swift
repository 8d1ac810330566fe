/// The types of page that Colophon tells apart. The raw values are the labels in records and outputs.
package enum DocumentType: String, CaseIterable, Sendable {
  case titlePage = "title_page"
  case textPage = "text_page"
  case indexCard = "index_card"
  case typescript
  case tableOrList = "table_or_list"
  case cover
  case blank

  /// The type that a label of a training table means: one of ours, with hyphens or underscores, or one of the
  /// finer labels that are common in such tables. Nil for a label that has no place here, such as
  /// handwriting.
  package init?(tableLabel: String) {
    let label = tableLabel.lowercased().replacing("-", with: "_")
    if let type = DocumentType(rawValue: label) ?? Self.finer[label] {
      self = type
    } else {
      return nil
    }
  }

  private static let finer: [String: DocumentType] = [
    "book_page": .textPage, "newspaper": .textPage, "letter_typed": .typescript,
    "printed_list": .tableOrList, "index": .tableOrList, "table_of_contents": .tableOrList,
  ]
}
