import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// The learned part of reading index cards: labels of rows, labels of tokens, and how sure a value is.
package struct CardModel: Sendable {
  /// What is said of the model as a whole.
  package struct Header: Codable, Hashable, Sendable {
    /// Version of this file format.
    static let format = 2

    var format = Header.format
    var name: String
    var version: String
    /// SPDX licence identifier of the weights.
    var licence: String
    var seed: UInt64
    /// SHA-256 over names, texts and records of the training cards.
    var trainingDigest: String
    /// The cards it was trained on, so that nobody measures it on them unknowingly.
    package var items: [String]

    enum CodingKeys: String, CodingKey {
      case format, name, version, licence, seed, items
      case trainingDigest = "training_sha256"
    }
  }

  package var header: Header
  let rows: ChainModel
  let tokens: ChainModel
  let calibration: CardCalibration

  /// The model's folder in Colophon's models folder.
  package static let ownName = "card-fields"
  package static let fileName = "model.json"

  /// Reads and checks a model. Throws a `CardModelError`.
  package static func load(
    folder: URL
  ) throws(CardModelError) -> (model: CardModel, reference: ModelReference) {
    let file = folder.appending(path: fileName)
    guard let data = try? Data(contentsOf: file) else { throw .unreadable(file.path) }
    let model = try CardModel(data: data, name: file.path)
    let header = model.header
    return (
      model,
      ModelReference(
        name: header.name, version: header.version, digest: sha256(of: data), licence: header.licence)
    )
  }

  static func shortcomings(_ services: Services) -> [Shortcoming] {
    do throws(CardModelError) {
      _ = try load(folder: services.models.appending(path: ownName))
      return []
    } catch {
      return [
        Shortcoming(
          .missing, option: nil, "\(error)",
          remedy: "it comes with colophon; 'colophon train metadata' makes another")
      ]
    }
  }
}

/// Why the model of index cards cannot be used.
package enum CardModelError: Error, Hashable, CustomStringConvertible {
  case unreadable(String)
  case notAModel(String, String)

  package var description: String {
    switch self {
    case .unreadable(let path): "expected a model of index cards at \(path), found none"
    case .notAModel(let path, let problem): "\(path): expected a model of index cards: \(problem)"
    }
  }
}
