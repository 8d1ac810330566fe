import CSerialOpenMP
import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
struct RecognizerTests {
  let data = Repository.shared.appending(path: "data")
  let languageData: LanguageData

  init() throws { languageData = try LanguageData(environment: ProcessInfo.processInfo.environment) }

  private func read(_ path: String, _ models: [String] = ["eng"]) throws -> PageText {
    try Recognizer(models: models, data: languageData)
      .read(Bitmap.load(data.appending(path: path)), deadline: nil)
  }

  private func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test func `A clean page is read letter by letter`() throws {
    let page = try read("ocr-tesseract/phototest.tif")
    let gold = try String(
      contentsOf: data.appending(path: "ocr-tesseract/phototest.gold.txt"), encoding: .utf8)
    #expect(words(page.plain) == words(gold))
    #expect(page.width == 640)
    #expect(page.height == 480)
    #expect(try #require(page.confidence) > 0.9)
  }

  /// As the dynamic linker finds them for Tesseract; libgomp's own would start four threads here, or as many as there
  /// are cores.
  @Test func `Tesseract's parallel regions run once, on the calling thread`() throws {
    typealias Body = @convention(c) (UnsafeMutableRawPointer?) -> Void
    typealias Parallel = @convention(c) (Body, UnsafeMutableRawPointer?, UInt32, UInt32) -> Void
    typealias Sections = @convention(c) (Body, UnsafeMutableRawPointer?, UInt32, UInt32, UInt32) -> Void
    let visits = Visits()
    let context = Unmanaged.passUnretained(visits).toOpaque()
    let parallel: Parallel = try entry("GOMP_parallel")
    parallel({ Visits.at($0)?.note(0) }, context, 4, 0)
    #expect(visits.sections == [0])

    let sections: Sections = try entry("GOMP_parallel_sections")
    sections(
      { context in
        while case let next = GOMP_sections_next(), next != 0 { Visits.at(context)?.note(next) }
        GOMP_sections_end_nowait()
      }, context, 4, 3, 0)
    #expect(visits.sections == [0, 1, 2, 3])
    #expect(Set(visits.threads) == [pthread_self()])
  }

  /// Locked, so that regions that do run on several threads are counted and not a crash.
  private final class Visits {
    private let lock = NSLock()
    private(set) var sections: [UInt32] = []
    private(set) var threads: [pthread_t] = []

    static func at(_ context: UnsafeMutableRawPointer?) -> Visits? {
      context.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }

    func note(_ section: UInt32) {
      lock.withLock {
        sections.append(section)
        threads.append(pthread_self())
      }
    }
  }

