import ColophonDocument
import Foundation
import Testing

@Suite("A page's text is kept and read back")
struct PageTextCodecTests {
  /// As records were before pages had roles, divided words and printed numbers.
  private static let old = """
    {"height":8,"regions":[{"box":[0,0,9,8],"kind":"text","lines":[{"box":[0,0,9,4],"paragraph":true,\
    "words":[{"box":[0,0,4,4],"confidence":0.5,"text":"alt"}]}]}],"width":9}
    """

  private static func encoded(_ text: PageText) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(text), as: UTF8.self)
  }

  @Test("an older text is read, and written as it was")
  func readsOldText() throws {
    let text = try JSONDecoder().decode(PageText.self, from: Data(Self.old.utf8))
    #expect(text.regions.first?.role == nil)
    #expect(text.printedNumber == nil)
    #expect(text.lines.first?.words.first?.division == nil)
    #expect(try Self.encoded(text) == Self.old)
  }

  @Test("roles, divided words and the printed number come back")
  func comesBack() throws {
    let box = Box(left: 0, top: 0, right: 4, bottom: 4)
    for role in Region.Role.allCases {
      let word = Word(
        text: "Wör-", box: box, confidence: nil,
        division: Division(part: .first, whole: "Wörter", keepsHyphen: false))
      let region = Region(kind: .text, role: role, box: box, lines: [Line(box: box, words: [word])])
      let text = PageText(width: 9, height: 8, regions: [region], printedNumber: "xij")
      let copy = try JSONDecoder().decode(PageText.self, from: Data(Self.encoded(text).utf8))
      #expect(copy == text)
    }
  }

  @Test("the account of the readings comes back, also where most of it is unknown")
  func account() throws {
    let reading = ReadingAccount.Reading(
      models: ["Fraktur", "lat"], copy: "grey 15 px", expectedErrors: 0.0821, gain: 1204.5)
    var account = ReadingAccount(
      profile: "balanced", letterHeight: 21, skew: -0.4, steps: ["evened"], readings: [reading, reading],
      kept: 1, exchangedLines: 3, missedLines: 1, noiseLines: 2, longSWords: 12, timeSpent: true,
      inkWithoutText: 0.25,
      expectedErrors: 0.3116, band: .unreadable)
    for _ in 0..<2 {
      let text = PageText(width: 9, height: 8, regions: [], account: account)
      #expect(try JSONDecoder().decode(PageText.self, from: Data(Self.encoded(text).utf8)) == text)
      account.letterHeight = nil
      account.skew = nil
      account.inkWithoutText = nil
    }
  }
}
