import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging
import Testing

@Suite("detect_language")
struct DetectLanguageTests {
  static let hasModel =
    FileManager.default.fileExists(
      atPath: Repository.models.appending(path: "py3langid/py3langid.model").path)
    || ProcessInfo.processInfo.environment["CI"] == "true"
  static let withoutModel: Comment = "needs Models/py3langid/py3langid.model: run make models"

  static func stage(
    _ options: [(String, Setting.Value)] = [], models: URL = Repository.models
  ) throws
    -> DetectLanguage
  {
    try DetectLanguage(Self.options(options).0, services(models: models))
  }

  static func options(_ values: [(String, Setting.Value)]) -> (DetectLanguage.Options, [Diagnostic]) {
    let position = Position(source: "test.yaml", line: 1, column: 1)
    let entries = values.map {
      Setting.Entry(key: $0.0, keyPosition: position, value: Setting($0.1, at: position))
    }
    var reader = OptionReader(Setting(.mapping(entries), at: position), folder: Repository.root)
    let options = DetectLanguage.Options(from: &reader)
    return (options, reader.diagnostics)
  }

  static func services(models: URL = Repository.models) -> Services {
    Services(
      logger: Logger(label: "test"), models: models, environment: [:], today: "2026-01-01", version: "test")
  }

  static func languages(
    _ regions: [[String]], _ options: [(String, Setting.Value)] = []
  ) async throws -> Languages {
    var page = page(of: regions)
    _ = try await stage(options).process(&page, image: Repository.root)
    return try #require(page.languages)
  }

  // MARK: - Pages

  static let german = [
    "Der Rath der Stadt hat beſchloſſen, daß die Thore um neun Uhr ge-",
    "ſchloſſen werden ſollen, und wer ſpäter kommt, der muß vor der Mauer",
    "bleiben, biß der Morgen graut und die Wächter wieder öffnen.",
    "Auch ſollen die Bürger ihre Hunde zu Hauſe halten.",
  ]
  static let french = [
    "Le conseil municipal s'est réuni hier soir pour examiner la question",
    "des eaux, et les habitants de cette paroisse sont obligés de payer",
    "une somme de vingt francs avant la fin du mois prochain.",
  ]
  static let latin = [
    "Hunc librum scripsit frater Iohannes anno domini millesimo, et omnes",
    "gentes laudaverunt opera eius quae in bibliotheca nostra servantur,",
    "ubi multi alii codices antiqui ab eodem auctore inveniuntur.",
  ]

  @Test("a page in one language has one share", .enabled(if: hasModel, withoutModel))
  func oneLanguage() async throws {
    let languages = try await Self.languages([Self.german])
    #expect(languages.main == "de")
    #expect(languages.shares.map(\.language) == ["de"])
    #expect(languages.shares.first?.share == 1)
    #expect((languages.shares.first?.confidence ?? 0) > 0.9)
  }

  @Test("a page in two languages has two shares that sum to 1", .enabled(if: hasModel, withoutModel))
  func twoLanguages() async throws {
    let languages = try await Self.languages([Self.german + Self.german, Self.latin])
    #expect(languages.main == "de")
    #expect(languages.shares.map(\.language) == ["de", "la"])
    #expect(abs(languages.shares.reduce(0) { $0 + $1.share } - 1) < 0.01)
    #expect((0.25...0.45).contains(languages.shares[1].share))
  }

  @Test("each line is told its language", .enabled(if: hasModel, withoutModel))
  func languagesOfLines() async throws {
    let languages = try await Self.languages([Self.german + Self.german, Self.latin])
    #expect(languages.lines == Array(repeating: "de", count: 8) + Array(repeating: "la", count: 3))
  }

  @Test("max_languages gives the rest to those that stay", .enabled(if: hasModel, withoutModel))
  func limitsLanguages() async throws {
    let languages = try await Self.languages(
      [Self.german + Self.german, Self.latin, Self.french], [("max_languages", .scalar("1", isPlain: true))])
    #expect(languages.shares.map(\.language) == ["de"])
    #expect(languages.shares.first?.share == 1)
  }

