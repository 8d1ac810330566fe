import ColophonDocument
import Foundation

/// What a run's `documents.jsonl` says of items, as far as fields are measured.
package struct FieldOutput: Sendable {
  /// One item of the run.
  package struct Item: Sendable {
    package var fields: [Field]
    package var language: String?
    /// Whether every page of it went to quarantine, as handwriting does.
    package var isUnreadable: Bool
    package var disagreements: [CatalogueDisagreement]
  }

  package let items: [String: Item]

  /// Reads the file of an output folder. Throws an `EvaluationError`.
  package init(folder: URL) throws {
    var items: [String: Item] = [:]
    let file = JSONLinesFile(in: folder, "documents.jsonl")
    try file.forEach(Line.self) { line, _ in
      items[line.item] = Item(
        fields: (line.metadata ?? []).map {
          Field(name: $0.field, value: $0.value, normal: $0.normal, confidence: $0.confidence, evidence: [])
        },
        language: line.language, isUnreadable: line.pagesDone == 0,
        disagreements: line.catalogue?.disagreements ?? [])
    }
    self.items = items
  }

  private struct Line: Decodable {
    struct Value: Decodable {
      var field: Field.Name
      var value: String
      var normal: String?
      var confidence: Double?
    }

    struct Catalogue: Decodable {
      var disagreements: [CatalogueDisagreement]
    }

    var item: String
    var pagesDone: Int
    var language: String?
    var metadata: [Value]?
    var catalogue: Catalogue?

    enum CodingKeys: String, CodingKey {
      case item, language, metadata, catalogue
      case pagesDone = "pages_done"
    }
  }
}

extension FieldOutput {
  /// The disagreements with the catalogue as a Markdown table, by item; nil when there are none.
  package var disagreementTable: String? {
    let rows = items.sorted { $0.key < $1.key }.flatMap { item, value in
      value.disagreements.map { found in
        let likeness = (found.likeness * 100).rounded() / 100
        let place = found.page.map { "page \($0), line \(found.line ?? 0)" } ?? ""
        return
          "| \(item) | \(found.field.rawValue) | \(cell(found.read)) | \(cell(found.catalogue)) | \(likeness) "
          + "| \(found.confidence.map { "\($0)" } ?? "") | \(place) |"
      }
    }
    guard !rows.isEmpty else { return nil }
    let head =
      "| item | field | read | catalogue | likeness | confidence | where |\n| --- | --- | --- | --- | --- | --- | --- |"
    return ([head] + rows).joined(separator: "\n")
  }

  private func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
}
