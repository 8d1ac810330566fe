import ColophonNative

/// The engines of one stage: opened at first use, kept for the next page.
final class EnginePool {
  private let data: LanguageData
  /// One for each list of models.
  private var engines: [[String]: Recognizer] = [:]

  init(data: LanguageData) { self.data = data }

  func engine(_ models: [String]) throws(TesseractError) -> Recognizer {
    if let engine = engines[models] { return engine }
    let engine = try Recognizer(models: models, data: data)
    engines[models] = engine
    return engine
  }
}
