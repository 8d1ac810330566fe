import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("Wrong text, wrong order, missed and invented text are told apart")
struct OrderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Compares one page of text with another.
  private func report(
    _ truth: String, _ found: String, profile: TextProfile = .folded
  ) throws -> EvaluationReport {
    try folder.write(truth, to: "prints/1.txt")
    let page = ["item": "a", "image": "1.jpg", "text": found]
    let line = String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
    try folder.write(line.replacing("{", with: "{\"page\":1,", maxReplacements: 1), to: "out/pages.jsonl")
    return try Evaluation(truth: [folder.path("prints")], profile: profile).report(on: folder.path("out"))
  }

  private static let left = [
    "Der Stadtrath hat beschlossen, die", "Brücke über den Fluss im nächsten", "Jahre neu erbauen zu lassen.",
  ]
  private static let right = [
    "Zu verkaufen: ein Haus mit Garten", "am oberen Thore, sieben Zimmer und",
    "ein Stall. Nähere Auskunft beim Wirt.",
  ]

  @Test("columns read in the wrong order cost characters and words in order, and nothing without it")
  func swappedColumns() throws {
    let page = try #require(
      try report(
        (Self.left + Self.right).joined(separator: "\n"), (Self.right + Self.left).joined(separator: "\n")
      )
      .pages.first)
    #expect(try #require(page.characters.rate) > 0.6)
    #expect(try #require(page.words.rate) > 0.6)
    #expect(page.anyOrder.errors == 0)
    #expect(page.bag.errors == 0)
    #expect(page.coverage.covered == 1 && page.coverage.inventedShare == 0)
  }

  @Test("columns read across, as if each pair of lines were one, come apart")
  func mergedColumns() throws {
    let across = zip(Self.left, Self.right).map { "\($0) \($1)" }.joined(separator: "\n")
    let page = try #require(
      try report((Self.left + Self.right).joined(separator: "\n"), across).pages.first)
    #expect(try #require(page.characters.rate) > 0.4)
    #expect(page.anyOrder.errors == 0)
    #expect(page.coverage.missed == 0)
  }

  @Test("a truth without line breaks is found line by line")
  func truthInOneLine() throws {
    let page = try #require(
      try report(
        (Self.left + Self.right).joined(separator: " "), (Self.right + Self.left).joined(separator: "\n")
      ).pages.first)
    #expect(page.anyOrder.errors == 0)
  }

  @Test("text that was missed lowers coverage, text that is not there is invention")
  func coverage() throws {
    let missed = try #require(
      try report((Self.left + Self.right).joined(separator: "\n"), Self.left.joined(separator: "\n")).pages
        .first)
    let lost = Self.right.reduce(0) { $0 + $1.unicodeScalars.count }
    #expect(missed.coverage.missed == lost && missed.coverage.invented == 0)
    // Each line takes its line end along.
    #expect(missed.anyOrder.errors == lost + 3 && missed.characters.errors == lost + 3)

    let noise = "|| ;:. ~~ |i| -- ,,"
    let invented = try #require(
      try report(Self.left.joined(separator: "\n"), (Self.left + [noise]).joined(separator: "\n")).pages.first
    )
    #expect(invented.coverage.invented == noise.unicodeScalars.count && invented.coverage.missed == 0)
    #expect(invented.coverage.covered == 1)
  }

  @Test("a misread line keeps its partner, and no figure without order is above the one with order")
  func misreadLine() throws {
    let report = try report(
      Self.left.joined(separator: "\n"),
      "Dcr Stadtratli liat besclilosscn, die\n" + Self.left[1] + "\n" + Self.left[2])
    let page = try #require(report.pages.first)
    #expect(page.characters.errors == page.anyOrder.errors)
    #expect(page.characters.errors == 10 - 2)
    #expect(report.worstLines.map(\.expected) == [Self.left[0]])
    #expect(report.worstLines.first?.found == "Dcr Stadtratli liat besclilosscn, die")
  }

  @Test("a short line that is half misread is known by its neighbours, and elsewhere is not")
  func shortLineInPlace() throws {
    let lines = [Self.left[0], "288; X, 301 S. 8°", Self.left[1]]
    let inPlace = try #require(
      try report(
        lines.joined(separator: "\n"), [lines[0], "288; X,.301:.9$. 98*", lines[2]].joined(separator: "\n")
      )
      .pages.first)
    #expect(inPlace.coverage.missed == 0 && inPlace.coverage.invented == 3)
    let elsewhere = try #require(
      try report(
        lines.joined(separator: "\n"), [lines[0], lines[2], "288; X,.301:.9$. 98*"].joined(separator: "\n")
      )
      .pages.first)
    #expect(elsewhere.coverage.missed == 17)
  }

  @Test("where a line was misread beyond recognition, the report shows what stands in its place")
  func unrecognisable() throws {
    let report = try report(
      Self.left.joined(separator: "\n"), Self.left[0] + "\n|~ iii x%& 0o0 mmnn\n" + Self.left[2])
    let line = try #require(report.worstLines.first)
    #expect(line.expected == Self.left[1] && line.found == "" && line.instead == "|~ iii x%& 0o0 mmnn")
    #expect(report.table().contains("found  nothing like it; in its place: |~ iii x%& 0o0 mmnn"))
  }

  @Test("a bag of words counts a word as often as the truth has it")
  func bag() throws {
    let page = try #require(try report("der Hund und der Wolf", "und Hund der der der Fuchs").pages.first)
    #expect(page.bag.errors == 2 && page.bag.length == 5)
    #expect(page.words.errors > 2)
  }

  @Test(
    "confusions are runs of wrong characters",
    arguments: [
      ("modern times of old", "modem times of old", TextProfile.folded, "rn", "m"),
      ("Waſſer und Brod hier", "Wafſer und Brod hier", .asPrinted, "ſ", "f"),
      ("Vnd das neue Haus hier", "Vud das neue Haus hier", .folded, "n", "u"),
      ("ein gutes Jahr, sagt er", "ein gutes Jahr sagt er", .folded, ",", ""),
    ])
  func confusions(
    _ truth: String, _ found: String, _ profile: TextProfile, _ expected: String, _ read: String
  )
    throws
  {
    let entries = try report(truth, found, profile: profile).confusions
    #expect(entries.map(\.pair) == [Confusions.Pair(expected: expected, found: read)])
    #expect(entries.first?.count == 1)
  }

  @Test("long lines on both sides are compared as well as short ones")
  func longPage() throws {
    let words = (0..<500).map { "w\($0 * 7919 % 10007)" }
    var misread = words
    for index in stride(from: 0, to: words.count, by: 25) { misread[index] = "x" + words[index].dropFirst() }
    let report = try report(words.joined(separator: " "), misread.joined(separator: " "))
    #expect(report.overall.characters?.errors == 20)
    #expect(report.overall.anyOrder?.errors == 20)
    #expect(report.confusions.map(\.pair) == [.init(expected: "w", found: "x")])
    #expect(report.confusions.first?.count == 20)
    #expect(report.worstLines.map(\.expected.count) == [202])
  }

  @Test("an empty page of the truth has no rates, and what was read there is invented")
  func emptyTruth() throws {
    let page = try #require(try report("", "Flecken").pages.first)
    #expect(page.characters.rate == nil && page.characters.errors == 7)
    #expect(page.coverage.covered == nil && page.coverage.inventedShare == 1)
    let both = try report("", "")
    #expect(both.overall.characters?.micro == nil)
  }
}
