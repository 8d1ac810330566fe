import ColophonDocument
import ColophonModels
import ColophonNative
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging
import Testing

@Suite struct OCRTests {
  private let data = Repository.shared.appending(path: "data")

  private func read(
    _ path: String, models: Setting.Value? = nil, candidates: Setting.Value? = nil
  ) async throws -> (text: PageText, models: [String]) {
    let stage = try OCR(OCROptions.make(models: models, candidates: candidates), OCROptions.services())
    return try await read(path, stage)
  }

  private func read(_ path: String, _ stage: OCR) async throws -> (text: PageText, models: [String]) {
    var page = Page(number: 1, image: PageImage(path: path))
    let models = try await stage.process(&page, image: data.appending(path: path))
    return (try #require(page.text), models.map(\.name))
  }

  @Test func `Models have digests and stand in the order of their names`() throws {
    let stage = try OCR(OCROptions.make(models: OCROptions.list("fra", "deu", "fra")), OCROptions.services())
    let engines = stage.models.filter { $0.name.hasPrefix("tessdata/") }
    #expect(engines.map(\.name) == ["tessdata/deu", "tessdata/fra"])
    #expect(stage.models.map(\.name) == stage.models.map(\.name).sorted())
    for model in engines {
      #expect(model.digest.count == 64)
      #expect(!model.version.isEmpty)
      #expect(model.licence == "Apache-2.0")
    }
  }

  @Test(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
  func `A list of models reads together`() async throws {
    let result = try await read("ocr-tesseract/phototest.tif", models: OCROptions.list("fra", "eng"))
    #expect(result.models.filter { $0.hasPrefix("tessdata/") } == ["tessdata/eng", "tessdata/fra"])
    #expect(result.text.plain.contains("The quick brown dog"))
  }

  @Test(
    .enabled(if: Repository.hasShared, "\(Repository.withoutShared)"),
    arguments: [
      ("ocr-ehri/english/EHRI-BF-19380718_EN_01.jpg", "eng"),
      ("ocr-ocrd/kant_aufklaerung_1784_0017.tif", "Fraktur"),
      ("ocr-tapus/FRAN_0150_0104_L-medium.jpg", "fra"),
      ("ocr-ajmc/sophokle1v3soph_0010.png", "deu"),
      ("ocr-ajmc/bsb10234118_0010.png", "lat"),
    ])
  func `Auto chooses the model of the page's language and script`(path: String, model: String) async throws {
    let stage = try OCR(
      OCROptions.make(candidates: OCROptions.list("eng", "deu", "fra", "lat", "Fraktur")),
      OCROptions.services())
    let account = try #require(try await read(path, stage).text.account)
    #expect(account.readings[account.kept].models == [model])
  }

  @Test(
    .enabled(if: Repository.hasShared, "\(Repository.withoutShared)"),
    .enabled(if: hasModel("grc"), "needs the Tesseract model grc"))
  func `Lines in Greek on a Latin page are read by the Greek model`() async throws {
    let path = "ocr-ajmc/bsb10234118_0090.png"
    let latin = try await read(path, candidates: OCROptions.list("eng", "lat"))
    let both = try await read(path, candidates: OCROptions.list("eng", "lat", "grc"))
    #expect(both.models.contains("tessdata/grc") && both.models.contains("tessdata/lat"))
    func greek(_ text: PageText) -> Int {
      text.plain.unicodeScalars.count {
        (0x370...0x3FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value)
      }
    }
    #expect(greek(latin.text) == 0)
    #expect(greek(both.text) > 200)
    let (before, after) = (latin.text.account?.expectedErrors ?? 0, both.text.account?.expectedErrors ?? 1)
    #expect(after < before)
  }

  private static func hasModel(_ name: String) -> Bool {
    let data = try? LanguageData(environment: ProcessInfo.processInfo.environment)
    return data?.model(named: name) != nil
  }

  @Test(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
  func `A thorough reading tries at least two ways, and no profile changes what a page is`() async throws {
    let path = "ocr-tesseract/phototest.tif"
    for (profile, readings) in [("fast", 1), ("balanced", 1), ("thorough", 2)] {
      let stage = try OCR(
        OCROptions.make(models: OCROptions.list("eng"), profile: profile), OCROptions.services())
      let text = try await read(path, stage).text
      let account = try #require(text.account)
      #expect(account.profile == profile)
      #expect(account.readings.count == readings)
      #expect(account.band != .unreadable)
      #expect(text.plain.contains("The quick brown dog"))
    }
  }

  @Test(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
  func `Earlier pages change neither the choice nor the text`() async throws {
    let stage = try OCR(
      OCROptions.make(candidates: OCROptions.list("deu", "fra", "Fraktur")), OCROptions.services())
    let paths = ["ocr-ocrd/kant_aufklaerung_1784_0017.tif", "ocr-ehri/german/EHRI-ET-WL16560158_04.jpg"]
    var first: [PageText] = []
    for path in paths { first.append(try await read(path, stage).text) }
    for (index, path) in paths.enumerated().reversed() {
      #expect(try await read(path, stage).text == first[index])
    }
  }

  @Test func `A blank page has a text without regions`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Data("P5\n600 800\n255\n".utf8) + Data(repeating: 250, count: 480_000), to: "a.pgm")
    let stage = try OCR(OCROptions.make(), OCROptions.services())
    var page = Page(number: 1, image: PageImage(path: "a.pgm"))
    let models = try await stage.process(&page, image: file)
    #expect(page.text?.regions.isEmpty == true)
    #expect(page.text?.account?.expectedErrors == 0)
    #expect(models.map(\.name).filter { $0.hasPrefix("tessdata/") } == ["tessdata/eng"])
  }

  @Test(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
  func `A page that cannot be done fails with its reason`() async throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("no image", to: "page.jpg")
    let frames = data.appending(path: "ocr-tesseract/phototest.tif")
    let stage = try OCR(OCROptions.make(), OCROptions.services())
    func reason(_ stage: OCR, _ image: URL, frame: Int = 0) async -> Reason? {
      var page = Page(number: 1, image: PageImage(path: "page", frame: frame))
      do {
        _ = try await stage.process(&page, image: image)
        return nil
      } catch {
        #expect(page.text == nil)
        return (error as? Failure)?.reason
      }
    }
    #expect(await reason(stage, text) == .unreadableImage)
    #expect(await reason(stage, frames, frame: 1) == .unreadableImage)
    #expect(await reason(stage, folder.path("none.png")) == .missingImage)
    let narrow = try OCR(OCROptions.make(maxPixels: "1000"), OCROptions.services())
    #expect(await reason(narrow, frames) == .imageTooLarge)
    let hasty = try OCR(OCROptions.make(timeout: "1"), OCROptions.services())
    let dense = data.appending(path: "ocr-ehri/english/EHRI-ET-YV3549264_02.jpg")
    #expect(await reason(hasty, dense) == .timeout)
  }
}
