import ColophonDocument
import ColophonModels
import Foundation

/// A linear model on its way to its folder, with its card.
struct TrainedModel {
  let folder: URL
  let model: LinearModel

  /// Writes `model.json` and `README.md`; neither is ever there in half.
  ///
  /// - Parameter card: makes the card from the digest of the weights and what `ABOUT.md` in the folder says.
  func write(_ card: (_ digest: String, _ about: String?) throws -> String) throws {
    let weights = try LinearModelFile.bytes(of: model)
    let digest = try LinearModelFile(data: weights, name: LinearModelFile.fileName).reference.digest
    let about = try? String(contentsOf: folder.appending(path: "ABOUT.md"), encoding: .utf8)
    let text = try card(digest, about?.trimmingCharacters(in: .whitespacesAndNewlines))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try weights.write(to: folder.appending(path: LinearModelFile.fileName), options: .atomic)
    try Data(text.utf8).write(to: folder.appending(path: "README.md"), options: .atomic)
  }

  /// What was written, for people.
  var summary: String {
    let file = folder.appending(path: LinearModelFile.fileName).relativePath
    return
      "written: \(file) and README.md beside it; use it with\n  classify: { models: [\(folder.relativePath)] }"
  }
}
