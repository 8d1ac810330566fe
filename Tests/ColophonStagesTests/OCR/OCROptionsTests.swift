import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite struct OCROptionsTests {
  @Test func `Without options auto chooses, within two minutes`() {
    let options = OCROptions.make()
    #expect(options.models == .word("auto"))
    #expect(options.candidates.isEmpty)
    #expect(options.pageTimeoutSeconds == 120)
    #expect(OCR.shortcomings(options, OCROptions.services()).isEmpty)
  }

  @Test func `Candidates beside a list of models are a mistake`() {
    var reader = OCROptions.reader(models: OCROptions.list("deu"), candidates: OCROptions.list("fra"))
    _ = OCR.Options(from: &reader)
    #expect(reader.diagnostics.map(\.message) == ["'candidates' has no meaning with a list of models"])
  }

  @Test(arguments: [
    ("ita", "apt-get install tesseract-ocr-ita"),
    ("script/Latin", "apt-get install tesseract-ocr-script-latn"),
    ("fraktur", "did you mean 'Fraktur'?"), ("duu", "did you mean"), ("quite-unknown", "installed: "),
  ])
  func `A missing model comes with what to do`(name: String, remedy: String) throws {
    for isCandidate in [false, true] {
      let options =
        isCandidate
        ? OCROptions.make(candidates: OCROptions.list("eng", name))
        : OCROptions.make(models: OCROptions.list("eng", name))
      let found = OCR.shortcomings(options, OCROptions.services())
      #expect(found.count == 1)
      let shortcoming = try #require(found.first)
      #expect(shortcoming.kind == .missing)
      #expect(shortcoming.option == (isCandidate ? "candidates" : "models"))
      #expect(shortcoming.message == "the Tesseract model '\(name)' is not installed")
      #expect(shortcoming.remedy?.hasPrefix(remedy) == true, "\(shortcoming.remedy ?? "")")
    }
  }

  @Test func `No language data at all is one shortcoming`() throws {
    let folder = try TemporaryFolder()
    let found = OCR.shortcomings(OCROptions.make(), OCROptions.services(tessdata: folder.url))
    #expect(found.map(\.kind) == [.missing])
    #expect(found.first?.message.contains("TESSDATA_PREFIX") == true)
    #expect(throws: (any Error).self) {
      try OCR(OCROptions.make(), OCROptions.services(tessdata: folder.url))
    }
  }

  @Test func `Too many candidates for auto are refused`() throws {
    let names = (1...13).map { "m\($0)" }
    let place = Position(source: "test", line: 1, column: 1)
    let list = Setting.Value.sequence(names.map { Setting(.scalar($0, isPlain: true), at: place) })
    let found = OCR.shortcomings(OCROptions.make(candidates: list), OCROptions.services())
    #expect(found.last?.kind == .invalid)
    #expect(found.last?.remedy?.contains("candidates: [") == true)
  }
}