  @Test("one garbled line invents no language", .enabled(if: hasModel, withoutModel))
  func noiseInventsNothing() async throws {
    let noisy =
      Self.german + ["1 i ll .. rnn uu , ſi vv ij Ili a o e tt ij , nl ooo iij, lii va"] + Self.german
    let languages = try await Self.languages([noisy])
    #expect(languages.shares.map(\.language) == ["de"])
  }

  @Test(
    "too few letters are in no language", .enabled(if: hasModel, withoutModel),
    arguments: [[], ["1843"], ["— 12 —", "Vorwort"]])
  func tooFewLetters(lines: [String]) async throws {
    #expect(try await Self.languages([lines]) == Languages(main: "und", shares: []))
  }

  @Test("numbers are in no language however many they are", .enabled(if: hasModel, withoutModel))
  func numbers() async throws {
    let lines = Array(repeating: "1843 | 17/4 | 00231 | 12.50 | 3,75 | § 14", count: 10)
    #expect(try await Self.languages([lines]).main == "und")
  }

  @Test("below the wanted confidence the main language is und", .enabled(if: hasModel, withoutModel))
  func belowConfidence() async throws {
    let languages = try await Self.languages(
      [["Biblioteket har mottatt brevene"]], [("minimum_confidence", .scalar("1", isPlain: true))])
    #expect(languages.main == "und")
    #expect(!languages.shares.isEmpty)
  }

  @Test("a page without text is und", .enabled(if: hasModel, withoutModel))
  func withoutText() async throws {
    var page = Page(number: 1, image: PageImage(path: "a.png"))
    let asked = try await Self.stage().process(&page, image: Repository.root)
    #expect(page.languages == Languages(main: "und", shares: []))
    #expect(asked.isEmpty)
  }

