import ColophonDocument
import ColophonModels
import ColophonNative
import ColophonPipeline
import Foundation

/// Reads the text of page images with Tesseract.
package struct OCR: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "ocr", summary: "Read the text of page images with Tesseract.", version: 5,
    gives: [.text],
    example: "ocr: { models: [deu], page_timeout_secs: 60 }")

  package struct Options: ComponentOptions {
    package let models: ListOrWord
    package let candidates: [String]
    let profile: ReadingProfile
    let unreadable: OCRVerdict.Unreadable
    let doublePages: DoublePages
    package let rereadSeconds: Int
    package let pageTimeoutSeconds: Int
    package let maxPixels: Int

    package init(from reader: inout OptionReader) {
      models = reader.value(
        "models", default: .word("auto"), words: ["auto"],
        "The Tesseract models to read with, all at once and the leading one first; auto chooses one per page."
      )
      candidates = reader.value(
        "candidates", default: [],
        "The models that auto chooses from, at most \(OCRModels.mostCandidates); empty: all installed ones."
      )
      profile = reader.value(
        "profile", default: ReadingProfile.balanced,
        "How much is spent: fast reads a page once, and again only where the language was mistaken, balanced reads doubtful pages again, thorough reads every page at least twice."
      )
      unreadable = reader.value(
        "unreadable", default: OCRVerdict.Unreadable.quarantine,
        "What becomes of a page with so many expected errors that its text is of no use: quarantine without the text, or keep it with its estimate."
      )
      doublePages = reader.value(
        "double_pages", default: DoublePages.keep,
        "What becomes of an image of two pages side by side: keep reads it as one page, split reads the left page, then the right one."
      )
      rereadSeconds = reader.value(
        "reread_secs", default: 60, in: 0...86_400,
        "After so much time with a page no further reading of it begins; its record then says so.")
      pageTimeoutSeconds = reader.value(
        "page_timeout_secs", default: 120, in: 1...86_400, "Give a page up after this time.")
      maxPixels = reader.value(
        "max_pixels", default: 250_000_000, in: 1...2_000_000_000,
        "Refuse images with more pixels than this, each counted once per colour sample.")
      if case .list = models, reader.isGiven("candidates") {
        reader.reject(
          "candidates", "'candidates' has no meaning with a list of models", hint: "write models: auto")
      }
    }
  }

  package let models: [ModelReference]
  private let engines: OCREngines
  private let timeoutSecs: Int
  /// The lexicons and the formula that chose among models and readings.
  private let judges: [ModelReference]

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    OCRModels.shortcomings(options, services)
  }

  package init(_ options: Options, _ services: Services) throws {
    let data = try LanguageData(environment: services.environment)
    let choice = OCRModels(options, installed: data.models.map(\.name))
    let engineModels = try choice.names.map { name in
      guard let model = data.model(named: name) else { throw TesseractError.missingModel(name) }
      return ModelReference(
        name: Self.reference(name), version: model.version, digest: try sha256(of: model.file),
        licence: "Apache-2.0")
    }
    let quality = try ReadingQuality(models: services.models)
    judges = quality.models
    models = (engineModels + judges).sorted { $0.name < $1.name }
    timeoutSecs = options.pageTimeoutSeconds
    engines = OCREngines(
      data: data,
      settings: OCRSettings(
        choice: choice, profile: options.profile, unreadable: options.unreadable,
        doublePages: options.doublePages, limits: ImageLimits(samples: options.maxPixels),
        timeout: .seconds(options.pageTimeoutSeconds), rereadTime: .seconds(options.rereadSeconds),
        quality: quality))
  }

  package static let neutralOptions = ["page_timeout_secs"]
  package var pageTimeoutSecs: Int { timeoutSecs }

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    let reading = try await engines.read(image, frame: page.image.frame)
    page.text = reading.text
    page.skipped = reading.skipped
    page.failure = reading.failure
    let asked = Set(reading.models.map(Self.reference))
    return models.filter { asked.contains($0.name) } + judges
  }

  /// A model's name in origins, where other kinds of models stand beside it.
  private static func reference(_ model: String) -> String { "tessdata/" + model }
}
