import ColophonDocument

/// One thing that an authority knows, with all its names.
struct AuthorityEntry: Hashable, Sendable {
  var id: String
  var uri: String?
  /// Further URIs of the same thing.
  var sameAs: [String] = []
  /// What it may be; never empty.
  var kinds: [Entity.Kind]
  /// The preferred name.
  var label: String
  /// Other names and spellings.
  var variants: [String] = []

  var names: [String] { [label] + variants }
}

/// A well-known authority, whose identifiers have a form and an address.
enum AuthorityScheme: String, CaseIterable, Sendable {
  case own, gnd, viaf, geonames, wikidata

  /// The address of an identifier; nil for identifiers of one's own.
  func uri(_ id: String) -> String? {
    switch self {
    case .own: nil
    case .gnd: "https://d-nb.info/gnd/\(id)"
    case .viaf: "https://viaf.org/viaf/\(id)"
    case .geonames: "https://sws.geonames.org/\(id)/"
    case .wikidata: "http://www.wikidata.org/entity/\(id)"
    }
  }

  /// Whether a text can be an identifier of the authority, by its form alone.
  func accepts(_ id: String) -> Bool {
    switch self {
    case .own: !id.isEmpty && id.allSatisfy { !$0.isWhitespace }
    case .gnd:
      (3...12).contains(id.count) && id.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "X") }
    case .viaf: (1...22).contains(id.count) && id.allSatisfy(Self.isDigit)
    case .geonames: (1...10).contains(id.count) && id.allSatisfy(Self.isDigit)
    case .wikidata:
      id.first == "Q" && id.count > 1 && id.count < 13 && id.dropFirst().allSatisfy(Self.isDigit)
    }
  }

  /// The identifier without an address around it.
  func identifier(_ text: String) -> String {
    guard self != .own, text.contains("/") else { return text }
    return text.split(separator: "/").last.map(String.init) ?? text
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// Reads what an authority says of the kind of a thing: `person`, `Q5`, `DifferentiatedPerson`, `P` of GeoNames.
enum AuthorityKind {
  static func kinds(_ text: String) -> [Entity.Kind] {
    let key = text.lowercased().filter { $0.isLetter || $0.isNumber }
    if ["a", "p", "h", "l", "t", "s", "r", "v", "u", "ort", "lieu"].contains(key) { return [.place] }
    if key == "q5" { return [.person] }
    return words.first { word, _ in key.contains(word) }?.kinds ?? []
  }

  /// The first one that is part of the text counts.
  private static let words: [(String, kinds: [Entity.Kind])] = [
    ("person", [.person]), ("human", [.person]), ("family", [.person]), ("royal", [.person]),
    ("individualised", [.person]), ("corporate", [.organisation]), ("organi", [.organisation]),
    ("conference", [.organisation]), ("company", [.organisation]), ("körperschaft", [.organisation]),
    ("place", [.place]), ("geographic", [.place]), ("settlement", [.place]), ("location", [.place]),
    ("city", [.place]), ("country", [.place]), ("territor", [.place]),
  ]
}