  private func entry<Function>(_ name: String) throws -> Function {
    unsafeBitCast(try #require(dlsym(dlopen(nil, RTLD_NOW), name)), to: Function.self)
  }

  @Test func `Boxes lie within each other and within the page`() throws {
    let page = try read("ocr-tesseract/eurotext.tif", ["eng", "deu"])
    #expect(page.lines.count > 10)
    func holds(_ outer: Box, _ inner: Box) -> Bool {
      outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right
        && outer.bottom >= inner.bottom
    }
    let whole = Box(left: 0, top: 0, right: page.width, bottom: page.height)
    for region in page.regions {
      #expect(holds(whole, region.box))
      for line in region.lines {
        #expect(holds(whole, line.box))
        #expect(!line.words.isEmpty)
        for word in line.words {
          #expect(holds(line.box, word.box))
          #expect(word.box.width > 0 && word.box.height > 0)
          #expect((0...1).contains(word.confidence ?? -1))
          #expect(!word.text.isEmpty)
        }
      }
    }
  }

  @Test func `Paragraphs begin at the first line and not at every line`() throws {
    let lines = try read("ocr-tesseract/phototest.tif").lines
    #expect(lines.first?.startsParagraph == true)
    #expect(lines.count { $0.startsParagraph } < lines.count)
  }

  @Test func `A page in Group 4 compression is read`() throws {
    let header = try ImageHeader.read(data.appending(path: "ocr-ocrd/nn_lied_1515_0006_B.tif"))
    #expect(header.bits == 1)
    let page = try read("ocr-ocrd/nn_lied_1515_0006_B.tif", ["Fraktur"])
    #expect(page.plain.count > 500)
    #expect(page.plain == page.plain.precomposedStringWithCanonicalMapping)
  }

  @Test func `What was read before does not change a result`() throws {
    let engine = try Recognizer(models: ["eng"], data: languageData)
    let bitmap = try Bitmap.load(data.appending(path: "ocr-tesseract/phototest.tif"))
    let other = try Bitmap.load(data.appending(path: "ocr-tesseract/eurotext.tif"))
    let first = try engine.read(bitmap)
    _ = try engine.read(other)
    if let line = bitmap.cropped(to: Box(left: 0, top: 80, right: 640, bottom: 130)) {
      _ = try engine.read(line: PreparedPage(of: line).copy(letterHeight: nil))
    }
    #expect(try engine.read(bitmap) == first)
  }

  @Test func `A page that takes too long is given up`() throws {
    let engine = try Recognizer(models: ["eng"], data: languageData)
    let bitmap = try Bitmap.load(data.appending(path: "ocr-ehri/english/EHRI-ET-YV3549264_02.jpg"))
    #expect(throws: TesseractError.deadlinePassed) {
      try engine.read(bitmap, deadline: .now + .milliseconds(50))
    }
    #expect(throws: TesseractError.deadlinePassed) { try engine.read(bitmap, deadline: .now) }
    #expect(TesseractError.deadlinePassed.failure.reason == .timeout)
    let small = try Bitmap.load(data.appending(path: "ocr-tesseract/phototest.tif"))
    #expect(try engine.read(small, deadline: .now + .seconds(100)).lines.count == 8)
  }

  @Test func `Engines read at the same time without disturbing each other`() async throws {
    let alone = try read("ocr-tesseract/phototest.tif")
    let image = data.appending(path: "ocr-tesseract/phototest.tif")
    let languageData = languageData
    let results = try await withThrowingTaskGroup(of: PageText.self) { group in
      for _ in 0..<3 {
        group.addTask { try Recognizer(models: ["eng"], data: languageData).read(Bitmap.load(image)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == alone })
  }
}

@Suite struct BlankPageTests {
  @Test(arguments: [UInt8(0), 128, 255])
  func `A page of one colour has no regions with text`(grey: UInt8) throws {
    let folder = try TemporaryFolder()
    let bitmap = try Bitmap.load(
      folder.write(ImageBytes.pnm(width: 900, height: 1200, grey: grey), to: "blank.pgm"))
    let data = try LanguageData(environment: ProcessInfo.processInfo.environment)
    let engine = try Recognizer(models: ["eng"], data: data)
    #expect(try engine.read(bitmap).lines.isEmpty)
    #expect(try engine.read(PreparedPage(of: bitmap).copy(letterHeight: 15)).lines.isEmpty)
    #expect(try TextLineFinder.lines(of: EvenedPage(of: bitmap), count: 6).isEmpty)
  }

  @Test(arguments: [(1, 1), (1, 500), (500, 1), (3, 3), (12, 12)])
  func `A tiny image is no error of the program`(width: Int, height: Int) throws {
    let folder = try TemporaryFolder()
    let bitmap = try Bitmap.load(folder.write(ImageBytes.pnm(width: width, height: height), to: "tiny.pgm"))
    let data = try LanguageData(environment: ProcessInfo.processInfo.environment)
    let engine = try Recognizer(models: ["eng"], data: data)
    let lines = (try? engine.read(bitmap))?.lines ?? []
    #expect(lines.isEmpty)
    #expect(try TextLineFinder.lines(of: EvenedPage(of: bitmap), count: 6).isEmpty)
  }
}
