import ColophonDocument
import Foundation

/// The quality model on disk: `model.json` in a folder of its own, with its card.
package struct QualityModelFile: Sendable {
  package static let fileName = "model.json"

  package let model: QualityModel
  package let reference: ModelReference

  /// The model's folder in Colophon's models folder.
  package static func folder(in models: URL) -> URL { models.appending(path: "quality") }

  /// Reads and checks a model.
  ///
  /// - Parameters:
  ///   - lineFeatures: the features that can be measured of a line; the model may ask for no other.
  ///   - pageFeatures: the same for a page.
  package init(folder: URL, lineFeatures: [String], pageFeatures: [String]) throws(QualityModelError) {
    let file = folder.appending(path: Self.fileName)
    guard let data = try? Data(contentsOf: file) else { throw .unreadable(path: file.path) }
    do {
      model = try JSONDecoder().decode(QualityModel.self, from: data)
    } catch {
      throw .notAModel(path: file.path, problem: "\(error)")
    }
    guard model.format == 1 else { throw .unknownFormat(path: file.path, format: model.format) }
    for (formula, known) in [(model.line, lineFeatures), (model.page, pageFeatures)] {
      for term in formula.terms {
        guard known.contains(term.feature) else {
          throw .unknownFeature(path: file.path, feature: term.feature)
        }
        guard term.deviation > 0 else {
          throw .notAModel(path: file.path, problem: "'\(term.feature)' has a deviation of \(term.deviation)")
        }
      }
    }
    reference = ModelReference(
      name: model.name, version: model.version, digest: sha256(of: data), licence: model.licence)
  }

  /// The bytes of a model's file: JSON for people to read, numbers with six significant digits.
  package static func bytes(of model: QualityModel) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(model.rounded()) + Data("\n".utf8)
  }
}

/// Why the quality model cannot be used.
package enum QualityModelError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String)
  case notAModel(path: String, problem: String)
  case unknownFormat(path: String, format: Int)
  case unknownFeature(path: String, feature: String)

  package var description: String {
    switch self {
    case .unreadable(let path):
      "expected a quality model at \(path), found none; fit one with 'colophon train quality'"
    case .notAModel(let path, let problem): "\(path): expected a quality model in JSON: \(problem)"
    case .unknownFormat(let path, let format):
      "\(path): expected format 1, found \(format); update colophon"
    case .unknownFeature(let path, let feature):
      "\(path): the feature '\(feature)' is not measured here; fit the model anew with 'colophon train quality'"
    }
  }
}

extension QualityModel {
  /// The model as its file will hold it.
  package func rounded() -> QualityModel {
    var copy = self
    copy.line = line.rounded()
    copy.page = page.rounded()
    return copy
  }
}

extension QualityModel.Formula {
  fileprivate func rounded() -> Self {
    Self(
      bias: sixDigits(bias),
      terms: terms.map {
        .init(
          feature: $0.feature, above: $0.above, mean: sixDigits($0.mean), deviation: sixDigits($0.deviation),
          weight: sixDigits($0.weight))
      })
  }
}

private func sixDigits(_ value: Double) -> Double {
  guard value != 0, value.isFinite else { return value }
  return Double(String(format: "%.6g", value)) ?? value
}
