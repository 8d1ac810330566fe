import ColophonNative

/// The fields of a MODS record that a title page can show.
enum MODSTruth {
  /// The first record of a METS file; nil when there is none.
  static func record(of item: String, in tree: XMLTree) -> TrueRecord? {
    guard let mods = tree.root.descendants(name("mods")).first else { return nil }
    var values: [ScoredField: [String]] = [:]
    let info = mods.elements(name("titleInfo"))
    let title = info.first { $0.attribute("type") == nil } ?? info.first
    values[.title] = texts(title?.elements(name("title")) ?? [])
    values[.subtitle] = texts(title?.elements(name("subTitle")) ?? [])
    let authors = mods.elements(name("name")).filter { person in
      person.elements(name("role"), name("roleTerm")).contains { words($0) == "aut" }
    }
    values[.creator] = authors.compactMap(personName)
    let origin = mods.elements(name("originInfo")).first { !$0.elements(name("dateIssued")).isEmpty }
    values[.date] = texts(origin?.elements(name("dateIssued")) ?? [])
    values[.place] = texts(origin?.elements(name("place"), name("placeTerm")) ?? []).filter { $0 != "s.l." }
    values[.publisher] = texts(origin?.elements(name("publisher")) ?? [])
    let classes = texts(mods.elements(name("classification"))).filter { !$0.contains(".") }
    return TrueRecord(
      item: item, values: values,
      language: texts(mods.elements(name("language"), name("languageTerm"))).first,
      year: values[.date]?.first.flatMap(firstYear), documentType: classes.first, splitsNames: false)
  }

  /// Given names first, as title pages print them; nil for the unknown.
  private static func personName(_ person: XMLTree.Node) -> String? {
    func part(_ type: String) -> String? {
      person.elements(name("namePart")).first { $0.attribute("type") == type }.map(words)
    }
    let whole = [part("given"), part("family")].compactMap(\.self).filter { !$0.isEmpty }.joined(
      separator: " ")
    let text = whole.isEmpty ? texts(person.elements(name("displayForm"))).first : whole
    return text.flatMap { $0.contains("N.N.") ? nil : $0 }
  }

  /// The texts in one line each, without the bars by which records mark line ends; empty ones left out.
  private static func texts(_ nodes: [XMLTree.Node]) -> [String] {
    nodes.map(words).filter { !$0.isEmpty }
  }

  private static func words(_ node: XMLTree.Node) -> String {
    node.text.replacing("=||", with: "").replacing("-||", with: "").replacing("||", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func name(_ local: String) -> XMLName { XMLName(local, in: "http://www.loc.gov/mods/v3") }
}
