import ColophonDocument

extension JSONOutput {
  /// The members of an item's line.
  func write(_ document: Document, _ tally: PageTally) {
    member("item", document.item.id)
    member("date", document.date)
    member("pages", tally.all)
    member("pages_done", tally.all - tally.quarantined)
    member("pages_quarantined", tally.quarantined)
    member("quality", object: tally.quality) { quality in
      member("expected_cer", quality.expectedErrors)
      member("pages_good", quality.pages(.good))
      member("pages_fair", quality.pages(.fair))
      member("pages_doubtful", quality.pages(.doubtful))
      member("pages_unreadable", quality.pages(.unreadable))
    }
    writeLanguages(document.languages)
    writeDocumentType(document.documentType)
    writeClasses(document.classes)
    member("metadata", objects: document.fields) { field in
      member("field", field.name.rawValue)
      member("value", field.value)
      member("normal", field.normal)
      member("confidence", field.confidence)
      member("evidence", objects: field.evidence) { evidence in
        member("page", evidence.page)
        member("line", evidence.line)
        member("box", evidence.box)
        member("text", evidence.text)
      }
    }
    member("dates", objects: document.dates) { date in
      member("page", date.page)
      member("start", date.start)
      member("end", date.end)
      member("text", date.text)
      member("date", date.date)
      member("confidence", date.confidence)
      member("anchor", date.anchor.date)
      member("anchor_source", date.anchor.source.rawValue)
      member("anchor_text", date.anchor.text)
      member("reason", date.reason)
    }
    writeLinks(document.links)
    member("source_path", document.item.source.path)
    member("source", objects: document.item.source.entries) { entry in
      member("key", entry.key)
      member("value", entry.value)
    }
    member("catalogue", object: CatalogueAgreement(document)) { catalogue in
      member("checked", catalogue.checked)
      member("disagreements", objects: catalogue.disagreements) { found in
        member("field", found.field.rawValue)
        member("read", found.read)
        member("catalogue", found.catalogue)
        member("likeness", found.likeness)
        member("confidence", found.confidence)
        member("page", found.page)
        member("line", found.line)
        member("box", each: found.box.map { [$0.left, $0.top, $0.right, $0.bottom] }) { value($0) }
      }
    }
    writeOrigins(document.origins)
  }

  private func writeLinks(_ links: [Link]?) {
    member("links", objects: links) { link in
      member("type", link.name.kind.rawValue)
      member("name", link.name.text)
      member("normal", link.name.normal)
      member("pages", each: link.pages) { value($0) }
      member("answers", objects: link.answers) { answer in
        member("authority", answer.authority)
        member("outcome", answer.outcome.rawValue)
        member("reason", answer.reason)
        member("candidates", objects: answer.candidates) { candidate in
          member("id", candidate.id)
          member("uri", candidate.uri)
          member("same_as", each: candidate.sameAs) { value($0) }
          member("label", candidate.label)
          member("score", candidate.score)
          member("reason", candidate.reason)
        }
      }
    }
  }
}
