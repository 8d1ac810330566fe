import ColophonModels
import ColophonPipeline
import Foundation

/// Finds the linear model that tells page types apart, for the stages that ask it.
enum DocumentTypeModel {
  /// The model that comes with Colophon.
  static let ownName = "document-type"

  static func load(named name: String, _ services: Services) throws -> LinearModelFile {
    try LinearModelFile(folder: folder(name, services))
  }

  static func shortcomings(named name: String, option: String?, _ services: Services) -> [Shortcoming] {
    do {
      _ = try load(named: name, services)
      return []
    } catch {
      return [
        Shortcoming(
          .missing, option: option, "\(error)",
          remedy: "the one that comes with colophon is called document-type")
      ]
    }
  }

  private static func folder(_ name: String, _ services: Services) -> URL {
    services.models.appending(path: name)
  }
}
