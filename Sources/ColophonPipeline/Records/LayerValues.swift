import ColophonDocument
import Foundation

/// A record's lines hold one layer each; these functions move a layer between its line and its place.
extension Page {
  /// The layer's value as one line of JSON, or nil when the page does not have it.
  func line(of layer: Layer, _ encoder: JSONEncoder) throws -> Data? {
    switch layer {
    case .text: try text.map(encoder.encode)
    case .languages: try languages.map(encoder.encode)
    case .entities: try entities.map(encoder.encode)
    case .documentType: try documentType.map(encoder.encode)
    case .classes: try classes.map(encoder.encode)
    // These describe an item, never a page.
    case .fields, .dates, .links: nil
    }
  }

  mutating func set(_ layer: Layer, from line: Data, _ decoder: JSONDecoder) throws {
    switch layer {
    case .text: text = try decoder.decode(PageText.self, from: line)
    case .languages: languages = try decoder.decode(Languages.self, from: line)
    case .entities: entities = try decoder.decode([Entity].self, from: line)
    case .documentType: documentType = try decoder.decode(Classification.self, from: line)
    case .classes: classes = try decoder.decode([NamedClassification].self, from: line)
    case .fields, .dates, .links: break
    }
  }
}

extension Document {
  func line(of layer: Layer, _ encoder: JSONEncoder) throws -> Data? {
    switch layer {
    case .languages: try languages.map(encoder.encode)
    case .fields: try fields.map(encoder.encode)
    case .documentType: try documentType.map(encoder.encode)
    case .classes: try classes.map(encoder.encode)
    case .dates: try dates.map(encoder.encode)
    case .links: try links.map(encoder.encode)
    // Text and entities stand on pages, never on an item.
    case .text, .entities: nil
    }
  }

  mutating func set(_ layer: Layer, from line: Data, _ decoder: JSONDecoder) throws {
    switch layer {
    case .languages: languages = try decoder.decode(Languages.self, from: line)
    case .fields: fields = try decoder.decode([Field].self, from: line)
    case .documentType: documentType = try decoder.decode(Classification.self, from: line)
    case .classes: classes = try decoder.decode([NamedClassification].self, from: line)
    case .dates: dates = try decoder.decode([DateReference].self, from: line)
    case .links: links = try decoder.decode([Link].self, from: line)
    case .text, .entities: break
    }
  }
}
