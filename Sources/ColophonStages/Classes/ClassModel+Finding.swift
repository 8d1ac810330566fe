import ColophonModels
import ColophonPipeline
import Foundation

extension ClassModel {
  /// Finds a model by what a pipeline file or a command line calls it: a folder below `Models`, else a path.
  ///
  /// - Parameter folder: where relative paths start.
  package init(named name: String, folder: URL, _ services: Services) throws {
    let shipped = services.models.appending(path: name)
    let isShipped =
      !name.isEmpty
      && FileManager.default.fileExists(atPath: shipped.appending(path: LinearModelFile.fileName).path)
    self.init(
      try LinearModelFile(folder: isShipped ? shipped : URL(fileURLWithPath: name, relativeTo: folder)))
  }

  static func shortcoming(_ name: String, folder: URL, option: String, _ services: Services) -> Shortcoming? {
    do {
      _ = try ClassModel(named: name, folder: folder, services)
      return nil
    } catch {
      return Shortcoming(
        .missing, option: option, "\(error)",
        remedy: "name a folder below Models, such as fiction, or one that 'colophon train classify' has made")
    }
  }
}
