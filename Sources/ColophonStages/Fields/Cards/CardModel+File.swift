import ColophonModels
import Foundation

/// The model on disk: JSON with one feature a line, so that a person can read it and a diff shows what a training
/// changed.
extension CardModel {
  private struct Chain: Codable {
    var labels: [String]
    var follows: [[Float]]
    var features: [String: [Float]]

    init(_ model: ChainModel) {
      labels = model.labels
      follows = model.follows
      features = model.features
    }

    var model: ChainModel {
      ChainModel(labels: labels, features: features, follows: follows)
    }
  }

  private struct Written: Codable {
    var model: Header
    var calibration: CardCalibration
    var rows: Chain
    var tokens: Chain
  }

  /// - Parameter name: what to call the file in an error.
  init(data: Data, name: String) throws(CardModelError) {
    let written: Written
    do {
      written = try JSONDecoder().decode(Written.self, from: data)
    } catch {
      throw .notAModel(name, "\(error)")
    }
    guard written.model.format == Header.format else {
      throw .notAModel(
        name,
        "expected format \(Header.format), found \(written.model.format); train it anew or update colophon")
    }
    header = written.model
    calibration = written.calibration
    rows = written.rows.model
    tokens = written.tokens.model
    if let mistake = rows.mistake ?? tokens.mistake { throw .notAModel(name, mistake) }
    guard rows.labels == CardRowLabel.names, tokens.labels == CardLabel.names else {
      throw .notAModel(name, "its labels are not those that this version reads; train it anew")
    }
  }

  /// The bytes of the model's file.
  package func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    func chain(_ model: ChainModel) throws -> String {
      let features = try model.features.sorted { $0.key < $1.key }.map {
        "\(try json($0.key)):\(try json($0.value))"
      }
      return "{\"labels\":\(try json(model.labels)),\n"
        + "\"follows\":\(try json(model.follows)),\n\"features\":{\n\(features.joined(separator: ",\n"))\n}}"
    }
    let text =
      "{\"model\":\(try json(header)),\n\"calibration\":\(try json(calibration)),\n"
      + "\"rows\":\(try chain(rows)),\n\"tokens\":\(try chain(tokens))}\n"
    return Data(text.utf8)
  }
}
