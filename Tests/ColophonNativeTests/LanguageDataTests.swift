import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite struct LanguageDataTests {
  /// A file with a table of contents that promises a neural network and a version.
  private func trainedData(network: Bool = true, version: String? = "1.0:made:here") -> Data {
    let start = 4 + 24 * 8
    let offsets = (0..<24).map { index -> Int64 in
      switch index {
      case 17: network ? Int64(start) : -1
      case 23: version == nil ? -1 : Int64(start + 1)
      default: -1
      }
    }
    var data = Data([24, 0, 0, 0])
    for offset in offsets {
      data.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: offset >> (8 * Int64($0))) })
    }
    data.append(0)
    data.append(Data((version ?? "").utf8))
    return data
  }

  @Test func `Models are listed with languages before scripts, and only those that read lines`() throws {
    let folder = try TemporaryFolder()
    for name in ["lat", "Fraktur", "ces", "script/Latin"] {
      try folder.write(trainedData(), to: "\(name).traineddata")
    }
    try folder.write(trainedData(network: false), to: "osd.traineddata")
    try folder.write("no model", to: "bad.traineddata")
    try folder.write("", to: "empty.traineddata")
    try folder.write("", to: "configs/hocr")
    let data = try LanguageData(environment: ["TESSDATA_PREFIX": folder.url.path])
    #expect(data.models.map(\.name) == ["ces", "lat", "Fraktur", "script/Latin"])
    #expect(data.model(named: "ces")?.version == "1.0:made:here")
    #expect(data.model(named: "osd") == nil)
    #expect(data.model(named: "../ces") == nil)
  }

  @Test func `A model without a version is of unknown version`() throws {
    let folder = try TemporaryFolder()
    try folder.write(trainedData(version: nil), to: "tessdata/xyz.traineddata")
    let data = try LanguageData(environment: ["TESSDATA_PREFIX": folder.url.path])
    #expect(data.models.map(\.version) == ["unknown"])
    #expect(data.folder.lastPathComponent == "tessdata")
  }

  @Test func `A prefix without models is an error that names the places`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: TesseractError.self) {
      try LanguageData(environment: ["TESSDATA_PREFIX": folder.url.path])
    }
    do {
      _ = try LanguageData(environment: ["TESSDATA_PREFIX": folder.url.path])
    } catch {
      #expect(error.description.contains(folder.url.path))
      #expect(error.description.contains("TESSDATA_PREFIX"))
    }
  }

  @Test func `A model that is not installed is refused with the package that brings it`() throws {
    let data = try LanguageData(environment: ProcessInfo.processInfo.environment)
    do {
      _ = try Recognizer(models: ["eng", "tlh"], data: data)
      Issue.record("expected an error")
    } catch {
      #expect(error == .missingModel("tlh"))
    }
    #expect(TesseractError.missingModel("ita").description.contains("apt-get install tesseract-ocr-ita"))
  }

  @Test func `A model file cut short is not listed, for Tesseract would abort over it`() throws {
    let folder = try TemporaryFolder()
    try folder.write(trainedData(), to: "whole.traineddata")
    try folder.write(trainedData().prefix(4 + 24 * 8), to: "cut.traineddata")
    try folder.write(trainedData().prefix(50), to: "shorter.traineddata")
    let data = try LanguageData(environment: ["TESSDATA_PREFIX": folder.url.path])
    #expect(data.models.map(\.name) == ["whole"])
  }

  @Test func `An engine without models is refused`() throws {
    let data = try LanguageData(environment: ProcessInfo.processInfo.environment)
    #expect(throws: TesseractError.engineRefused(models: [])) { try Recognizer(models: [], data: data) }
  }

  @Test(arguments: [
    ("deu", "tesseract-ocr-deu"), ("chi_sim_vert", "tesseract-ocr-chi-sim-vert"),
    ("Fraktur", "tesseract-ocr-script-frak"), ("script/Latin", "tesseract-ocr-script-latn"),
    ("HanS_vert", "tesseract-ocr-script-hans-vert"),
  ])
  func `Debian's package follows from the name`(model: String, package: String) {
    #expect(TesseractPackages.name(for: model) == package)
  }

  @Test func `A name that nobody publishes has no package`() {
    #expect(TesseractPackages.name(for: "german") == nil)
    #expect(
      TesseractPackages.remedy(for: ["deu", "Latin"])
        == "apt-get install tesseract-ocr-deu tesseract-ocr-script-latn")
    #expect(TesseractPackages.remedy(for: ["deu", "own"]).contains(".traineddata"))
  }

  @Test func `The libraries tell their versions`() throws {
    #expect(try #require(TesseractInfo.version).first?.isNumber == true)
    #expect(try #require(LeptonicaInfo.version).first?.isNumber == true)
  }
}
