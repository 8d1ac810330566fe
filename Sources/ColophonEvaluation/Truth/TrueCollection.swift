import ColophonDocument
import Foundation

/// The true text and statements of one page. What is nil was not transcribed and is not measured.
struct TruePage: Decodable {
  struct Mention: Decodable {
    var type: Entity.Kind
    var text: String
    var edtf: String?
  }

  var item: String
  /// Position within the item, from 1.
  var page: Int
  /// Path of the image, relative to the collection.
  var image: String?
  var text: String?
  var language: String?
  var documentType: String?
  var entities: [Mention]?

  enum CodingKeys: String, CodingKey {
    case item, page, image, text, language, entities
    case documentType = "document_type"
  }
}

/// The true description of one item. A field that is there and null is known to be absent from the item.
struct TrueDocument: Decodable {
  var item: String
  var language: String?
  var documentType: String?
  var metadata: [Field.Name: String?]?

  enum CodingKeys: String, CodingKey {
    case item, language, metadata
    case documentType = "document_type"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    item = try values.decode(String.self, forKey: .item)
    language = try values.decodeIfPresent(String.self, forKey: .language)
    documentType = try values.decodeIfPresent(String.self, forKey: .documentType)
    metadata = try values.decodeIfPresent([String: String?].self, forKey: .metadata).map { fields in
      var known: [Field.Name: String?] = [:]
      for field in Field.Name.allCases {
        if let value = fields[field.rawValue] { known[field] = value }
      }
      return known
    }
  }
}

/// The ground truth of one collection: a folder with `pages.jsonl` and, if items are described,
/// `documents.jsonl`.
struct TrueCollection {
  let name: String
  let pages: [TruePage]
  let documents: [TrueDocument]

  init(folder: URL) throws {
    name = collectionName(of: folder)
    var pages: [TruePage] = []
    var seen: Set<String> = []
    let pagesFile = JSONLinesFile(in: folder, "pages.jsonl")
    try pagesFile.forEach(TruePage.self) { page, line in
      guard page.page >= 1 else {
        throw EvaluationError.brokenLine(
          file: pagesFile.name, line: line, "pages count from 1, found \(page.page)")
      }
      guard seen.insert("\(page.page) \(page.item)").inserted else {
        throw EvaluationError.brokenLine(
          file: pagesFile.name, line: line, "page \(page.page) of '\(page.item)' stands here a second time")
      }
      pages.append(page)
    }
    self.pages = pages

    var documents: [TrueDocument] = []
    let documentsFile = JSONLinesFile(in: folder, "documents.jsonl")
    if FileManager.default.fileExists(atPath: documentsFile.url.path) {
      seen = []
      try documentsFile.forEach(TrueDocument.self) { document, line in
        guard seen.insert(document.item).inserted else {
          throw EvaluationError.brokenLine(
            file: documentsFile.name, line: line, "item '\(document.item)' stands here a second time")
        }
        documents.append(document)
      }
    }
    self.documents = documents
  }
}

/// The collection a folder of ground truth belongs to: its own name, or its parent's where its own only says
/// that it holds truth.
func collectionName(of folder: URL) -> String {
  let folder = folder.standardizedFileURL
  let saysNothing = ["truth", "gt", "gt-text", "gt-page", "page", "alto"]
    .contains(folder.lastPathComponent.lowercased())
  return (saysNothing ? folder.deletingLastPathComponent() : folder).lastPathComponent
}

extension JSONLinesFile {
  init(in folder: URL, _ file: String) {
    let url = folder.appending(path: file)
    self.init(url: url, name: url.relativePath)
  }
}

extension TrueCollection {
  /// The years of items whose date is described.
  var years: [String: Int] {
    var years: [String: Int] = [:]
    for document in documents {
      if let date = document.metadata?[.date] ?? nil { years[document.item] = firstYear(in: date) }
    }
    return years
  }
}

/// The first number of four figures, such as 1914 in `1914-1917`.
func firstYear(in date: String) -> Int? {
  date.split { !$0.isASCII || !$0.isNumber }.first { $0.count == 4 }.flatMap { Int($0) }
}
