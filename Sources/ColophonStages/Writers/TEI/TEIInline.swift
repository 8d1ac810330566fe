import ColophonDocument

/// The text of a page's lines with the names, the dates and, where asked for, the words in it.
final class TEIInline {
  private let entities: [Entity]
  private let entityResponsibility: String?
  private let names: TEINames
  private let page: Int
  private let links: TEILinks
  private let dates: TEIDateReferences
  private let scalars: [Unicode.Scalar]
  private let position: TextPosition
  private let lines: [Line]
  private let form: TextForm
  /// Sorted by start, outer before inner, none crossing another or a block's border.
  private let spans: [Span]
  /// How many parts each entity or word was cut into.
  private let partCounts: [Span.Source: Int]

  // MARK: - State of the walk

  /// Index of the first span that has not begun.
  private var next = 0
  /// Ends of the open spans, innermost last.
  private var open: [Int] = []
  private var partsWritten: [Span.Source: Int] = [:]

  init(
    _ page: Page, _ text: PageText, _ blocks: [TEIBlock], _ survey: TEISurvey, _ zones: TEI.Options.Zones,
    _ form: TextForm
  ) {
    self.form = form
    entities = (page.entities ?? []) + survey.dates.unmarked(on: page)
    entityResponsibility = survey.responsibilities.pointer(page.origins, .entities)
    names = TEINames(page: page.number)
    self.page = page.number
    links = survey.links
    dates = survey.dates
    lines = text.lines
    let scalars = Array(text.plain.unicodeScalars)
    self.scalars = scalars
    let position = TextPosition(text)
    self.position = position

    func trimmed(_ span: Span) -> Span? {
      var range = span.range.clamped(to: 0..<scalars.count)
      while let first = range.first, scalars[first].properties.isWhitespace {
        range = (first + 1)..<range.upperBound
      }
      while let last = range.last, scalars[last].properties.isWhitespace { range = range.lowerBound..<last }
      return range.isEmpty ? nil : Span(source: span.source, range: range)
    }

    let borders = Set(blocks.map { position.lineRanges[$0.lines.lowerBound].lowerBound })
    let found = entities.enumerated().compactMap { index, entity in
      entity.start < entity.end ? Span(source: .entity(index), range: entity.start..<entity.end) : nil
    }
    let entitySpans = nested(cut(found.compactMap(trimmed), at: borders)).compactMap(trimmed)
    var wordSpans: [Span] = []
    if zones == .word {
      let edges = Set(entitySpans.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
      wordSpans = position.places.enumerated().compactMap { index, place in
        place.range.isEmpty ? nil : Span(source: .word(index), range: place.range)
      }
      wordSpans = cut(wordSpans, at: edges)
    }
    spans = nested(entitySpans + wordSpans)
    partCounts = spans.reduce(into: [:]) { $0[$1.source, default: 0] += 1 }
  }

  func firstWord(of line: Int) -> String? { lines[line].words.first?.text }
  func lastWord(of line: Int) -> String? { lines[line].words.last?.text }

  /// How the line before goes over into this one, of the same page.
  func lineEnd(before line: Int) -> LineEnd {
    guard let division = lines[line].words.first?.division, division.part == .second else { return .space }
    return division.keepsHyphen ? .hyphen : .dividedWord
  }

  /// Writes a line's text. Lines are written in order, each once; names that go on over a line's end stay open.
  func write(_ line: Int, to xml: XMLOutput) throws {
    let range = position.lineRanges[line]
    var offset = range.lowerBound
    while true {
      while let end = open.last, end <= offset {
        try xml.end()
        open.removeLast()
      }
      guard offset < range.upperBound else { return }
      while next < spans.count, spans[next].range.lowerBound <= offset {
        try begin(spans[next], to: xml)
        open.append(spans[next].range.upperBound)
        next += 1
      }
      var stop = range.upperBound
      if next < spans.count { stop = min(stop, spans[next].range.lowerBound) }
      if let end = open.last { stop = min(stop, end) }
      let printed = String(String.UnicodeScalarView(scalars[offset..<stop]))
      try write(printed, endsInDivision: stop == range.upperBound && isDivided(line), to: xml)
      offset = stop
    }
  }

  /// Whether the line ends in a hyphen that only its end put there.
  private func isDivided(_ line: Int) -> Bool {
    lines[line].words.last?.division.map { $0.part == .first && !$0.keepsHyphen } ?? false
  }

  private func write(_ printed: String, endsInDivision: Bool, to xml: XMLOutput) throws {
    func normal(_ words: Substring, isLast: Bool) -> String {
      NormalForm.of(String(isLast && endsInDivision ? words.dropLast() : words))
    }
    switch form {
    case .diplomatic: try xml.text(printed)
    case .normalised: try xml.text(normal(printed[...], isLast: true))
    case .both:
      let words = printed.split(separator: " ", omittingEmptySubsequences: false)
      for (index, word) in words.enumerated() {
        if index > 0 { try xml.text(" ") }
        let modern = normal(word, isLast: index == words.count - 1)
        if modern == word {
          try xml.text(modern)
        } else {
          try xml.start("choice", [], .mixed)
          try xml.element("orig", text: String(word))
          try xml.element("reg", text: modern)
          try xml.end()
        }
      }
    }
  }

  private func begin(_ span: Span, to xml: XMLOutput) throws {
    let count = partCounts[span.source] ?? 1
    let part = (partsWritten[span.source] ?? 0) + 1
    partsWritten[span.source] = part
    switch span.source {
    case .entity(let index): try begin(entities[index], index, part: part, of: count, to: xml)
    case .word(let index): try begin(position.places[index], part: part, of: count, to: xml)
    }
  }

  private func begin(_ entity: Entity, _ index: Int, part: Int, of count: Int, to xml: XMLOutput) throws {
    let isCut = count > 1
    var attributes: XMLOutput.Attributes = [("xml:id", names.entity(index, part: isCut ? part : nil))]
    let resolved = dates.attributes(entity, page: page)
    attributes += resolved
    if resolved.isEmpty {
      if entity.kind == .date, let normal = entity.normal { attributes += dateAttributes(edtf: normal) }
      attributes += links.attributes(entity)
      attributes += [("cert", entity.confidence.flatMap(certainty)), ("resp", entityResponsibility)]
    }
    attributes += [
      ("next", isCut && part < count ? "#\(names.entity(index, part: part + 1))" : nil),
      ("prev", isCut && part > 1 ? "#\(names.entity(index, part: part - 1))" : nil),
    ]
    try xml.start(entity.kind.element, attributes, .mixed)
  }

  private func begin(_ place: TextPosition.Place, part: Int, of count: Int, to xml: XMLOutput) throws {
    let word = lines[place.line].words[place.word]
    let fragment: String? = count == 1 ? nil : part == 1 ? "I" : part == count ? "F" : "M"
    try xml.start(
      "w",
      [
        ("facs", "#\(names.word(place.word, line: place.line))"),
        ("cert", word.confidence.flatMap(certainty)), ("part", fragment),
      ], .mixed)
  }
}

extension Entity.Kind {
  fileprivate var element: String {
    switch self {
    case .person: "persName"
    case .place: "placeName"
    case .organisation: "orgName"
    case .work: "title"
    case .date: "date"
    }
  }
}
