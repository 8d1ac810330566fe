import ColophonDocument

extension WriterSample {
  /// Two pages of a book with everything that stands around a text: heads, numbers, a note in the margin, one at the
  /// foot, a catchword, a sheet's signature; and a paragraph with a divided word that goes on over all of it.
  static var book: (document: Document, pages: [Page]) {
    func aside(_ role: Region.Role, top: Int, _ lines: [String]) -> Region {
      var region = region(top: top, lines: lines)
      region.role = role
      return region
    }
    let first = [
      aside(.pageNumber, top: 10, ["12"]), aside(.runningHead, top: 10, ["Von dem Waſſer."]),
      region(top: 60, lines: ["¶Das Waſſer fließt von den Ber-", "gen herab*) nach Cöln und"]),
      aside(.lineNumber, top: 60, ["5"]), aside(.marginalia, top: 60, ["Lauf des", "Waſſers."]),
      aside(.footnote, top: 700, ["*) S. den Anhang bey Mül-", "ler, I."]),
      aside(.signature, top: 760, ["B 3"]), aside(.catchword, top: 760, ["wei-"]),
    ]
    let second = [
      aside(.pageNumber, top: 10, ["13"]),
      region(top: 60, lines: ["weiter in das Meer. Vom Nord-", "Cap.", "¶Ende."]),
      aside(.runningFoot, top: 760, ["Reiſen I."]),
    ]
    var pages = [
      page(1, first, entities: [entity(.place, "Cöln", in: first, confidence: 0.9)]),
      page(2, second, entities: []),
    ]
    pages[0].text?.printedNumber = "12"
    pages[1].text?.printedNumber = "13"
    return (Document(item: Item(id: "books/b", pages: []), date: "2026-08-01"), pages)
  }
}
