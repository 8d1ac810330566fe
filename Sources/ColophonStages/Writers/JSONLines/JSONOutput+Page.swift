import ColophonDocument

extension JSONOutput {
  /// The members of a page's line.
  func write(
    _ page: Page, of item: Item, _ statements: ItemStatements, _ detail: JSONLines.Options.Detail,
    _ form: TextForm
  ) {
    member("item", item.id)
    member("page", page.number)
    member("image", page.image.path)
    member("frame", page.image.frame)
    member("label", page.image.label)
    member("image_sha256", page.imageDigest)
    member("width", page.text?.width)
    member("height", page.text?.height)
    member("outcome", page.outcome.rawValue)
    member("skip_reason", page.skipped?.rawValue)
    member("failure_reason", page.failure?.reason.rawValue)
    member("failure_stage", page.failure?.stage)
    member("failure_message", page.failure?.message)
    member("printed_number", page.text?.printedNumber)
    let readable = page.lacksText ? nil : page.text
    member("text", form == .normalised ? nil : readable?.plain)
    member("text_normalised", form == .diplomatic ? nil : readable?.readingText)
    member("confidence", page.text?.confidence)
    writeQuality(page.text?.account)
    writeLanguages(page.languages)
    writeDocumentType(page.documentType)
    writeClasses(page.classes)
    member("entities", objects: page.entities) { write($0, page.number, statements) }
    let text = detail == .page ? nil : page.text
    member("regions", objects: text?.regions) { region in
      member("kind", region.kind.rawValue)
      member("role", region.role?.rawValue)
      member("box", region.box)
    }
    var place = 0
    let lines = text?.regions.enumerated().flatMap { index, region in
      region.lines.map { line in
        defer { place += 1 }
        return (index, place, line)
      }
    }
    let languages = page.languages?.lines ?? []
    member("lines", objects: lines) { region, place, line in
      member("region", region)
      member("starts_paragraph", line.startsParagraph)
      member("text", line.text)
      member("box", line.box)
      member("confidence", line.confidence)
      member("language", languages.indices.contains(place) ? languages[place] : nil)
      member("words", objects: detail == .word ? line.words : nil) { word in
        member("text", word.text)
        member("box", word.box)
        member("confidence", word.confidence)
        member("division", word.division?.part.rawValue)
        member("whole", word.division?.whole)
      }
    }
    writeOrigins(page.origins)
  }

  private func writeQuality(_ account: ReadingAccount?) {
    member("quality", object: account) { account in
      member("expected_cer", account.expectedErrors)
      member("band", account.band.rawValue)
    }
  }

  private func write(_ entity: Entity, _ page: Int, _ statements: ItemStatements) {
    member("type", entity.kind.rawValue)
    member("text", entity.text)
    member("start", entity.start)
    member("end", entity.end)
    member("boxes", each: entity.boxes) { value($0) }
    member("normal", entity.normal)
    member("confidence", entity.confidence)
    member("evidence", entity.evidence)
    member("resolved", statements.date(of: entity, page: page))
    member("links", objects: statements.links(of: entity)) { link in
      member("authority", link.authority)
      member("id", link.candidate.id)
      member("uri", link.candidate.uri)
      member("score", link.candidate.score)
    }
  }
}
