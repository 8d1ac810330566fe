import ColophonDocument
import ColophonNative

/// The description of an item in MODS, as catalogue entries.
///
/// | key | from |
/// | --- | --- |
/// | `title` | `titleInfo` without a type: nonSort, title, subTitle after a colon |
/// | `part` | partNumber and partName of that title |
/// | `creator` | each `name` with the role `aut` or `cre`, or without a role: family, given; else as it stands |
/// | `date` | dateIssued, else dateCreated, else copyrightDate; a range as `start/end` |
/// | `place`, `publisher` | of the original, not of the digital edition |
/// | `language` | each languageTerm, as a code where there is one |
/// | `identifier` | each identifier; again as `identifier.TYPE` where it has a type |
struct MODSRecord {
  /// The catalogue's own identifier: recordIdentifier, else the first identifier.
  let id: String?
  let entries: [SourceRecord.Entry]

  /// The record of the topmost logical division that has one, else the first of the file.
  static func describing(_ root: XMLTree.Node) -> MODSRecord? {
    let sections = root.elements(.mets("dmdSec")).compactMap { section in
      record(in: section).map { (id: section.given("ID"), mods: $0) }
    }
    guard let first = sections.first else { return nil }
    let logical = root.elements(.mets("structMap")).filter { $0.has("TYPE", "LOGICAL") }
    for div in logical.flatMap({ $0.descendants(.mets("div")) }) {
      let ids = div.given("DMDID")?.split(separator: " ").map(String.init) ?? []
      if let section = sections.first(where: { $0.id.map(ids.contains) ?? false }) {
        return MODSRecord(section.mods)
      }
    }
    return MODSRecord(first.mods)
  }

  private static func record(in section: XMLTree.Node) -> XMLTree.Node? {
    let data = section.elements(.mets("mdWrap"), .mets("xmlData"))
    return data.flatMap { $0.elements(.mods("mods")) + $0.elements(.mods("modsCollection"), .mods("mods")) }
      .first
  }

  init(_ mods: XMLTree.Node) {
    var entries: [SourceRecord.Entry] = []
    func add(_ key: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      let entry = SourceRecord.Entry(key: key, value: value)
      if !entries.contains(entry) { entries.append(entry) }
    }

    if let title = Self.mainTitle(mods) {
      add("title", Self.title(title))
      let part = [title.first("partNumber"), title.first("partName")].compactMap(\.self)
      add("part", part.joined(separator: ", "))
    }
    for name in mods.elements(.mods("name")) where Self.isCreator(name) { add("creator", Self.name(name)) }

    let origins = mods.elements(.mods("originInfo")).filter { !Self.isDigitalEdition($0) }
    add(
      "date", ["dateIssued", "dateCreated", "copyrightDate"].lazy.compactMap { Self.date($0, origins) }.first)
    for origin in origins {
      for place in origin.elements(.mods("place")) {
        let terms = place.elements(.mods("placeTerm"))
        add(
          "place", (terms.first { $0.has("type", "text") } ?? terms.first { $0.given("type") == nil })?.words)
      }
    }
    for publisher in origins.flatMap({ $0.elements(.mods("publisher")) }) {
      add("publisher", publisher.words)
    }
    for language in mods.elements(.mods("language")) {
      let terms = language.elements(.mods("languageTerm"))
      add("language", (terms.first { $0.has("type", "code") } ?? terms.first)?.words)
    }
    let identifiers = mods.elements(.mods("identifier")).filter {
      !$0.has("invalid", "yes") && !$0.words.isEmpty
    }
    for identifier in identifiers {
      add("identifier", identifier.words)
      if let type = identifier.given("type") { add("identifier.\(type.lowercased())", identifier.words) }
    }
    self.entries = entries
    let recordIDs = mods.elements(.mods("recordInfo"), .mods("recordIdentifier")).map(\.words)
    id = (recordIDs + identifiers.map(\.words)).first { !$0.isEmpty }
  }

  // MARK: - Title

  private static func mainTitle(_ mods: XMLTree.Node) -> XMLTree.Node? {
    let titles = mods.elements(.mods("titleInfo"))
    let untyped = titles.filter { $0.given("type") == nil }
    return untyped.first { $0.has("usage", "primary") } ?? untyped.first ?? titles.first
  }

  private static func title(_ info: XMLTree.Node) -> String? {
    guard let title = info.first("title") else { return nil }
    var text = title
    if let nonSort = info.first("nonSort") {
      text = nonSort.hasSuffix("'") || nonSort.hasSuffix("\u{2019}") ? nonSort + title : nonSort + " " + title
    }
    return info.first("subTitle").map { text + ": " + $0 } ?? text
  }

  // MARK: - Names

  private static func isCreator(_ name: XMLTree.Node) -> Bool {
    let roles = name.elements(.mods("role"), .mods("roleTerm")).map { $0.words.lowercased() }
    return roles.isEmpty || roles.contains { ["aut", "cre", "author", "creator"].contains($0) }
  }

  private static func name(_ name: XMLTree.Node) -> String? {
    let parts = name.elements(.mods("namePart"))
    func part(_ type: String) -> String? {
      let texts = parts.filter { $0.has("type", type) }.map(\.words).filter { !$0.isEmpty }
      return texts.isEmpty ? nil : texts.joined(separator: " ")
    }
    if let family = part("family") {
      return [family, part("given")].compactMap(\.self).joined(separator: ", ")
    }
    let untyped = parts.filter { $0.given("type") == nil }.map(\.words).filter { !$0.isEmpty }
    if !untyped.isEmpty { return untyped.joined(separator: ", ") }
    return name.first("displayForm") ?? part("given")
  }

  // MARK: - Origin

  /// Whether a statement of origin is about the scans and not about the thing scanned.
  private static func isDigitalEdition(_ origin: XMLTree.Node) -> Bool {
    origin.given("eventType")?.lowercased().contains("digiti") == true
      || origin.first("edition")?.lowercased().contains("electronic ed") == true
      || (!origin.elements(.mods("dateCaptured")).isEmpty && origin.elements(.mods("dateIssued")).isEmpty)
  }

  private static func date(_ name: String, _ origins: [XMLTree.Node]) -> String? {
    let dates = origins.flatMap { $0.elements(.mods(name)) }.filter { !$0.words.isEmpty }
    if let start = dates.first(where: { $0.has("point", "start") }) {
      guard let end = dates.first(where: { $0.has("point", "end") }) else { return start.words + "/.." }
      return start.words + "/" + end.words
    }
    return (dates.first { $0.has("keyDate", "yes") } ?? dates.first)?.words
  }
}

extension XMLTree.Node {
  /// The text of the first MODS child of a name that has any.
  fileprivate func first(_ local: String) -> String? {
    elements(.mods(local)).lazy.map(\.words).first { !$0.isEmpty }
  }
}
