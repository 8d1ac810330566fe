/// A value read off an item's pages that is unlike what the catalogue's record says of the same field.
package struct CatalogueDisagreement: Codable, Hashable, Sendable {
  package var field: Field.Name
  package var read: String
  /// The catalogue's value that is most like it.
  package var catalogue: String
  /// From 0 to 1, small and capital letters, marks and the order of names aside.
  package var likeness: Double
  package var confidence: Double?
  /// Where the value stands: number of the page from 1, index of the line from 0; nil without evidence.
  package var page: Int?
  package var line: Int?
  package var box: Box?

  package init(
    field: Field.Name, read: String, catalogue: String, likeness: Double, confidence: Double?, page: Int?,
    line: Int?, box: Box?
  ) {
    self.field = field
    self.read = read
    self.catalogue = catalogue
    self.likeness = likeness
    self.confidence = confidence
    self.page = page
    self.line = line
    self.box = box
  }
}
