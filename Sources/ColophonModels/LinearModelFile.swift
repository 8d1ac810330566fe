import ColophonDocument
import Foundation

/// A linear model on disk: `model.json` in a folder of its own.
///
/// The file is JSON with one feature a line, so that a person can read it and a diff shows what a training
/// changed. Numbers have six significant digits; the model in memory is made from the file's numbers.
package struct LinearModelFile: Sendable {
  package static let fileName = "model.json"

  package let model: LinearModel
  package let reference: ModelReference

  /// Reads and checks the model of a folder.
  package init(folder: URL) throws {
    let file = folder.appending(path: Self.fileName)
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw LinearModelError(
        "expected a linear model at \(file.path), found none; train one with 'colophon train classify'")
    }
    try self.init(data: data, name: file.path)
  }

  /// - Parameter name: what to call the file in an error.
  package init(data: Data, name: String) throws {
    let written: Written
    do {
      written = try JSONDecoder().decode(Written.self, from: data)
    } catch {
      throw LinearModelError("\(name): expected a linear model in JSON, found something else: \(error)")
    }
    model = LinearModel(header: written.model, features: written.features)
    try Self.check(model, name)
    reference = ModelReference(
      name: model.header.name, version: model.header.version,
      digest: sha256(of: data),
      licence: model.header.licence)
  }

  /// The bytes of a model's file.
  package static func bytes(of model: LinearModel) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let rounded = model.roundedToSixDigits()
    var text = "{\"model\":\(String(decoding: try encoder.encode(rounded.header), as: UTF8.self)),\n"
    text += "\"features\":[\n"
    text += try rounded.features.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
      .joined(separator: ",\n")
    text += "\n]}\n"
    return Data(text.utf8)
  }

  private struct Written: Codable {
    var model: LinearModel.Header
    var features: [LinearModel.Feature]
  }

  private static func check(_ model: LinearModel, _ name: String) throws {
    let count = model.labels.count
    guard model.header.format == 1 else {
      throw LinearModelError("\(name): expected format 1, found \(model.header.format); update colophon")
    }
    guard count >= 2, Set(model.labels).count == count, model.header.biases.count == count else {
      throw LinearModelError("\(name): expected two or more different labels with one bias each")
    }
    if let slope = model.header.slope, !(slope.isFinite && slope > 0) {
      throw LinearModelError("\(name): expected a slope above 0, found \(slope)")
    }
    guard Set(model.features.map(\.name)).count == model.features.count, !model.features.isEmpty else {
      throw LinearModelError("\(name): expected features with different names")
    }
    for feature in model.features {
      guard feature.weights.count == count, feature.deviation > 0 else {
        throw LinearModelError(
          "\(name): feature '\(feature.name)' needs \(count) weights and a deviation above 0, "
            + "found \(feature.weights.count) and \(feature.deviation)")
      }
    }
  }
}

/// A model file that cannot be used.
package struct LinearModelError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension LinearModel {
  /// The model as its file will hold it.
  package func roundedToSixDigits() -> LinearModel {
    var copy = self
    copy.header.biases = header.biases.map(sixDigits)
    copy.header.slope = header.slope.map(sixDigits)
    copy.features = features.map {
      Feature(
        name: $0.name, mean: sixDigits($0.mean), deviation: sixDigits($0.deviation),
        weights: $0.weights.map(sixDigits))
    }
    return copy
  }
}

private func sixDigits(_ value: Double) -> Double {
  guard value != 0, value.isFinite else { return value }
  let scale = pow(10, 5 - floor(log10(abs(value))))
  return scale.isFinite ? (value * scale).rounded() / scale : value
}
