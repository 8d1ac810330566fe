/// A kind of result that stages need and give.
package enum Layer: String, Codable, CaseIterable, Sendable {
  case text
  case languages
  case entities
  case fields
  case documentType = "document_type"
  /// Classes by further models.
  case classes
  case dates
  case links
}
