import ColophonDocument
import ColophonPipeline
import Foundation

/// A list of names that the institution has, as the pipeline file describes it.
struct AuthorityOptions: Sendable {
  enum Format: String, CaseIterable, Sendable {
    case auto, csv
    case jsonLines = "json_lines"
    case rdfXML = "rdf_xml"
    case turtle

    /// The format that the end of a file's name tells.
    init?(of file: URL) {
      switch file.pathExtension.lowercased() {
      case "csv", "tsv", "txt": self = .csv
      case "jsonl", "ndjson", "jsonlines": self = .jsonLines
      case "rdf", "xml", "owl": self = .rdfXML
      case "ttl", "nt", "turtle": self = .turtle
      default: return nil
      }
    }
  }

  let name: String
  let file: URL
  /// Never `auto`.
  let format: Format
  let kinds: [Entity.Kind]
  let scheme: AuthorityScheme
  let columns: AuthorityColumns
  let separator: Character

  init(from reader: inout OptionReader) {
    file = reader.path("file", "File with the names.")
    let stem = file.deletingPathExtension().lastPathComponent
    name =
      reader.optional("name", "What results call it; without it, the file's name without its ending.") ?? stem
    let format = reader.value(
      "format", default: Format.auto, "What the file is; auto tells by the end of its name.")
    if format == .auto, reader.isGiven("file"), Format(of: file) == nil {
      reader.reject(
        "file", "the name '\(file.lastPathComponent)' does not tell what the file is",
        hint: "add format: csv, json_lines, rdf_xml or turtle")
    }
    self.format = format == .auto ? Format(of: file) ?? .csv : format
    kinds = linkedKinds(
      from: &reader, "kinds", "What the names are names of, where the file does not say it.")
    scheme = reader.value(
      "scheme", default: AuthorityScheme.own,
      "Whose identifiers they are: of a known authority, which gives them addresses, or one's own.")
    columns = AuthorityColumns(
      reader.mapping(
        "columns",
        "Columns of a table, or keys of JSON, for id, uri, name, variants, kind and same_as; a number, from 1, in a "
          + "table without a header."))
    let separator = reader.value(
      "separator", default: "|", "The character between several names in one column of a table.")
    if separator.count != 1 { reader.reject("separator", "'separator' must be one character") }
    self.separator = separator.first ?? "|"
    for key in columns.unknown {
      reader.reject(
        "columns", "'\(key)' is nothing that a column can tell",
        hint: "known: \(AuthorityColumns.known.joined(separator: ", "))")
    }
  }
}

/// Reads a list of kinds of names, which must not be empty.
func linkedKinds(from reader: inout OptionReader, _ option: String, _ help: String) -> [Entity.Kind] {
  let possible: [Entity.Kind] = [.person, .place, .organisation]
  let names = reader.value(option, default: possible.map(\.rawValue), help)
  let kinds = possible.filter { names.contains($0.rawValue) }
  for name in names where !possible.contains(where: { $0.rawValue == name }) {
    reader.reject(
      option, "'\(name)' is no kind of name",
      hint: nearestName(to: name, among: possible.map(\.rawValue)).map { "did you mean '\($0)'?" }
        ?? "known: \(possible.map(\.rawValue).joined(separator: ", "))")
  }
  if names.isEmpty { reader.reject(option, "'\(option)' must name at least one") }
  return kinds
}

/// Which columns or keys of a file tell what.
struct AuthorityColumns: Hashable, Sendable {
  static let known = ["id", "uri", "name", "variants", "kind", "same_as"]

  /// Names that files often use, in the order in which they are looked for.
  private static let usual: [String: [String]] = [
    "id": ["id", "identifier", "gnd", "gndidentifier", "viaf", "wikidata", "qid", "geonames", "geonameid"],
    "uri": ["uri", "url"],
    "name": ["name", "preferredname", "label", "preflabel", "preferred_name"],
    "variants": ["variants", "variantname", "variant_names", "aliases", "altlabel", "alternatenames"],
    "kind": ["kind", "type", "class"],
    "same_as": ["same_as", "sameas"],
  ]

  private let given: [String: String]

  init(_ given: [String: String]) { self.given = given }

  var unknown: [String] { given.keys.filter { !Self.known.contains($0) }.sorted() }

  /// Whether the columns are numbers, so that the table has no header.
  var areNumbered: Bool { !given.isEmpty && given.values.allSatisfy { Int($0).map { $0 > 0 } ?? false } }

  /// The names under which a thing is looked for.
  func names(_ thing: String) -> [String] { given[thing].map { [$0] } ?? Self.usual[thing] ?? [] }

  /// The position of a thing's column, from 0.
  func position(_ thing: String, in header: [String]) -> Int? {
    if areNumbered { return given[thing].flatMap { Int($0) }.map { $0 - 1 } }
    return names(thing).lazy.compactMap { name in header.firstIndex { $0.lowercased() == name.lowercased() } }
      .first
  }
}
