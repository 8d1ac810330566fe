import ColophonDocument
import Foundation

/// What a line of `pages.jsonl` in an output folder says, as far as it is measured.
struct OutputPage: Decodable {
  struct Mention: Decodable {
    var type: Entity.Kind
    var text: String
    var normal: String?
  }

  var item: String
  var page: Int
  /// Path of the image, relative to the collection.
  var image: String?
  var text: String?
  var language: String?
  var documentType: String?
  var entities: [Mention]?
  var outcome: Outcome?
  /// Why the page is in quarantine.
  var failureReason: String?

  enum CodingKeys: String, CodingKey {
    case item, page, image, text, language, entities, outcome
    case documentType = "document_type"
    case failureReason = "failure_reason"
  }
}

/// What a line of `documents.jsonl` in an output folder says, as far as it is measured.
struct OutputDocument: Decodable {
  struct Value: Decodable {
    var field: Field.Name
    var value: String
    var normal: String?
  }

  var item: String
  var language: String?
  var documentType: String?
  var metadata: [Value]?

  enum CodingKeys: String, CodingKey {
    case item, language, metadata
    case documentType = "document_type"
  }
}
