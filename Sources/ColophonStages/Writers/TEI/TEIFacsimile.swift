import ColophonDocument

/// The images of an item and the places on them that the text points at.
struct TEIFacsimile {
  private let survey: TEISurvey
  private let zones: TEI.Options.Zones

  init(_ survey: TEISurvey, _ zones: TEI.Options.Zones) {
    self.survey = survey
    self.zones = zones
  }

  func write(_ page: Page, to xml: XMLOutput) throws {
    let names = TEINames(page: page.number)
    // Zones are in pixels of the image, so the surface measures what the image does.
    let size = page.text.flatMap { $0.width > 0 && $0.height > 0 ? ($0.width, $0.height) : nil }
    try xml.element(
      "surface",
      [
        ("xml:id", names.page), ("n", page.label), ("ulx", size.map { _ in "0" }),
        ("uly", size.map { _ in "0" }), ("lrx", size.map { "\($0.0)" }), ("lry", size.map { "\($0.1)" }),
        ("ana", survey.documentTypes.pointer(page.documentType?.label)),
        ("resp", survey.responsibilities.pointer(page.origins, .text)),
      ]
    ) {
      try xml.element(
        "graphic",
        [
          ("url", page.image.url), ("width", size.map { "\($0.0)px" }), ("height", size.map { "\($0.1)px" }),
        ])
      if let account = page.text?.account { try write(account, of: page, to: xml) }
      if let text = page.text { try write(text, names, to: xml) }
    }
  }

  /// How well the page was read: the share of its characters that is expected to be right.
  private func write(_ account: ReadingAccount, of page: Page, to xml: XMLOutput) throws {
    try xml.element(
      "certainty",
      [
        ("locus", "value"), ("degree", certainty(1 - account.expectedErrors)),
        ("resp", survey.responsibilities.pointer(page.origins, .text)),
      ]
    ) {
      try xml.element("desc", text: account.band.rawValue)
    }
  }

  private func write(_ text: PageText, _ names: TEINames, to xml: XMLOutput) throws {
    var lineIndex = 0
    for (index, region) in text.regions.enumerated() {
      try xml.element(
        "zone", zone(names.region(index), region.role?.rawValue ?? region.kind.rawValue, region.box)
      ) {
        for line in region.lines {
          if zones != .region { try write(line, lineIndex, names, to: xml) }
          lineIndex += 1
        }
      }
    }
  }

  private func write(_ line: Line, _ index: Int, _ names: TEINames, to xml: XMLOutput) throws {
    try xml.element("zone", zone(names.line(index), "line", line.box)) {
      guard zones == .word else { return }
      for (wordIndex, word) in line.words.enumerated() {
        try xml.element("zone", zone(names.word(wordIndex, line: index), "word", word.box))
      }
    }
  }

  private func zone(_ identifier: String, _ type: String, _ box: Box) -> XMLOutput.Attributes {
    [
      ("xml:id", identifier), ("type", type), ("ulx", "\(box.left)"), ("uly", "\(box.top)"),
      ("lrx", "\(box.right)"), ("lry", "\(box.bottom)"),
    ]
  }
}

extension Page {
  /// The page's own label, else its number.
  var label: String { image.label.flatMap { $0.isEmpty ? nil : $0 } ?? "\(number)" }
}

extension PageImage {
  /// The image as a URI reference relative to the collection's folder; a page within a file as a fragment.
  var url: String { uriReference(path: path) + (frame > 0 ? "#page=\(frame + 1)" : "") }
}
