import ColophonDocument

/// Writes the text of an item, page after page: milestones for pages and lines, paragraphs and blocks, names.
struct TEIBody {
  /// The element that takes the next line.
  private enum Container {
    case none, paragraph, block
  }

  private let xml: XMLOutput
  private let survey: TEISurvey
  private let zones: TEI.Options.Zones
  /// Language of the text as a whole; only parts in another one say theirs.
  private let language: String?
  private var container = Container.none
  /// The last word written into the open container.
  private var lastWord: String?
  private var isEmpty = true

  init(_ xml: XMLOutput, _ survey: TEISurvey, _ zones: TEI.Options.Zones, language: String?) {
    self.xml = xml
    self.survey = survey
    self.zones = zones
    self.language = language
  }

  mutating func write(_ page: Page) throws {
    let text = page.text ?? PageText(width: 0, height: 0, regions: [])
    let names = TEINames(page: page.number)
    let blocks = text.blocks
    let inline = TEIInline(page, text, blocks, survey, zones)

    let goesOn = container == .paragraph && blocks.first?.kind == .continuation
    if !goesOn { try close() }
    let end = goesOn ? lineEnd(before: inline.firstWord(of: 0)) : .space
    if goesOn, end == .space { try xml.text("\n") }
    try xml.element("pb", [("n", page.label), ("facs", "#\(names.page)"), ("break", end.breakValue)])
    if let failure = page.failure { try write(failure, isMissing: page.text == nil) }

    var written = 0
    for block in blocks {
      if block.kind != .continuation || container == .block { try close() }
      try writePictures(text.regions, written..<block.region, names)
      written = block.region
      try begin(block, page, names)
      for line in block.lines {
        let end = lineEnd(before: inline.firstWord(of: line))
        if lastWord != nil, end == .space { try xml.text("\n") }
        try xml.element(
          "lb", [("facs", zones == .region ? nil : "#\(names.line(line))"), ("break", end.breakValue)])
        try inline.write(line, to: xml)
        lastWord = inline.lastWord(of: line) ?? lastWord
      }
    }
    // A paragraph stays open, since the next page may go on with it.
    if container == .block { try close() }
    try writePictures(text.regions, written..<text.regions.count, names)
  }

  /// The pictures without text in a range of the page's regions.
  private func writePictures(_ regions: [Region], _ range: Range<Int>, _ names: TEINames) throws {
    for index in range where regions[index].kind == .image && regions[index].lines.isEmpty {
      try xml.element("figure", [("facs", "#\(names.region(index))")])
    }
  }

  /// Closes what is open. The schema wants a body to hold at least one block.
  mutating func finish() throws {
    try close()
    if isEmpty { try xml.element("ab") }
  }

  private func lineEnd(before word: String?) -> LineEnd {
    guard let lastWord, let word else { return .space }
    return LineEnd(after: lastWord, before: word)
  }

  private mutating func begin(_ block: TEIBlock, _ page: Page, _ names: TEINames) throws {
    if block.kind == .continuation, container == .paragraph { return }
    let pageLanguage = page.languages.flatMap { languageTag($0.main) }
    var attributes: XMLOutput.Attributes = [
      ("facs", "#\(names.region(block.region))"),
      ("xml:lang", pageLanguage == language ? nil : pageLanguage),
      ("resp", survey.responsibilities.pointer(page.origins, .text)),
    ]
    switch block.kind {
    case .paragraph:
      container = .paragraph
      try xml.start("p", attributes, .mixed)
    case .continuation:
      container = .block
      try xml.start("ab", attributes, .mixed)
    case .block(let type):
      container = .block
      attributes.insert(("type", type), at: 0)
      try xml.start("ab", attributes, .mixed)
    }
    isEmpty = false
  }

  private mutating func close() throws {
    lastWord = nil
    guard container != .none else { return }
    container = .none
    try xml.end()
  }

  private func write(_ failure: Failure, isMissing: Bool) throws {
    let description = [failure.stage, failure.message].compactMap(\.self).joined(separator: ": ")
    if isMissing {
      try xml.element("gap", [("reason", failure.reason.rawValue), ("unit", "page"), ("quantity", "1")]) {
        try xml.element("desc", text: description)
      }
    } else {
      try xml.element(
        "note", [("type", "incomplete"), ("subtype", failure.reason.rawValue)], text: description)
    }
  }
}

extension LineEnd {
  /// The value of `@break`; nil where a new word begins, as TEI assumes.
  fileprivate var breakValue: String? {
    switch self {
    case .space: nil
    case .dividedWord: "no"
    case .hyphen: "maybe"
    }
  }
}