  @Test("the model is told with the digest of its bytes", .enabled(if: hasModel, withoutModel))
  func tellsModel() async throws {
    let stage = try Self.stage()
    #expect(stage.models.map(\.name) == ["languages", "py3langid"])
    #expect(
      stage.models.last?.digest == "631a4ea85e4ab25a9d8a0e97ca4bbc89cce8bea466b08a42411c2977d5d5d089")
    var page = page(of: [Self.french])
    #expect(try await stage.process(&page, image: Repository.root) == stage.models)
  }

  // MARK: - Items

  struct Pages: PageSource {
    let pages: [Page]
    var count: Int { pages.count }
    func page(at index: Int) throws -> Page { pages[index] }
  }

  @Test("an item's shares weigh its pages by their letters", .enabled(if: hasModel, withoutModel))
  func itemShares() async throws {
    let stage = try Self.stage()
    var pages: [Page] = []
    for regions in [[Self.german], [Self.german], [Self.latin], []] {
      var page = page(of: regions)
      _ = try await stage.process(&page, image: Repository.root)
      pages.append(page)
    }
    pages.append(Page(number: 5, image: PageImage(path: "failed.png")))
    var document = Document(item: Item(id: "a", pages: []), date: "2026-01-01")
    let asked = try await stage.process(&document, pages: Pages(pages: pages))
    let languages = try #require(document.languages)
    #expect(languages.main == "de")
    #expect(languages.shares.map(\.language) == ["de", "la"])
    #expect(abs(languages.shares.reduce(0) { $0 + $1.share } - 1) < 0.01)
    #expect(languages.shares[0].share > 0.65)
    #expect(asked == stage.models)
  }

  @Test("an item without text is und", .enabled(if: hasModel, withoutModel))
  func itemWithoutText() async throws {
    var document = Document(item: Item(id: "a", pages: []), date: "2026-01-01")
    _ = try await Self.stage().process(&document, pages: Pages(pages: []))
    #expect(document.languages == Languages(main: "und", shares: []))
  }

  // MARK: - What is missing

  @Test("without the model the planner is told to run make models")
  func missingModel() throws {
    let folder = try TemporaryFolder()
    let services = Self.services(models: folder.url)
    let shortcomings = DetectLanguage.shortcomings(Self.options([]).0, services)
    #expect(shortcomings.map(\.kind) == [.missing])
    #expect(shortcomings.first?.remedy == "make models")
    #expect(throws: (any Error).self) { try DetectLanguage(Self.options([]).0, services) }
  }

  @Test("a file that is not the model is as good as none")
  func brokenModel() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html>not found</html>", to: "py3langid/py3langid.model")
    let shortcomings = DetectLanguage.shortcomings(Self.options([]).0, Self.services(models: folder.url))
    #expect(shortcomings.map(\.kind) == [.missing])
  }

  @Test("a language the model does not know is reported at its option", .enabled(if: hasModel, withoutModel))
  func unknownLanguage() throws {
    let position = Position(source: "a", line: 1, column: 1)
    let list = ["de", "ger"].map { Setting(.scalar($0, isPlain: true), at: position) }
    let (options, diagnostics) = Self.options([("languages", .sequence(list))])
    #expect(diagnostics.isEmpty)
    let shortcomings = DetectLanguage.shortcomings(options, Self.services())
    #expect(shortcomings.map(\.option) == ["languages"])
    #expect(shortcomings.first?.message.contains("'ger'") == true)
  }

  @Test("an empty list of languages is refused")
  func emptyLanguages() {
    #expect(Self.options([("languages", .sequence([]))]).1.count == 1)
  }

  // MARK: - Figures

  @Test(
    "historical lines are mostly told right", .enabled(if: hasModel, withoutModel),
    .enabled(if: Repository.hasShared, "needs ../shared"))
  func accuracyOnLines() async throws {
    let stage = try Self.stage()
    let table = try String(
      contentsOf: Repository.shared.appending(path: "data/lid-historical/lines.tsv"), encoding: .utf8)
    var right = 0
    var unsure = 0
    var total = 0
    for row in table.split(separator: "\n").dropFirst() {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 4 else { continue }
      var page = page(of: [[String(columns[3])]])
      _ = try await stage.process(&page, image: Repository.root)
      total += 1
      if page.languages?.main == String(columns[0]) { right += 1 }
      if page.languages?.main == "und" { unsure += 1 }
    }
    let accuracy = Double(right) / Double(total)
    let precision = Double(right) / Double(total - unsure)
    // Measured on 4,161 lines: 99.1 % right, 99.4 % of the decided right. The model was trained on them, so this holds
    // the wiring; cross-validated it is 97.6 %.
    #expect(accuracy > 0.98)
    #expect(precision > 0.98)
  }

  @Test(
    "the pages of the ground truth are told right", .enabled(if: hasModel, withoutModel),
    .enabled(if: Repository.hasShared, "needs ../shared"))
  func accuracyOnPages() async throws {
    let stage = try Self.stage()
    var right = 0
    var total = 0
    for set in ["ajmc", "argus", "cremma", "ehri", "memorials", "nubis", "ocrd", "tapus"] {
      let folder = Repository.shared.appending(path: "data/ocr-\(set)")
      let manifest = try String(contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
      for row in manifest.split(separator: "\n").dropFirst() {
        let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let text = try String(contentsOf: folder.appending(path: columns[2]), encoding: .utf8)
        var page = page(of: [text.split(separator: "\n").map(String.init)])
        _ = try await stage.process(&page, image: Repository.root)
        let found = try #require(page.languages)
        let wanted = columns[7].split(separator: "/").map(String.init)
        total += 1
        if wanted.contains(found.main) { right += 1 }
      }
    }
    // Measured: 72 of 76. Two covers have too few letters, a list of names is undecided, and a title page has more
    // Latin motto than German title.
    #expect(right >= 71, "\(right) of \(total)")
  }
}

/// A page whose regions hold the given lines, with boxes of ten pixels a letter.
func page(of regions: [[String]]) -> Page {
  var top = 0
  let made = regions.map { lines in
    let made = lines.map { line in
      defer { top += 20 }
      var left = 0
      let words = line.split(separator: " ").map { word in
        let width = 10 * word.unicodeScalars.count
        defer { left += width + 10 }
        return Word(
          text: String(word), box: Box(left: left, top: top, right: left + width, bottom: top + 18),
          confidence: 0.9)
      }
      return Line(box: Box(left: 0, top: top, right: 1000, bottom: top + 18), words: words)
    }
    return Region(kind: .text, box: Box(left: 0, top: 0, right: 1000, bottom: top), lines: made)
  }
  var page = Page(number: 1, image: PageImage(path: "page.png"))
  page.text = DividedWords.marked(PageText(width: 1000, height: max(top, 1), regions: made))
  return page
}
