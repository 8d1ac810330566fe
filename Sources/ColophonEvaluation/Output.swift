import ColophonDocument
import Foundation

/// What a line of `pages.jsonl` in an output folder says, as far as it is measured.
struct OutputPage: Decodable {
  struct Mention: Decodable {
    var type: Entity.Kind
    var text: String
    var normal: String?
  }

  struct Line: Decodable {
    var text: String
    var box: Box
  }

  /// A language of the page.
  struct Share: Decodable {
    var language: String
    var confidence: Double?
  }

  /// A class by a further model.
  struct Class: Decodable {
    var model: String
    var label: String
    var confidence: Double?
  }

  /// What the run itself thought of its reading.
  struct Quality: Decodable {
    /// Share of characters it expects to be wrong, from 0.
    var expectedCER: Double?
    var band: String?

    enum CodingKeys: String, CodingKey {
      case expectedCER = "expected_cer"
      case band
    }
  }

  var item: String
  var page: Int
  /// Path of the image, relative to the collection.
  var image: String?
  /// Index of the image within a multi-page file, from 0.
  var frame: Int?
  var text: String?
  var lines: [Line]?
  var quality: Quality?
  var language: String?
  var languages: [Share]?
  var documentType: String?
  var documentTypeConfidence: Double?
  var classes: [Class]?
  var entities: [Mention]?
  var outcome: Outcome?
  /// Why the page is in quarantine.
  var failureReason: String?

  enum CodingKeys: String, CodingKey {
    case item, page, image, frame, text, lines, quality, language, languages, classes, entities, outcome
    case documentType = "document_type"
    case documentTypeConfidence = "document_type_confidence"
    case failureReason = "failure_reason"
  }
}

extension OutputPage {
  /// The text line by line, with boxes where the output has the same lines with boxes.
  var placedLines: [PlacedLine] {
    let texts = plainLines(text ?? "")
    guard let lines, lines.map(\.text) == texts else { return texts.map { PlacedLine(text: $0, box: nil) } }
    return lines.map { PlacedLine(text: $0.text, box: $0.box) }
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
