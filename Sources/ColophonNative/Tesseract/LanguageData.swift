import Foundation

/// The folder with Tesseract's models on this machine.
package struct LanguageData: Sendable {
  /// A model that can read lines of text.
  package struct Model: Hashable, Sendable {
    /// As Tesseract wants it, such as `deu` or `script/Latin`.
    package var name: String
    package var file: URL
    /// As its makers wrote it, or `unknown`.
    package var version: String
  }

  package let folder: URL
  /// In the order of their names: languages (`deu`) before scripts (`Fraktur`, `script/Latin`).
  package let models: [Model]

  /// Looks where `TESSDATA_PREFIX` points, else at the places where systems put the models.
  package init(environment: [String: String]) throws(TesseractError) {
    let places = Self.places(environment)
    for place in places {
      let models = Self.models(in: place)
      guard !models.isEmpty else { continue }
      folder = place
      self.models = models
      return
    }
    throw .noLanguageData(searched: places.map(\.path))
  }

  package func model(named name: String) -> Model? { models.first { $0.name == name } }

  private static func places(_ environment: [String: String]) -> [URL] {
    if let prefix = environment["TESSDATA_PREFIX"], !prefix.isEmpty {
      let folder = URL(fileURLWithPath: prefix)
      // Tesseract 3 wanted the folder above.
      return [folder, folder.appending(path: "tessdata")]
    }
    return [
      "/usr/share/tesseract-ocr/5/tessdata",
      "/usr/share/tesseract-ocr/4.00/tessdata",
      "/usr/share/tessdata",
      "/usr/local/share/tessdata",
      "/opt/homebrew/share/tessdata",
    ].map { URL(fileURLWithPath: $0) }
  }

  private static func models(in folder: URL) -> [Model] {
    let found = files(in: folder, prefix: "") + files(in: folder.appending(path: "script"), prefix: "script/")
    return found.sorted { (isScript($0.name) ? 1 : 0, $0.name) < (isScript($1.name) ? 1 : 0, $1.name) }
  }

  private static func isScript(_ name: String) -> Bool {
    name.hasPrefix("script/") || name.first?.isUppercase == true
  }

  private static func files(in folder: URL, prefix: String) -> [Model] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.compactMap { fileName in
      guard fileName.hasSuffix(".traineddata") else { return nil }
      let file = folder.appending(path: fileName)
      guard let data = TrainedData(file), data.readsLines else { return nil }
      let name = prefix + fileName.dropLast(".traineddata".count)
      return Model(name: name, file: file, version: data.version ?? "unknown")
    }
  }
}
