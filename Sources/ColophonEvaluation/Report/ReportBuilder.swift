/// Gathers the scores of pages into a report, keeping of each page no more than is printed.
struct ReportBuilder {
  private struct Part {
    var name: String
    var pages: [PageScore] = []
    var documents: [DocumentScore] = []
  }

  private static let confusionCount = 30
  private static let worstPageCount = 5
  private static let worstLineCount = 12
  /// In characters, as printed.
  private static let longestLine = 200

  private let profile: TextProfile
  private var parts: [Part] = []
  private var confusions = Confusions()
  private var worstLines: [EvaluationReport.WorstLine] = []
  private var leftOut: [EvaluationReport.LeftOut]

  init(profile: TextProfile, leaveOut: [String]) {
    self.profile = profile
    leftOut = leaveOut.map { .init(label: $0, pages: 0) }
  }

  mutating func begin(_ collection: String) { parts.append(Part(name: collection)) }

  /// Whether pages of a document type are measured; those that are not are counted.
  mutating func takes(_ label: String?) -> Bool {
    guard let index = leftOut.firstIndex(where: { $0.label == label }) else { return true }
    leftOut[index].pages += 1
    return false
  }

  mutating func add(_ page: PageScore) {
    var page = page
    if let text = page.text {
      confusions.merge(text.confusions)
      // Of a page without a result every line is wrong; it stands in a list of its own.
      let lines = page.absence == nil ? text.worstLines : []
      worstLines += lines.map { line in
        EvaluationReport.WorstLine(
          page: page.name, image: page.image, frame: page.frame, box: line.box,
          expected: Self.shortened(line.expected), found: Self.shortened(line.found),
          instead: line.instead.map(Self.shortened), characters: line.errors)
      }
      // Sorting in Swift is stable: lines that are equally bad stay in the order of the truth.
      worstLines.sort { $0.characters.errors > $1.characters.errors }
      worstLines.removeLast(max(0, worstLines.count - Self.worstLineCount))
      page.text?.confusions = Confusions()
      page.text?.worstLines = []
    }
    parts[parts.count - 1].pages.append(page)
  }

  /// A truth without line ends is one line of thousands of characters.
  private static func shortened(_ text: String) -> String {
    text.count > longestLine ? text.prefix(longestLine) + " …" : text
  }

  mutating func add(_ documents: [DocumentScore]) { parts[parts.count - 1].documents += documents }

  func report() -> EvaluationReport {
    let pages = parts.flatMap(\.pages)
    let rated: [(rate: Double, page: EvaluationReport.WorstPage)] = pages.compactMap { page in
      guard page.absence == nil, let characters = page.text?.characters, let rate = characters.rate, rate > 0
      else { return nil }
      return (rate, .init(page: page.name, characters: characters))
    }
    return EvaluationReport(
      profile: profile,
      collections: parts.map { .init(name: $0.name, pages: $0.pages, documents: $0.documents) },
      overall: .init(name: "all", pages: pages, documents: parts.flatMap(\.documents)),
      pages: pages.compactMap(Self.figures),
      breakdowns: breakdowns(of: pages),
      quality: QualityFigures(pages),
      confusions: confusions.top(Self.confusionCount),
      leftOut: leftOut,
      absences: pages.compactMap { page in page.absence.map { .init(page: page.name, why: $0) } },
      worst: rated.sorted { $0.rate > $1.rate }.prefix(Self.worstPageCount).map(\.page),
      worstLines: worstLines)
  }

  private static func figures(of page: PageScore) -> EvaluationReport.PageFigures? {
    page.text.map { text in
      .init(
        page: page.name, characters: text.characters, anyOrder: text.anyOrder, words: text.words,
        bag: text.bag,
        coverage: text.coverage, expected: page.quality?.expectedCER)
    }
  }

  private func breakdowns(of pages: [PageScore]) -> [EvaluationReport.Breakdown] {
    let measured = pages.filter { $0.text != nil }
    let keys: [(String, (PageTraits) -> String?)] = [
      ("language", { $0.language }),
      ("decade", { traits in traits.year.map { "\($0 / 10)0s" } }),
      ("document type", { $0.documentType }),
    ]
    return keys.compactMap { by, key in
      let groups = Dictionary(grouping: measured) { key($0.traits) ?? "unknown" }
      guard groups.count > 1 else { return nil }
      let names = groups.keys.sorted { ($0 == "unknown" ? 1 : 0, $0) < ($1 == "unknown" ? 1 : 0, $1) }
      return .init(by: by, groups: names.map { .init(name: $0, pages: groups[$0] ?? []) })
    }
  }
}
