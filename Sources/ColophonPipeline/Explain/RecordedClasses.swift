import ColophonDocument
import Foundation

extension Record<PageHeader> {
  /// The page's classes with what spoke for them.
  var classifications: [NamedClassification]? { recordedClasses(header.stages, linesByStage) }
}

extension Record<DocumentHeader> {
  /// The item's classes with what spoke for them.
  var classifications: [NamedClassification]? { recordedClasses(header.stages, linesByStage) }
}

/// Reads the classes out of a record, the document type first, without the rest of the record; nil where there are
/// none.
private func recordedClasses(
  _ stages: [StageEntry], _ lines: [String: [Data]]
) -> [NamedClassification]? {
  let decoder = JSONDecoder()
  func value<Value: Decodable>(_ layer: Layer, _ type: Value.Type) -> Value? {
    for entry in stages {
      guard let index = entry.layers.firstIndex(of: layer), let lines = lines[entry.origin.stage],
        lines.indices.contains(index)
      else { continue }
      return try? decoder.decode(type, from: lines[index])
    }
    return nil
  }
  let type = value(.documentType, Classification.self)
    .map { [NamedClassification(model: "document type", classification: $0)] }
  let further = value(.classes, [NamedClassification].self)
  let all = (type ?? []) + (further ?? [])
  return all.isEmpty ? nil : all
}
