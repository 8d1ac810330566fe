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
  private let form: TextForm
  /// Language of the text as a whole; only parts in another one say theirs.
  private let language: String?
  private var container = Container.none
  /// The last word written into the open container.
  private var lastWord: String?
  private var isEmpty = true

  init(
    _ xml: XMLOutput, _ survey: TEISurvey, _ zones: TEI.Options.Zones, _ form: TextForm, language: String?
  ) {
    self.xml = xml
    self.form = form
    self.survey = survey
    self.zones = zones
    self.language = language
  }

  mutating func write(_ page: Page) throws {
    let text = page.text ?? PageText(width: 0, height: 0, regions: [])
    let names = TEINames(page: page.number)
    let blocks = text.blocks
    let inline = TEIInline(page, text, blocks, survey, zones, form)

    let first = blocks.first { !$0.isAside }
    let goesOn = container == .paragraph && first?.kind == .continuation
    if !goesOn { try close() }
    let end = goesOn ? lineEnd(before: first.flatMap { inline.firstWord(of: $0.lines.lowerBound) }) : .space
    if goesOn, end == .space { try xml.text("\n") }
    try xml.element("pb", [("n", page.label), ("facs", "#\(names.page)"), ("break", end.breakValue)])
    if let failure = page.failure { try write(failure, isMissing: page.lacksText) }

    var written = 0
    for block in blocks {
      if container == .block || !(block.isAside || block.kind == .continuation) { try close() }
      try writePictures(text.regions, written..<block.region, names)
      written = block.region
      if case .aside(let role) = block.kind {
        try write(block, role, page, text.regions[block.region], inline)
        continue
      }
      try begin(block, page, names)
      for line in block.lines {
        // Only from page to page nobody has marked yet which words go on.
        let end = goesOn && line == first?.lines.lowerBound ? end : inline.lineEnd(before: line)
        if lastWord != nil, end == .space { try xml.text("\n") }
        try writeLineBeginning(line, end, names)
        try inline.write(line, to: xml)
        lastWord = inline.lastWord(of: line) ?? lastWord
      }
    }
    // A paragraph stays open, since the next page may go on with it.
    if container == .block { try close() }
    try writePictures(text.regions, written..<text.regions.count, names)
  }

  private func writeLineBeginning(_ line: Int, _ end: LineEnd, _ names: TEINames) throws {
    try xml.element(
      "lb", [("facs", zones == .region ? nil : "#\(names.line(line))"), ("break", end.breakValue)])
  }

  /// Writes what stands beside the main text, within the paragraph that is open or between blocks.
  private func write(
    _ block: TEIBlock, _ role: Region.Role, _ page: Page, _ region: Region, _ inline: TEIInline
  ) throws {
    let names = TEINames(page: page.number)
    let isAtTop = region.box.top + region.box.bottom < page.text?.height ?? 0
    let attributes: XMLOutput.Attributes = [
      ("type", role.formWork), ("place", role.place ?? (isAtTop ? "top" : "bottom")),
      ("facs", "#\(names.region(block.region))"),
      ("resp", survey.responsibilities.pointer(page.origins, .text)),
    ]
    try xml.start(role.formWork == nil ? "note" : "fw", attributes, .mixed)
    for line in block.lines {
      let end = inline.lineEnd(before: line)
      if line > block.lines.lowerBound, end == .space { try xml.text("\n") }
      try writeLineBeginning(line, end, names)
      try inline.write(line, to: xml)
    }
    try xml.end()
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
    case .aside: return
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

extension Region.Role {
  /// The value of `fw/@type` as the TEI Guidelines suggest it; nil for what is a note.
  fileprivate var formWork: String? {
    switch self {
    case .runningHead: "header"
    case .runningFoot: "footer"
    case .pageNumber: "pageNum"
    case .lineNumber: "lineNum"
    case .catchword: "catch"
    case .signature: "sig"
    case .marginalia, .footnote: nil
    }
  }

  /// The value of `@place`; nil where the page tells.
  fileprivate var place: String? {
    switch self {
    case .marginalia, .lineNumber: "margin"
    case .footnote: "bottom"
    case .runningHead, .runningFoot, .pageNumber, .catchword, .signature: nil
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
