import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

/// What a scanner or a camera does to a page, drawn; the same ten lines stand in all of them.
enum ScannedPage: String, CaseIterable, Sendable {
  case clean, faint, darkPaper, border, gutterShadow, banner, negative, specks, manySpecks, skewed, skewedBack
  case large, stained

  static let lines = (0..<10).map { PrintedPage.lines[$0 % 2] }

  private static let width = 760
  private static let height = 760

  func page() throws -> PrintedPage {
    var random = SeededRandom(seed: 5)
    func grain() -> Int { Int(random.next() % 9) - 4 }
    let print = try PrintedPage(Self.lines, width: Self.width, height: Self.height, left: 90, top: 160)
    let paper = 225
    let ink = 45
    func shade(_ grey: UInt8) -> Int { grey == 0 ? ink : paper }
    switch self {
    case .clean: return print
    case .faint: return print.mapped { _, _, grey in (grey == 0 ? 180 : 222) + grain() }
    case .darkPaper: return print.mapped { _, _, grey in (grey == 0 ? 20 : 110) + grain() }
    case .border:
      return print.mapped { x, y, grey in
        x < 50 || y < 60 || y > 720 ? 12 + grain() : shade(grey) + grain()
      }
    case .gutterShadow:
      return print.mapped { x, _, grey in max(5, shade(grey) - 14_000 / (60 + 2 * x)) + grain() }
    case .banner:
      return print.mapped { _, y, grey in
        (100..<221).contains(y) ? 255 - shade(grey) + grain() : shade(grey) + grain()
      }
    case .negative: return print.mapped { _, _, grey in 255 - shade(grey) + grain() }
    case .specks, .manySpecks:
      let share: UInt64 = self == .specks ? 150 : 40
      return print.mapped { _, _, grey in
        let chance = random.next() % share
        return chance == 0 ? 10 : chance == 1 ? 245 : shade(grey)
      }
    case .skewed: return try print.rotated(by: 2)
    case .skewedBack: return try print.rotated(by: -3.5)
    case .large: return print.enlarged(by: 3)
    case .stained:
      return print.mapped { x, y, grey in
        let isStained = (x - 300) * (x - 300) + (y - 350) * (y - 350) < 120 * 120
        return shade(grey) * (isStained ? 8 : 10) / 10 + grain()
      }
    }
  }
}

@Suite struct PreparedPageTests {
  private let folder: TemporaryFolder
  private let engine: Recognizer

  init() throws {
    folder = try TemporaryFolder()
    let data = try LanguageData(environment: ProcessInfo.processInfo.environment)
    engine = try Recognizer(models: ["eng"], data: data)
  }

  private func prepared(
    _ page: PrintedPage, _ format: PrintedPage.Format = .pnm
  ) throws -> PreparedPage {
    try PreparedPage(of: Bitmap.load(folder.write(page.encoded(format), to: "page")))
  }

  @Test(arguments: ScannedPage.allCases)
  func `A page reads the same whatever the scanner did to it`(scanned: ScannedPage) throws {
    let page = try prepared(scanned.page())
    let copy = try page.copy(letterHeight: 24)
    let lines = try engine.read(copy).plain.split(separator: "\n").map(String.init)
    // One line in ten may have a wrong letter, as engines go.
    let right = zip(lines, ScannedPage.lines).count { $0 == $1 }
    #expect(lines.count == ScannedPage.lines.count && right >= 9, "\(page.steps) \(lines)")
  }

  @Test(arguments: [
    (ScannedPage.clean, [PreparedPage.Step.evened]), (.stained, [.evened]), (.faint, [.evened]),
    (.specks, [.evened, .despeckled]), (.manySpecks, [.evened, .despeckled]), (.border, [.evened]),
    (.banner, [.invertedRegions, .evened]), (.negative, [.inverted, .evened]),
  ])
  func `Only what is needed is done`(scanned: ScannedPage, steps: [PreparedPage.Step]) throws {
    #expect(try prepared(scanned.page()).steps == steps)
  }

  @Test func `Letters are measured in pixels, whatever the size of the page`() throws {
    let once = try #require(try prepared(ScannedPage.clean.page()).letterHeight)
    let large = try #require(try prepared(ScannedPage.large.page()).letterHeight)
    #expect((22...28).contains(once))
    #expect(abs(large - 3 * once) <= 2)
  }

  @Test(arguments: [ScannedPage.border, .gutterShadow])
  func `What a scanner leaves at the edge is not measured`(scanned: ScannedPage) throws {
    let page = try prepared(scanned.page())
    #expect(try page.letterHeight == prepared(ScannedPage.clean.page()).letterHeight)
    #expect(page.skew == 0)
  }

  @Test func `A page with hardly any letters is not measured`() throws {
    #expect(try prepared(PrintedPage(["12"], width: 400, height: 300)).letterHeight == nil)
  }

  @Test(arguments: [-4.0, -2, -0.8, 0.8, 2, 4])
  func `Skew is measured to a fifth of a degree`(angle: Double) throws {
    let page = try prepared(ScannedPage.clean.page().rotated(by: angle))
    #expect(abs(page.skew + angle) < 0.2)
  }

  @Test(arguments: [0, 0.1, -0.1])
  func `A page as good as straight stays as it is`(angle: Double) throws {
    #expect(try prepared(ScannedPage.clean.page().rotated(by: angle)).skew == 0)
  }

  @Test func `Words are found where they stand on the page, however it was scaled and straightened`() throws {
    let straight = try engine.read(prepared(ScannedPage.clean.page()).copy(letterHeight: nil))
    let scaled = try engine.read(prepared(ScannedPage.clean.page()).copy(letterHeight: 22))
    let large = try engine.read(prepared(ScannedPage.large.page()).copy(letterHeight: 24))
    let words = straight.lines.flatMap(\.words)
    #expect(words.count == 45)
    for (other, factor) in [(scaled, 1), (large, 3)] {
      let near = zip(words, other.lines.flatMap(\.words)).count { word, found in
        zip(sides(word.box), sides(found.box)).allSatisfy { abs($0 * factor - $1) <= 4 * factor }
      }
      #expect(near >= 40)
    }
    let skewed = try engine.read(prepared(ScannedPage.skewed.page()).copy(letterHeight: 24))
    let near = zip(words, skewed.lines.flatMap(\.words)).count { word, found in
      let middle = rotated((word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2, by: 2)
      return abs((found.box.left + found.box.right) / 2 - middle.x) <= 5
        && abs((found.box.top + found.box.bottom) / 2 - middle.y) <= 5
    }
    #expect(near >= 40)
  }

  private func sides(_ box: Box) -> [Int] { [box.left, box.top, box.right, box.bottom] }

  /// Around the middle of the drawn pages, clockwise.
  private func rotated(_ x: Int, _ y: Int, by degrees: Double) -> (x: Int, y: Int) {
    let angle = degrees * .pi / 180
    let (dx, dy) = (Double(x - 380), Double(y - 380))
    return (
      380 + Int((dx * cos(angle) - dy * sin(angle)).rounded()),
      380 + Int((dx * sin(angle) + dy * cos(angle)).rounded())
    )
  }

  @Test(arguments: [(1, 1), (3, 400), (400, 3), (20, 20), (2000, 1)])
  func `A page of any shape can be prepared and copied`(width: Int, height: Int) throws {
    let page = try prepared(PrintedPage([], width: width, height: height))
    #expect(page.letterHeight == nil)
    for mode in [CopyMode.grey, .bilevel] {
      let copy = try page.copy(letterHeight: 15, mode: mode)
      #expect(copy.bitmap.width == width)
    }
  }
}
